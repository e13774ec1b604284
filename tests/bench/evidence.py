"""How long the list of evidence takes to answer where a person has 10,000 items."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path

from cea_helper.storage import Store
from cea_helper.workspace import accounts, transfer
from tests.bench.applications import varied
from tests.bench.measuring import percentile
from tests.bench.results import Result, Section, milliseconds
from tests.bench.servers import running, site

_AIM = 0.05
_ITEMS = 10_000
_TIMES = 40
_PASSWORD = "plainly invented words"
_EMAIL = "avery.example@example.org"
_PAGES = {
    "The whole bank": "/evidence",
    "Its last page": "/evidence?page=200",
    "A word": "/evidence?words=sepsis",
    "A word that most items have": "/evidence?words=the",
    "The beginning of a word": "/evidence?words=th",
    "A quality that is missing": "/evidence?lacks=result",
    "Dates that do not count": "/evidence?lacks=dated",
    "Used in no application": "/evidence?used=none",
    "All at once": "/evidence?words=the&area=teaching&reach=national&year=2024&lacks=proof&used=1",
    "Choosing several": "/evidence/choose?words=the",
}


def measure() -> Section:
    """Ask for each page again and again, over one connection to a server on loopback."""
    with _prepared() as (folder, cookie), running(site(folder)) as served:
        times = {what: _times(served.port, path, cookie) for what, path in _PAGES.items()}
    return Section(
        title="Evidence: 10,000 items",
        how=(
            f"One person has {_ITEMS:,} items, the words of the made-up people, fields changed "
            "and left out, and one application. The whole request is timed, from sending it to "
            "the last byte of the page, which holds 50 items. One connection, loopback, "
            f"{_TIMES} times each; the median is told, then the time of 95 of 100."
        ),
        results=tuple(_result(what, taken) for what, taken in times.items()),
    )


@contextmanager
def _prepared() -> Iterator[tuple[Path, str]]:
    """Give a data folder, which goes at the end of the block, and the cookie of its one person."""
    now = datetime.now(UTC)
    application = next(varied(1, _ITEMS))
    with tempfile.TemporaryDirectory() as name:
        store = Store(Path(name))
        try:
            person = accounts.create_first_account(store, _EMAIL, "Avery Example", _PASSWORD, now)
            transfer.import_application(store, person, application, now)
            token = accounts.sign_in(store, _EMAIL, _PASSWORD, "127.0.0.1", now)
        finally:
            store.close()
        yield Path(name), f"cea={token}"


def _times(port: int, path: str, cookie: str) -> list[float]:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        _seconds(connection, path, cookie)
        return [_seconds(connection, path, cookie) for _ in range(_TIMES)]
    finally:
        connection.close()


def _seconds(connection: HTTPConnection, path: str, cookie: str) -> float:
    began = time.perf_counter()
    connection.request("GET", path, headers={"Cookie": cookie})
    response = connection.getresponse()
    response.read()
    if response.status != 200:
        raise ValueError(f"{path}: answered with {response.status}")
    return time.perf_counter() - began


def _result(what: str, times: list[float]) -> Result:
    middle, late = statistics.median(times), percentile(times, 0.95)
    told = f"{milliseconds(middle)}, 95 of 100 {milliseconds(late)}"
    return Result(what, told, f"under {milliseconds(_AIM)}", middle < _AIM)
