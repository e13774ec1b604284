"""Which column of a sheet holds what, told by the names in its header."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from cea_helper.interchange.evidence_files.found import Columns

Row = tuple[int, Sequence[str]]

# Above the header people write a heading, a name and a date, not a page.
_LAST_HEADER_ROW = 20


@dataclass(frozen=True)
class ColumnNames:
    """A field that a column can fill: its label on a page, and the names that say so."""

    label: str
    names: tuple[str, ...]


@cache
def known_columns() -> Mapping[str, ColumnNames]:
    """Return the fields that columns can fill, in the order in which they choose."""
    data = resources.files("cea_helper.interchange.evidence_files") / "data" / "columns.toml"
    tables = tomllib.loads(data.read_text(encoding="utf-8"))
    return {
        field: ColumnNames(table["label"], tuple(table["names"])) for field, table in tables.items()
    }


def find_columns(sheet: str | None, rows: Iterable[Row]) -> Columns:
    """Return the header and what its columns hold: the row that names most fields and a title.

    Where no row names a title, it is the first row that says anything, so that a person can match.
    """
    first: Columns | None = None
    best: Columns | None = None
    for number, cells in rows:
        if number > _LAST_HEADER_ROW:
            break
        match = Columns(sheet, number, tuple(cells), match_columns(cells))
        first = first or match
        if "title" in match.places and (best is None or len(match.places) > len(best.places)):
            best = match
    return best or first or Columns(sheet, 1, (), ())


def match_columns(titles: Sequence[str]) -> tuple[str | None, ...]:
    """Return, for each title of a column, the field that the column fills, or None."""
    place_of: dict[str, int] = {}
    for place, title in enumerate(titles):
        place_of.setdefault(plain_name(title), place)
    found: list[str | None] = [None] * len(titles)
    for field, known in known_columns().items():
        named = (place_of[name] for name in known.names if name in place_of)
        free = [place for place in named if found[place] is None]
        for place in free[:1]:
            found[place] = field
    return tuple(found)


def plain_name(title: str) -> str:
    """Return the letters and figures of a column's name, in small letters."""
    return re.sub(r"[\W_]", "", title).casefold()
