"""What was measured, as it is told in docs/benchmarks.md."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One figure, beside its aim where there is one; `is_met` is None without an aim."""

    what: str
    figure: str
    aim: str = ""
    is_met: bool | None = None


@dataclass(frozen=True)
class Section:
    """One thing that was measured: how, the figures, and what they rest on."""

    title: str
    how: str
    results: tuple[Result, ...]
    notes: tuple[str, ...] = ()


def milliseconds(seconds: float) -> str:
    """Return a time in words: 0.83 ms, 13.5 ms, 412 ms."""
    value = seconds * 1000
    decimals = 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:,.{decimals}f} ms"
