"""Measure everything, print it as it comes, and write docs/benchmarks.md."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.bench import (
    checks,
    editors,
    evidence,
    machine,
    pages,
    reading,
    report,
    start,
    strength,
    word,
)
from tests.bench.results import Section

_PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
_MEASURED = (
    word.measure,
    reading.measure,
    strength.measure,
    checks.measure,
    evidence.measure,
    pages.measure,
    editors.measure,
    start.measure,
)


def main() -> None:
    """Measure one thing after the other; nothing is written unless all of them succeed."""
    about = tuple(machine.described())
    sections = []
    for measure in _MEASURED:
        section = measure()
        _show(section)
        sections.append(section)
    _PAGE.write_text(report.written(sections, about, datetime.now(UTC).date()), encoding="utf-8")
    print(f"Wrote docs/{_PAGE.name}")


def _show(section: Section) -> None:
    print(section.title)
    for result in section.results:
        aim = f" (aim: {result.aim})" if result.aim else ""
        print(f"  {result.what}: {result.figure}{aim}")


if __name__ == "__main__":
    main()
