"""How long it takes to judge the evidence of an application, and how that grows."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from datetime import date
from functools import partial

from cea_helper.application import Application
from cea_helper.strength import analyse, best_steps
from tests.bench.applications import varied
from tests.bench.measuring import Ratio, percentile, seconds_each
from tests.bench.results import Result, Section, milliseconds

_AIM = 0.001
_APPLICATIONS = 1000
_ITEMS = 25
_PASSES = 3
_STEPS_TRIED = 200
_SIZES = (25, 50, 100, 200, 400)
_OF_EACH_SIZE = 20
_PAIRS = 7

# How much more an item may cost among 400 than among 25 to count as linear.
_FLAT = 1.25
_TODAY = date(2026, 11, 21)


def measure() -> Section:
    """Judge 1,000 applications one by one, then larger and larger ones in turn."""
    times = _best_times(list(varied(_APPLICATIONS, _ITEMS)))
    by_size = _by_size()
    growth = Ratio.of(by_size[_SIZES[-1]], by_size[_SIZES[0]])
    mean, late = statistics.mean(times), percentile(times, 0.99)
    aim = f"under {milliseconds(_AIM)}"
    return Section(
        title="Strength of the evidence",
        how=(
            f"{_APPLICATIONS:,} applications of {_ITEMS} items, different and the same in every "
            "run: the words of the made-up people, fields changed and left out, one title in ten "
            f"entered twice. Each is judged in {_PASSES} passes over all of them, and its shortest "
            "time counts: the others tell what else the machine did. For the growth, "
            f"{_OF_EACH_SIZE} applications of each size, the sizes in turn, {_PAIRS} times."
        ),
        results=(
            Result("Mean of an application", milliseconds(mean), aim, mean < _AIM),
            Result("99th percentile", milliseconds(late), aim, late < _AIM),
            Result("Largest", milliseconds(max(times))),
            Result("What would help most, mean", milliseconds(_mean_of_steps())),
            *(_of_size(size, by_size[size]) for size in _SIZES),
            Result(
                f"An item among {_SIZES[-1]} against one among {_SIZES[0]}",
                str(growth),
                f"at most {_FLAT} (linear)",
                growth.median <= _FLAT,
            ),
        ),
    )


def _best_times(applications: Sequence[Application]) -> list[float]:
    """Return the shortest of a few times in which each application was judged."""
    passes = [[_seconds(each) for each in applications] for _ in range(_PASSES)]
    return [min(times) for times in zip(*passes, strict=True)]


def _mean_of_steps() -> float:
    """Return how long it takes on average to find what would help an application most."""
    tried = varied(_STEPS_TRIED, _ITEMS)
    return statistics.mean(seconds_each(partial(best_steps, one, _TODAY), 1) for one in tried)


def _seconds(application: Application) -> float:
    return seconds_each(lambda: analyse(application, _TODAY), 1)


def _by_size() -> dict[int, list[float]]:
    """Return the seconds that one item takes in applications of each size, a figure a turn."""
    applications = {size: list(varied(_OF_EACH_SIZE, size)) for size in _SIZES}
    found: dict[int, list[float]] = {size: [] for size in _SIZES}
    for _ in range(_PAIRS):
        for size in _SIZES:
            seconds = seconds_each(partial(_judge_all, applications[size]), 1)
            found[size].append(seconds / (_OF_EACH_SIZE * size))
    return found


def _judge_all(applications: Sequence[Application]) -> None:
    for application in applications:
        analyse(application, _TODAY)


def _of_size(size: int, seconds: Sequence[float]) -> Result:
    micro = statistics.median(seconds) * 1_000_000
    return Result(f"An item in an application of {size}", f"{micro:.1f} microseconds")
