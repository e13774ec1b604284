"""Which column of a sheet holds what, told by the names in its header and by what stands below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, takewhile

from cea_helper import capture
from cea_helper.data_files import data_file
from cea_helper.interchange.evidence_files.found import Columns

Row = tuple[int, Sequence[str]]

# Above the header people write a heading, a name and a date, not a page.
LAST_HEADER_ROW = 20

# So many cells show what a column holds.
_MOST_LOOKED_AT = 200


@dataclass(frozen=True)
class ColumnNames:
    """A field that a column can fill: its label on a page, its group, and the names that say so."""

    label: str
    group: str
    names: tuple[str, ...]


@cache
def known_columns() -> Mapping[str, ColumnNames]:
    """Return the fields that columns can fill, in the order in which they choose."""
    tables = data_file("cea_helper.interchange.evidence_files", "columns.toml")
    return {
        field: ColumnNames(table["label"], table["group"], tuple(table["names"]))
        for field, table in tables.items()
    }


def find_columns(sheet: str | None, rows: Sequence[Row]) -> Columns:
    """Return the header and what its columns hold.

    The header is the row that names most fields and a title; a row of one cell is rather a heading
    where the sheet has more columns. Where no row names a title, it is the first that can be one,
    so that a person can match.
    """
    top = [_at(sheet, rows, number) for number, _ in _top(rows)]
    if not top:
        return Columns(sheet, 1, (), ())
    wide = [match for match in top if sum(map(bool, match.titles)) > 1] or top
    candidates = wide if _is_wide(rows) else [*wide, *top]
    titled = [match for match in candidates if "title" in match.places]
    return max(titled, key=lambda match: len(match.places), default=candidates[0])


def columns_at(sheet: str | None, rows: Sequence[Row], header_row: int) -> Columns:
    """Return what the columns hold where this row is the header; any row, if there is no such."""
    is_there = any(number == header_row for number, _ in _top(rows))
    return _at(sheet, rows, header_row) if is_there else find_columns(sheet, rows)


def match_columns(titles: Sequence[str]) -> tuple[str | None, ...]:
    """Return, for each title of a column, the field that the column fills, or None."""
    place_of: dict[str, int] = {}
    for place, title in enumerate(titles):
        place_of.setdefault(capture.plain(title), place)
    found: list[str | None] = [None] * len(titles)
    for field, known in known_columns().items():
        named = (place_of[name] for name in known.names if name in place_of)
        free = [place for place in named if found[place] is None]
        for place in free[:1]:
            found[place] = field
    return tuple(found)


def _top(rows: Sequence[Row]) -> Iterator[Row]:
    return takewhile(lambda row: row[0] <= LAST_HEADER_ROW, rows)


def _is_wide(rows: Sequence[Row]) -> bool:
    """Return whether most of the first rows have more than one cell."""
    cells = [sum(map(bool, row)) for _, row in _top(rows)]
    return 2 * sum(filled > 1 for filled in cells) > len(cells)


def _at(sheet: str | None, rows: Sequence[Row], header_row: int) -> Columns:
    titles = next(tuple(cells) for number, cells in rows if number == header_row)
    under = (cells for number, cells in rows if number > header_row)
    below = list(islice(under, _MOST_LOOKED_AT))
    match = Columns(sheet, header_row, titles, match_columns(titles))
    return replace(match, fields=_without_doubtful(match, below))


def _without_doubtful(match: Columns, below: Sequence[Sequence[str]]) -> tuple[str | None, ...]:
    """Return the fields without those that cannot take most of what their columns hold.

    Free words under "Contribution" say what the person did.
    """
    fields = list(match.fields)
    for field, place in match.places.items():
        cells = [cells[place] for cells in below if place < len(cells) and cells[place]]
        if 2 * sum(capture.is_read(field, cell) for cell in cells) < len(cells):
            is_role = field == "contribution" and "role" not in match.places
            fields[place] = "role" if is_role else None
    return tuple(fields)
