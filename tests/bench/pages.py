"""A full page and a save, against a bare Flask answer on the same server."""

from __future__ import annotations

import re
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

from cea_helper.application import Application
from cea_helper.interchange import read_application
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import accounts, applications, transfer
from tests.bench.load import Found, Plan, Visitor
from tests.bench.measuring import Ratio, percentile
from tests.bench.results import Result, Section, milliseconds
from tests.bench.servers import BARE, Served, ask, load, running, site

_PAGE_AIM = 0.15
_SAVE_AIM = 0.08
_PAIRS = 5
_SECONDS = 2.0
_CONNECTIONS = 8
_DOMAIN = "research"
_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
_PASSWORD = "plainly invented words"


@dataclass(frozen=True)
class Prepared:
    """A data folder with one person who is signed in, and one application a connection."""

    folder: Path
    account: Account
    cookie: str
    numbers: tuple[int, ...]
    text: str


def fullest() -> Application:
    """Return the fullest of the made-up people's applications."""
    file = resources.files("cea_helper") / "demo_people" / "ingrid-placeholder.json"
    return read_application(file.read_bytes())


@contextmanager
def prepared() -> Iterator[Prepared]:
    """Give a data folder that goes at the end of the block."""
    application = fullest()
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory() as name:
        store = Store(Path(name))
        try:
            email = "avery.example@example.org"
            person = accounts.create_first_account(store, email, "Avery Example", _PASSWORD, now)
            token = accounts.sign_in(store, email, _PASSWORD, "127.0.0.1", now)
            numbers = tuple(
                transfer.import_application(store, person, application, now).application_id
                for _ in range(_CONNECTIONS)
            )
        finally:
            store.close()
        text = application.statements[_DOMAIN]
        yield Prepared(Path(name), person, f"cea={token}", numbers, text)


@dataclass(frozen=True)
class Side:
    """What was found of one kind of answer, and how long each kept the server's processor."""

    found: Found
    busy_each: float


@dataclass(frozen=True)
class Turn:
    """What was found of a page, a bare answer and a save, one right after the other."""

    page: Side
    bare: Side
    save: Side


def measure() -> Section:
    """Put load on the site and on the bare one in turn; the first turn only warms them up."""
    with prepared() as data:
        with running(BARE) as bare, running(site(data.folder)) as served:
            form = _form(served, data)
            size = len(ask(served.port, _path(data.numbers[0]), data.cookie).text.encode())
            turns = list(_turns(served, bare, data, form))
        saved = _count_saved(data)
    answered = sum(sum(turn.save.found.answers) for turn in turns)
    if saved != answered:
        raise ValueError(f"{answered} saves were answered and {saved} were kept")
    return _told(turns[1:], size, saved)


def _turns(served: Served, bare: Served, data: Prepared, form: tuple[str, str]) -> Iterator[Turn]:
    readers = [Visitor(_path(number), {"Cookie": form[0]}) for number in data.numbers]
    savers = _savers(served, data, form)
    for _ in range(_PAIRS + 1):
        page = _put(served, 200, readers)
        answer = _put(bare, 200, [Visitor("/")] * _CONNECTIONS)
        save = _put(served, 303, savers)
        savers = [
            replace(saver, began_from=saver.began_from + saved)
            for saver, saved in zip(savers, save.found.answers, strict=True)
        ]
        yield Turn(page, answer, save)


def _put(served: Served, status: int, visitors: list[Visitor]) -> Side:
    before = served.busy_seconds
    found = load(Plan(served.port, _SECONDS, status, visitors))
    return Side(found, (served.busy_seconds - before) / len(found.latencies))


def _path(application_id: int) -> str:
    return f"/applications/{application_id}/boxes/{_DOMAIN}"


def _form(served: Served, data: Prepared) -> tuple[str, str]:
    """Return the cookies of a person who has opened the page, and the token of its form."""
    page = ask(served.port, _path(data.numbers[0]), data.cookie)
    token = _TOKEN.search(page.text)
    if token is None:
        raise ValueError("the page has no form")
    return "; ".join((data.cookie, *page.cookies)), token[1]


