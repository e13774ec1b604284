"""From the start of the process to the first page that is answered."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.measuring import Ratio
from tests.bench.results import Result, Section, milliseconds
from tests.bench.servers import BARE, ask, running, site

_TIMES = 5


def measure() -> Section:
    """Start a new site, the same again, and the bare one, in turn."""
    turns = [_start_all() for _ in range(_TIMES)]
    first, later, bare = ([turn[which] for turn in turns] for which in range(3))
    ratio = Ratio.of(later, bare)
    return Section(
        title="Cold start",
        how=(
            "The process is started and asked for a page at once: the page that makes the first "
            "account of a new data folder, with no template compiled yet; the same on the second "
            f"start; the bare Flask site. {_TIMES} times, in turn; the shortest time is told."
        ),
        results=(
            Result("First start, new data folder", milliseconds(min(first))),
            Result("Later start", milliseconds(min(later))),
            Result("Bare Flask", milliseconds(min(bare))),
            Result("Later start against bare Flask", f"{ratio} times as long"),
        ),
    )


def _start_all() -> tuple[float, float, float]:
    with tempfile.TemporaryDirectory() as name:
        new = site(Path(name))
        return _seconds(new, "/setup"), _seconds(new, "/setup"), _seconds(BARE, "/")


def _seconds(words: Sequence[str], path: str) -> float:
    with running(words) as served:
        answer = ask(served.port, path)
        took = time.perf_counter() - served.started_at
    if answer.status != 200:
        raise ValueError(f"{path}: answered with {answer.status}")
    return took
