"""Which lines of a document are the headings of boxes, the surest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cea_helper.word.reading import furniture
from cea_helper.word.reading.lines import Line
from cea_helper.word.reading.marks import Marks
from cea_helper.word.reading.titles import Match, Titles

# What a line is known by as a heading, the surest first.
_MARKED, _STYLED, _BOLD, _CELL, _PLAIN = range(5)
FAKED_LEVEL = 10
_LONGEST_FAKED = 90

# No title of a box is longer, and most lines of a text are.
_LONGEST_TITLE = 300


@dataclass(frozen=True)
class Heading:
    """A line that is the heading of a box, and how sure that is: 0 is the surest."""

    line: int
    box: str
    rank: int


def find_headings(
    lines: Sequence[Line], titles: Titles, marks: Marks, own: Sequence[furniture.Kind | None]
) -> list[Heading]:
    """Return the headings of boxes, of each box those that are surest."""
    in_text = {n for first, last in marks.texts.values() for n in range(first, last + 1)}
    marked = {line: box for box, line in marks.headings.items()}
    candidates: list[Heading] = []
    for number, line in enumerate(lines):
        if number in marked or (number not in in_text and not own[number]):
            candidates += _candidates(number, line, titles, marked.get(number))
    return _surest(candidates, is_ours=marks.are_ours)


def _candidates(number: int, line: Line, titles: Titles, marked: str | None) -> Iterable[Heading]:
    rank = _rank(line)
    match = _match(line, titles, rank)
    if marked is not None:
        # What people read counts more than a mark that they cannot see.
        is_another = match is not None and match.is_exact and match.box != marked
        yield Heading(number, match.box if match and is_another else marked, _MARKED)
    elif match is not None and line.style.name != "own words":
        yield Heading(number, match.box, rank)


def _match(line: Line, titles: Titles, rank: int) -> Match | None:
    if len(line.text) > _LONGEST_TITLE:
        return None
    return titles.exact(line.text) if rank == _PLAIN else titles.match(line.text)


def _rank(line: Line) -> int:
    if line.level is not None:
        return _STYLED
    if line.is_all_bold:
        return _BOLD
    return _CELL if line.cell else _PLAIN


def _surest(candidates: Sequence[Heading], *, is_ours: bool) -> list[Heading]:
    """Return those of the best rank for each box; our own stand once each.

    Who uses real headings does so for all boxes: then a title in a table is none.
    """
    if is_ours or any(heading.rank <= _STYLED for heading in candidates):
        candidates = [heading for heading in candidates if heading.rank <= _STYLED]
    best: dict[str, int] = {}
    for heading in candidates:
        best[heading.box] = min(heading.rank, best.get(heading.box, heading.rank))
    chosen = [heading for heading in candidates if heading.rank == best[heading.box]]
    if not is_ours:
        return chosen
    first = {heading.box: heading for heading in reversed(chosen)}
    return [heading for heading in chosen if first[heading.box] is heading]


def level_of(line: Line) -> int | None:
    """Return how deep the line is as a heading; one that only looks like it is deeper than all."""
    if line.level is not None:
        return line.level
    is_short = 0 < len(line.text.strip()) <= _LONGEST_FAKED
    if is_short and line.is_all_bold and not line.text.rstrip().endswith((".", ";", ",")):
        return FAKED_LEVEL
    return None
