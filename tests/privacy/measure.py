"""Measure recall and precision on the corpus: python -m tests.privacy.measure.

With --misses the cases that went wrong are listed, those held out left aside.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass

from cea_helper.privacy import KINDS, Identifier, find_identifiers
from tests.privacy.corpus import Case, Planted, harmless_cases, planted_cases


@dataclass(frozen=True)
class Figures:
    """How many identifiers were planted, how many of them found, and how many finds are wrong."""

    planted: int
    found: int
    wrong: int

    @property
    def recall(self) -> float:
        """The share of the planted that was found."""
        return self.found / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        """The share of the finds that were planted."""
        told = self.found + self.wrong
        return self.found / told if told else 1.0


def figures(cases: Iterable[Case], kind: str | None = None) -> Figures:
    """Return the figures over `cases`, of one kind or of all."""
    planted = found = wrong = 0
    for case in cases:
        finds = [find for find in find_identifiers(case.text) if kind in (None, find.kind)]
        wanted = [place for place in case.planted if kind in (None, place.kind)]
        planted += len(wanted)
        found += sum(any(_hits(find, place) for find in finds) for place in wanted)
        wrong += sum(not any(_hits(find, place) for place in wanted) for find in finds)
    return Figures(planted, found, wrong)


def _hits(find: Identifier, place: Planted) -> bool:
    return find.kind == place.kind and find.start < place.end and place.start < find.end


def _line(name: str, measured: Figures) -> str:
    return (
        f"| {name} | {measured.planted} | {measured.found} | {measured.wrong} "
        f"| {measured.recall:.3f} | {measured.precision:.3f} |"
    )


def report() -> list[str]:
    """Return the lines of the report: how many texts, then a table."""
    cases = planted_cases() + harmless_cases()
    parts = {
        "all": cases,
        "tuned on": [case for case in cases if not case.is_held_out],
        "held out": [case for case in cases if case.is_held_out],
    }
    head = ["| | planted | found | wrong | recall | precision |", "| --- |" + " --- |" * 5]
    rows = [_line(name, figures(part)) for name, part in parts.items()]
    kinds = [_line(f"`{kind}`", figures(cases, kind)) for kind in KINDS]
    counts = f"{len(planted_cases())} texts with identifiers, {len(harmless_cases())} without"
    return [counts, "", *head, *rows, *kinds]


def _misses() -> list[str]:
    lines = []
    for case in planted_cases() + harmless_cases():
        measured = figures([case])
        if not case.is_held_out and (measured.found < measured.planted or measured.wrong):
            told = [
                (case.text[find.start : find.end], find.kind)
                for find in find_identifiers(case.text)
            ]
            lines.append(f"{case.text!r}\n    {told}")
    return lines


if __name__ == "__main__":
    sys.stdout.write("\n".join(_misses() if "--misses" in sys.argv else report()) + "\n")
