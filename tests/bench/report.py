"""docs/benchmarks.md from what was measured."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tests.bench.results import Result, Section

_BEGINNING = """# Benchmarks

`make bench` measures and writes this page in some ten minutes. Run it on a machine that has
nothing else to do. What is compared is measured in turn in one run, and a ratio is told as the
median of all turns with the smallest and the largest. Times by themselves say as much about the
machine. No test of the suite is timed, so this page is how speed is watched.
"""
_VERDICTS = {True: "yes", False: "**no**", None: ""}


def written(sections: Iterable[Section], machine: Iterable[tuple[str, str]], day: date) -> str:
    """Return the page as Markdown."""
    parts = [_BEGINNING, _machine(machine, day), *map(_section, sections)]
    return "\n".join(parts)


def _machine(machine: Iterable[tuple[str, str]], day: date) -> str:
    rows = [f"| {what} | {which} |" for what, which in (("Day", day.isoformat()), *machine)]
    return "\n".join(["| measured on | |", "|---|---|", *rows, ""])


def _section(section: Section) -> str:
    rows = [_row(result) for result in section.results]
    table = ["| what | figure | aim | met |", "|---|---|---|---|", *rows]
    notes = [line for note in section.notes for line in ("", note)]
    return "\n".join([f"## {section.title}", "", section.how, "", *table, *notes, ""])


def _row(result: Result) -> str:
    return f"| {result.what} | {result.figure} | {result.aim} | {_VERDICTS[result.is_met]} |"
