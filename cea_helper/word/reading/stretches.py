"""Lines put together to texts, with the places of what was marked in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from cea_helper import text
from cea_helper.word.reading.lines import Item, Line, Point, Run
from cea_helper.word.reading.placing import Placed

Places = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Stretch:
    """Lines that belong together: all words of a box, or others that follow one another.

    `places` says where in the text each mark of a comment stands, by its kind and number.
    """

    box: str | None
    is_words: bool
    runs: tuple[Run, ...]
    text: str
    places: Places


def stretches(lines: Sequence[Line], roles: Sequence[Placed]) -> list[Stretch]:
    """Return all that the lines say, the words of each box as one; what hangs on them is last."""
    numbered = list(enumerate(roles))
    found: list[Stretch] = []
    boxes_told: set[str] = set()
    for placed, group in groupby(numbered, key=lambda entry: entry[1]):
        numbers = [number for number, _ in group]
        if placed.role != "words" or placed.box is None:
            found.append(_stretch(placed.box, False, [lines[number] for number in numbers]))
        elif placed.box not in boxes_told:
            boxes_told.add(placed.box)
            whole = [lines[number] for number, other in numbered if other == placed]
            found.append(_stretch(placed.box, True, whole))
    asides = (aside for line in lines for aside in line.asides)
    return found + [_stretch(None, False, aside.lines) for aside in asides]


def outside(lines: Sequence[Line]) -> Stretch:
    """Return lines that stand in no box, such as those of a header."""
    return _stretch(None, False, lines)


def _stretch(box: str | None, is_words: bool, lines: Sequence[Line]) -> Stretch:
    items = list(_items(lines))
    runs = tuple(item for item in items if isinstance(item, Run) and item.text)
    whole = "".join(run.text for run in runs if run.is_kept)
    normalised = text.normalise(whole)
    places = _places(items)
    if whole != normalised:
        places = {key: len(text.normalise(whole[:place])) for key, place in places.items()}
    return Stretch(box, is_words, runs, normalised, places)


def _items(lines: Sequence[Line]) -> Iterator[Item]:
    """Yield what stands in the lines, and between two of them their end."""
    last = len(lines) - 1
    # Paragraphs that are gone at the end took the line end before them along.
    solid = next((n for n in range(last, -1, -1) if not lines[n].is_gone), last)
    for number, line in enumerate(lines):
        yield from line.items
        if number < last:
            following = lines[number + 1]
            end = line.end if number < solid else following.end
            yield Run(_between(line, following), end)


def _between(line: Line, following: Line) -> str:
    """Return what stands between two paragraphs: a tab where they are cells of one row."""
    here, there = line.cell, following.cell
    is_row = here is not None and there is not None and here.table == there.table
    if is_row and here and there and here.row == there.row and here.column != there.column:
        return "\t"
    return "\n"


def _places(items: Iterable[Item]) -> Places:
    places: dict[tuple[str, str], int] = {}
    length = 0
    for item in items:
        if isinstance(item, Point):
            places.setdefault((item.kind, item.id), length)
        elif isinstance(item, Run) and item.is_kept:
            length += len(item.text)
    return places