def _savers(served: Served, data: Prepared, form: tuple[str, str]) -> list[Visitor]:
    cookies, token = form
    headers = {"Cookie": cookies, "Origin": f"http://127.0.0.1:{served.port}"}
    filled = {"csrf_token": token, "text": data.text}
    return [Visitor(_path(number), headers, filled, began_from=1) for number in data.numbers]


def _count_saved(data: Prepared) -> int:
    """Return how many versions the data folder holds beyond those that were imported."""
    store = Store(data.folder)
    try:
        return sum(
            applications.newest_version(store, data.account, number, _DOMAIN).version - 1
            for number in data.numbers
        )
    finally:
        store.close()


def _told(turns: list[Turn], size: int, saved: int) -> Section:
    return Section(
        title="Pages",
        how=(
            f"The page of a domain ({size / 1024:.0f} KiB, its statement near the limit, in an "
            "application with five such statements and 25 items of evidence), and a save of its "
            "text: a new version each time, on the disk (synchronous=FULL) before it is answered. "
            'The bare site is one Flask view that answers "ok". Both are served alike: '
            f"waitress, one process, 8 threads. {_CONNECTIONS} connections, each in its own "
            f"application, ask again as soon as they are answered, {_SECONDS:.0f} seconds a turn: "
            f"page, bare answer, save, {_PAIRS} times after one turn to warm up. The load is "
            "tests/bench/load.py, in a process of its own. Where other programs take turns on the "
            "processor, the ratio of processor time is the steadier one: the server's for a "
            "bare answer against its for ours."
        ),
        results=(
            *_row("Bare answer", [turn.bare for turn in turns]),
            *_row("Page", [turn.page for turn in turns]),
            *_row("Save", [turn.save for turn in turns]),
            _ratio("Page", [(turn.page, turn.bare) for turn in turns], _PAGE_AIM),
            _busy_ratio("Page", [(turn.page, turn.bare) for turn in turns]),
            _ratio("Save", [(turn.save, turn.bare) for turn in turns], _SAVE_AIM),
            _busy_ratio("Save", [(turn.save, turn.bare) for turn in turns]),
        ),
        notes=(
            f"Every save that was answered was found as a version afterwards: {saved:,} of "
            f"{saved:,}.",
            "The ratio of throughput differs from run to run by more than its turns do: "
            "docs/design.md, under Speed, tells what other runs gave and why.",
        ),
    )


def _row(what: str, sides: list[Side]) -> tuple[Result, Result, Result]:
    latencies = [seconds for side in sides for seconds in side.found.latencies]
    middle, late = percentile(latencies, 0.5), percentile(latencies, 0.99)
    throughput = statistics.median(side.found.throughput for side in sides)
    busy = statistics.median(side.busy_each for side in sides)
    return (
        Result(f"{what}: throughput", f"{throughput:,.0f} a second"),
        Result(f"{what}: answered in", f"{milliseconds(middle)}, 99 of 100 {milliseconds(late)}"),
        Result(f"{what}: processor time of the server", milliseconds(busy)),
    )


def _ratio(what: str, pairs: list[tuple[Side, Side]], aim: float) -> Result:
    ratio = Ratio(tuple(one.found.throughput / bare.found.throughput for one, bare in pairs))
    what = f"{what} against bare answer, throughput"
    return Result(what, str(ratio), f"at least {aim}", ratio.median >= aim)


def _busy_ratio(what: str, pairs: list[tuple[Side, Side]]) -> Result:
    """Return the same ratio by processor time alone, which other programs disturb less."""
    measured = [(one.busy_each, bare.busy_each) for one, bare in pairs if one.busy_each]
    ratio = Ratio(tuple(bare / one for one, bare in measured)) if measured else "not known here"
    return Result(f"{what} against bare answer, processor time", str(ratio))
