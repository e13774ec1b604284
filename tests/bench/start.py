"""From the start of the process to the first page that is answered."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.measuring import Ratio
from tests.bench.results import Result, Section, milliseconds
from tests.bench.servers import BARE, ask, running, site

_TIMES = 5
_SCHEMES_AIM = 0.05
# What the schemes add to a start: to read and check all their files, once the rest is imported.
_READ_SCHEMES = (
    "import time, cea_helper.app; from cea_helper.schemes import shipped; "
    "begun = time.process_time(); shipped(); print(time.process_time() - begun)"
)


def measure() -> Section:
    """Start a new site, the same again, and the bare one, in turn."""
    turns = [_start_all() for _ in range(_TIMES)]
    first, later, bare = ([turn[which] for turn in turns] for which in range(3))
    ratio = Ratio.of(later, bare)
    schemes = min(_seconds_for_schemes() for _ in range(_TIMES))
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
            Result(
                "Of a start: reading the award schemes, processor time",
                milliseconds(schemes),
                f"under {milliseconds(_SCHEMES_AIM)}",
                schemes < _SCHEMES_AIM,
            ),
        ),
    )


def _start_all() -> tuple[float, float, float]:
    with tempfile.TemporaryDirectory() as name:
        new = site(Path(name))
        return _seconds(new, "/setup"), _seconds(new, "/setup"), _seconds(BARE, "/")


def _seconds_for_schemes() -> float:
    words = [sys.executable, "-c", _READ_SCHEMES]
    return float(subprocess.run(words, capture_output=True, text=True, check=True).stdout)


def _seconds(words: Sequence[str], path: str) -> float:
    with running(words) as served:
        answer = ask(served.port, path)
        took = time.perf_counter() - served.started_at
    if answer.status != 200:
        raise ValueError(f"{path}: answered with {answer.status}")
    return took
