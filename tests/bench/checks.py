"""How long it takes to check the statements of an application, and how that grows."""

from __future__ import annotations

import resource
import statistics
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import cycle
from pathlib import Path

from cea_helper.application import Application
from cea_helper.checks import check_statements
from cea_helper.strength import analyse
from tests.bench.applications import varied
from tests.bench.measuring import Ratio, percentile, seconds_each
from tests.bench.results import Result, Section, milliseconds
from tests.checks.corpus import clean_cases, planted_cases

_AIM = 0.050
_APPLICATIONS = 40
_ITEMS = 25
# So much of the limit of each domain is filled: line ends count twice in some forms.
_FULL = 0.96
_PASSES = 3
_SIZES = (2000, 8000, 32000)
_PAIRS = 5

# All applications of a country in one process, as far as this many tell.
_MANY = 2000
_OF = 60_000
_SETTLED = 200
_MOST_GROWTH = 8
_PAGE = resource.getpagesize() / 2**20

# How much more a character may cost in a text 16 times as long to count as linear.
_FLAT = 1.5
_TODAY = date(2026, 11, 21)


def measure() -> Section:
    """Judge and check applications with full statements, then longer and longer ones."""
    applications = list(_written())
    passes = [[_seconds(each) for each in applications] for _ in range(_PASSES)]
    times = [min(one) for one in zip(*passes, strict=True)]
    by_size = _by_size()
    growth = Ratio.of(by_size[_SIZES[-1]], by_size[_SIZES[0]])
    mean, late = statistics.mean(times), percentile(times, 0.99)
    aim = f"under {milliseconds(_AIM)}"
    return Section(
        title="Checks of the statements",
        how=(
            f"{_APPLICATIONS} applications of {_ITEMS} items, every domain filled with "
            "the made-up statements in tests/checks/corpus up to its limit. Strength "
            f"and all checks together, the shortest of {_PASSES} times each. For the growth, one "
            f"application with statements of each length, in turn, {_PAIRS} times. Then "
            f"{_MANY:,} such applications one after the other in this process: the second half "
            f"against the first, and the memory at the end against that after {_SETTLED}. "
            f"The time for {_OF:,} is worked out from these."
        ),
        results=(
            Result("Mean of an application", milliseconds(mean), aim, mean < _AIM),
            Result("99th percentile", milliseconds(late), aim, late < _AIM),
            Result(
                f"A character among {_SIZES[-1]:,} against one among {_SIZES[0]:,}",
                str(growth),
                f"at most {_FLAT} (linear)",
                growth.median <= _FLAT,
            ),
            *_in_one_process(),
        ),
    )


def _in_one_process() -> tuple[Result, ...]:
    """Check many applications one after the other, none of which is kept."""
    taken, settled = [], 0.0
    for number, application in enumerate(_written(count=_MANY)):
        taken.append(_seconds(application))
        if number == _SETTLED:
            settled = _memory()
    grown = _memory() - settled
    halves = statistics.median(taken[_MANY // 2 :]) / statistics.median(taken[: _MANY // 2])
    return (
        Result(
            f"{_OF:,} applications, worked out from {_MANY:,}",
            f"{statistics.mean(taken) * _OF / 60:.0f} minutes",
        ),
        Result("The second half against the first", f"{halves:.2f}", "at most 1.25", halves < 1.25),
        Result(
            "Growth of memory",
            f"{grown:.1f} MiB",
            f"at most {_MOST_GROWTH} MiB",
            grown <= _MOST_GROWTH,
        ),
    )


def _memory() -> float:
    """Return how much memory the process takes now, in MiB; 0 where Linux does not tell it."""
    told = Path("/proc/self/statm")
    return int(told.read_text(encoding="ascii").split()[1]) * _PAGE if told.exists() else 0.0


def _seconds(application: Application) -> float:
    return seconds_each(partial(_judge_and_check, application), 1)


def _judge_and_check(application: Application) -> None:
    analyse(application, _TODAY)
    check_statements(application, _TODAY)


def _by_size() -> dict[int, list[float]]:
    """Return the seconds that one character takes in texts of each length, a figure a turn."""
    written = {size: next(_written(size)) for size in _SIZES}
    found: dict[int, list[float]] = {size: [] for size in _SIZES}
    for _ in range(_PAIRS):
        for size, application in written.items():
            found[size].append(_seconds(application) / size)
    return found


def _written(length: int | None = None, count: int = _APPLICATIONS) -> Iterator[Application]:
    texts = cycle(
        case.text for pair in zip(clean_cases(), planted_cases(), strict=False) for case in pair
    )
    for application in varied(count, _ITEMS):
        lengths = {
            domain.id: length or int(_FULL * (domain.limit.maximum or 0))
            for domain in application.scheme.domains
        }
        statements = {box: _filled(texts, long) for box, long in lengths.items()}
        yield replace(application, statements=statements)


def _filled(texts: Iterator[str], length: int) -> str:
    written = ""
    while len(written) < length:
        written += next(texts) + "\n\n"
    return written[:length]
