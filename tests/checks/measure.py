"""Measure how many planted faults are found, and how much is wrong: python -m tests.checks.measure.

With --misses what went wrong is listed, the cases that are held out left aside.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cea_helper.checks import Finding
from tests.checks.corpus import Case, Planted, clean_cases, planted_cases
from tests.checks.making import find

_STRETCH = 500


@dataclass(frozen=True)
class Figures:
    """How many faults were planted and found, and how much was found where nothing was planted.

    `wrong` are findings of severity must or should that share no character with a planted fault.
    """

    planted: int
    found: int
    wrong: int
    characters: int

    @property
    def recall(self) -> float:
        """The share of the planted faults that was found."""
        return self.found / self.planted if self.planted else 1.0

    @property
    def wrong_in_a_stretch(self) -> float:
        """How many wrong findings stand in 500 characters."""
        return self.wrong * _STRETCH / self.characters if self.characters else 0.0


def figures(cases: Iterable[Case]) -> Figures:
    """Return the figures over `cases`."""
    planted = found = wrong = characters = 0
    for case in cases:
        finds = findings_of(case)
        planted += len(case.planted)
        found += len(case.planted) - len(missed(case, finds))
        wrong += len(wrong_of(case, finds))
        characters += len(case.text)
    return Figures(planted, found, wrong, characters)


def findings_of(case: Case) -> Sequence[Finding]:
    """Return what is found in the statement of a case."""
    return find(case.text)


def missed(case: Case, finds: Sequence[Finding]) -> Sequence[Planted]:
    """Return the planted faults that no finding of their check touches."""
    return [
        fault
        for fault in case.planted
        if not any(one.check == fault.check and _touches(one, fault) for one in finds)
    ]


def wrong_of(case: Case, finds: Sequence[Finding]) -> Sequence[Finding]:
    """Return the findings of weight that stand where nothing is wrong."""
    return [
        one
        for one in finds
        if one.severity != "could" and not any(_touches(one, fault) for fault in case.planted)
    ]


def _touches(one: Finding, fault: Planted) -> bool:
    return one.start < fault.end and fault.start < one.end


def report() -> list[str]:
    """Return the lines of the report: how many statements, then a table."""
    planted, clean = planted_cases(), clean_cases()
    cases = planted + clean
    parts = {
        "all": cases,
        "with planted faults": planted,
        "clean": clean,
        "tuned on": [case for case in cases if not case.is_held_out],
        "held out": [case for case in cases if case.is_held_out],
    }
    head = [
        "| | statements | planted | found | share found | wrong findings in 500 characters |",
        "| --- |" + " --- |" * 5,
    ]
    return [*head, *(_line(name, part) for name, part in parts.items())]


def _line(name: str, cases: Sequence[Case]) -> str:
    told = figures(cases)
    return (
        f"| {name} | {len(cases)} | {told.planted} | {told.found} "
        f"| {told.recall:.2f} | {told.wrong_in_a_stretch:.2f} |"
    )


def _misses() -> list[str]:
    lines = []
    for case in planted_cases() + clean_cases():
        if case.is_held_out:
            continue
        finds = findings_of(case)
        lines += [
            f"missed {each.check}: {case.text[each.start : each.end]!r}"
            for each in missed(case, finds)
        ]
        lines += [
            f"wrong {one.check}: {case.text[one.start : one.end]!r}"
            for one in wrong_of(case, finds)
        ]
    return lines


if __name__ == "__main__":
    sys.stdout.write("\n".join(_misses() if "--misses" in sys.argv else report()) + "\n")
