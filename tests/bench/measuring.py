"""Time two things in turn, and say how they compare."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """How two things compare, once for each pair that was measured in turn."""

    pairs: tuple[float, ...]

    @classmethod
    def of(cls, above: Sequence[float], below: Sequence[float]) -> Ratio:
        """Return the ratio of what was measured above the line to what was below it."""
        return cls(tuple(one / other for one, other in zip(above, below, strict=True)))

    @property
    def median(self) -> float:
        """The ratio that is told."""
        return statistics.median(self.pairs)

    def __str__(self) -> str:
        low, high = min(self.pairs), max(self.pairs)
        return f"{self.median:.2f} ({low:.2f} to {high:.2f})"


def seconds_each(act: Callable[[], object], times: int) -> float:
    """Return how long one call takes on average."""
    began = time.perf_counter()
    for _ in range(times):
        act()
    return (time.perf_counter() - began) / times


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of all values, from 0 to 1, does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
