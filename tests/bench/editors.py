"""Many people who write at once, some of them in the same text: what was answered for is kept."""

from __future__ import annotations

import json
import re
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import accounts, applications
from tests.bench.measuring import percentile
from tests.bench.results import Result, Section, milliseconds
from tests.bench.servers import ask, running, site

EDITORS = 50
# Two write in each text, so that half of the saves begin from a version that is no more the newest.
_TEXTS = EDITORS // 2
_SAVES = 200
_BOX = "leadership"
_ROUND = "ncia-2026"
_AIM = 0.010
_WORDS = "What I wrote, and what came of it for patients. " * 30
_PASSWORD = "plainly invented words"
_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


@dataclass(frozen=True)
class Desk:
    """A data folder with one person who is signed in, and the texts that are written."""

    folder: Path
    account: Account
    cookie: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Written:
    """What one editor was told is saved, and how long each answer took, in seconds."""

    number: int
    acknowledged: tuple[str, ...]
    latencies: tuple[float, ...]


def set_up(folder: Path) -> Desk:
    """Make the data folder."""
    now = datetime.now(UTC)
    store = Store(folder)
    email = "avery.example@example.org"
    account = accounts.create_first_account(store, email, "Avery Example", _PASSWORD, now)
    token = accounts.sign_in(store, email, _PASSWORD, "127.0.0.1", now)
    numbers = tuple(
        applications.start_application(store, account, _ROUND, now) for _ in range(_TEXTS)
    )
    store.close()
    return Desk(folder, account, f"cea={token}", numbers)


def write(port: int, desk: Desk, editors: int, saves: int) -> list[Written]:
    """Let so many editors save so many times each, all at once."""
    numbers = [desk.numbers[editor % len(desk.numbers)] for editor in range(editors)]
    with ThreadPoolExecutor(editors) as threads:
        at_work = [
            threads.submit(_edit, port, desk.cookie, number, editor, saves)
            for editor, number in enumerate(numbers)
        ]
        return [one.result() for one in at_work]


def lost(desk: Desk, written: Sequence[Written]) -> int:
    """Return how many texts were answered for and are in no version."""
    store = Store(desk.folder)
    kept = {
        number: {one.text for one in applications.list_versions(store, desk.account, number, _BOX)}
        for number in desk.numbers
    }
    store.close()
    return sum(1 for one in written for text in one.acknowledged if text not in kept[one.number])


def _edit(port: int, cookie: str, number: int, editor: int, saves: int) -> Written:
    page = ask(port, f"/applications/{number}/boxes/{_BOX}", cookie)
    token = _TOKEN.search(page.text)
    if token is None:
        raise ValueError("the page has no form")
    headers = {
        "Cookie": "; ".join((cookie, *page.cookies)),
        "Origin": f"http://127.0.0.1:{port}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    version, acknowledged, latencies = 0, [], []
    for save in range(saves):
        text = f"{editor}, {save}: {_WORDS}"
        fields = {"csrf_token": token[1], "text": text, "began_from": version}
        began = time.perf_counter()
        path = f"/applications/{number}/boxes/{_BOX}/autosave"
        connection.request("POST", path, urlencode(fields), headers)
        answer = connection.getresponse()
        told = json.loads(answer.read())
        latencies.append(time.perf_counter() - began)
        if answer.status not in (200, 409):
            raise ValueError(f"a save was answered with {answer.status}")
        acknowledged += [text] if answer.status == 200 else []
        version = told["version"]
    connection.close()
    return Written(number, tuple(acknowledged), tuple(latencies))


def measure() -> Section:
    """Let one person write alone, then many at once."""
    with tempfile.TemporaryDirectory() as name:
        desk = set_up(Path(name))
        with running(site(desk.folder)) as served:
            alone = write(served.port, desk, 1, _SAVES)
            together = write(served.port, desk, EDITORS, _SAVES)
        missing = lost(desk, [*alone, *together])
    answered = sum(len(one.acknowledged) for one in together)
    middle = percentile(alone[0].latencies, 0.5)
    return Section(
        title="Saving",
        how=(
            f"A text of {len(_WORDS):,} characters is saved as the page does while somebody "
            f"writes, each time another one, on the disk before it is answered: by one person "
            f"{_SAVES} times, then by {EDITORS} at once, two in each text, {_SAVES} times each. "
            "A save from a version that is no longer the newest is refused, and the next begins "
            "from the newest."
        ),
        results=(
            Result(
                "A save of one person, median",
                milliseconds(middle),
                f"under {milliseconds(_AIM)}",
                middle < _AIM,
            ),
            Result(f"Saves of {EDITORS} editors that were taken", f"{answered:,}"),
            Result("Of these not in the history", f"{missing:,}", "0", missing == 0),
        ),
    )
