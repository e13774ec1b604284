"""Which box each line of a document belongs to: by our marks, else by the headings.

Where neither says for sure, a line belongs to no box and is told. A text must never go to the box
beside its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from cea_helper.schemes import Scheme
from cea_helper.word.reading import furniture
from cea_helper.word.reading.headings import FAKED_LEVEL, Heading, find_headings, level_of
from cea_helper.word.reading.lines import Line
from cea_helper.word.reading.marks import Marks
from cea_helper.word.reading.titles import Titles

Role = Literal["words", "heading", "own", "other"]


@dataclass(frozen=True)
class Placed:
    """What a line is: words of a box, its heading, written by the program, or something else.

    Where it is something else, `box` is the box beside whose words it stands.
    """

    role: Role
    box: str | None = None


@dataclass(frozen=True)
class Placing:
    """The role of each line, and the boxes that were found, empty ones too."""

    roles: tuple[Placed, ...]
    found: frozenset[str]
    twice: frozenset[str]


@dataclass(frozen=True)
class _Sections:
    """What the program wrote, line by line, and the lines below each heading of a box."""

    own: Sequence[furniture.Kind | None]
    bodies: Sequence[tuple[Heading, range]]


def place_lines(lines: Sequence[Line], scheme: Scheme, marks: Marks) -> Placing:
    """Return what each line is."""
    titles = Titles(scheme)
    sections = _sections(lines, titles, marks)
    trusted = _trusted(lines, marks, sections)
    if trusted != marks:
        sections = _sections(lines, titles, trusted)
    roles: list[Placed] = [Placed("own" if kind else "other") for kind in sections.own]
    for heading, body in sections.bodies:
        roles[heading.line] = Placed("heading", heading.box)
        _fill(roles, heading.box, body, lines, sections.own, trusted)
    for box, (first, last) in trusted.texts.items():
        for number in range(first, last + 1):
            if roles[number].role != "own":
                roles[number] = Placed("words", box)
    times = Counter(heading.box for heading, _ in sections.bodies)
    return Placing(
        tuple(_without_blank_edges(roles, lines, trusted.texts)),
        frozenset(times.keys() | trusted.texts.keys()),
        frozenset(box for box, count in times.items() if count > 1),
    )


def _sections(lines: Sequence[Line], titles: Titles, marks: Marks) -> _Sections:
    """Return the headings of boxes with what stands below each."""
    own = furniture.written_by_program(lines, marks)
    headings = find_headings(lines, titles, marks, own)
    others = {heading.line for heading in headings}
    return _Sections(own, [(h, _section(h, lines, others, marks)) for h in headings])


def _section(heading: Heading, lines: Sequence[Line], others: set[int], marks: Marks) -> range:
    """Return the lines below the heading, up to the next one that is not below it."""
    line = lines[heading.line]
    depth = line.level if line.level is not None else FAKED_LEVEL
    deepest = depth if line.level is not None or line.is_all_bold else FAKED_LEVEL - 1
    for number in range(heading.line + 1, len(lines)):
        here = lines[number]
        level = level_of(here) if here.text.strip() or marks.are_ours else None
        has_left = line.cell is not None and (
            here.cell is None or here.cell.table != line.cell.table
        )
        is_over = level is not None and level <= deepest and not _inside(number, heading.box, marks)
        if number in others or has_left or is_over:
            return range(heading.line + 1, number)
    return range(heading.line + 1, len(lines))


def _inside(number: int, box: str, marks: Marks) -> bool:
    first, last = marks.texts.get(box, (0, -1))
    return first <= number <= last


def _trusted(lines: Sequence[Line], marks: Marks, sections: _Sections) -> Marks:
    """Return the marks without those of texts that do not agree with what people see.

    A mark far from its heading is trusted where nothing is written below the heading.
    """
    below = {heading.box: body for heading, body in sections.bodies}
    texts = {}
    for box, (first, last) in marks.texts.items():
        body = below.get(box)
        is_near = body is None or first in body
        written = (n for n in body or () if lines[n].text.strip() and not sections.own[n])
        if is_near or next(written, None) is None:
            texts[box] = (first, last)
    return replace(marks, texts=texts)


def _fill(
    roles: list[Placed],
    box: str,
    body: range,
    lines: Sequence[Line],
    own: Sequence[furniture.Kind | None],
    marks: Marks,
) -> None:
    """Give the lines of a section to its box, until it is closed or another text begins."""
    elsewhere = [first for other, (first, _) in marks.texts.items() if other != box]
    body = range(body.start, min((n for n in elsewhere if n in body), default=body.stop))
    first, last = marks.texts.get(box, (body.start, -1))
    # Where the list of our own words is lost, what stands before a marked text is ours, too.
    opened = first if box in marks.texts and not marks.own else body.start
    closed = _closed(body, last, lines, own)
    for number in body:
        if not own[number]:
            is_words = opened <= number < closed or first <= number <= last
            roles[number] = Placed("words" if is_words else "other", box)


def _closed(
    body: range, last: int, lines: Sequence[Line], own: Sequence[furniture.Kind | None]
) -> int:
    """Return the line with which the words of a section are over; `last` is marked as theirs.

    What follows its length, or a note, is of a box whose heading is gone.
    """
    lengths = [n for n in body if own[n] == "length" and n > last]
    asked = [n for n in body if own[n] == "placeholder"]
    written = [n for n in body if lines[n].text.strip() and not own[n]]
    notes = [n for n in body if own[n] == "note" and n > last and written and n > written[0]]
    if asked and lengths and asked[0] < lengths[0]:
        # An empty box has no length: this one is of another text.
        lengths = asked
    return min([*lengths, *notes], default=body.stop)


def _without_blank_edges(
    roles: Sequence[Placed], lines: Sequence[Line], texts: Mapping[str, tuple[int, int]]
) -> Iterable[Placed]:
    """Yield the roles; blank lines before and after the words of a box only make room.

    Those inside the marks of a text are part of it.
    """
    exact = {n for first, last in texts.values() for n in range(first, last + 1)}
    solid: dict[str, list[int]] = {}
    for number, placed in enumerate(roles):
        line = lines[number]
        if placed.role == "words" and placed.box:
            is_solid = line.text.strip() or number in exact or line.style.name == "own words"
            if is_solid or line.asides:
                solid.setdefault(placed.box, []).append(number)
    for number, placed in enumerate(roles):
        kept = solid.get(placed.box or "", [])
        is_room = placed.role == "words" and not (kept and kept[0] <= number <= kept[-1])
        yield Placed("own", placed.box) if is_room else placed
