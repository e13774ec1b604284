"""Which of its fixed values a cell means, for fields that have some: reach, areas, share, job."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import TypeVar, cast

from cea_helper.capture.cues import cues
from cea_helper.capture.suggestions import areas_spoken_of, widest
from cea_helper.data_files import data_file
from cea_helper.evidence import (
    AREAS,
    BASES,
    CONTRIBUTIONS,
    REACHES,
    Area,
    Basis,
    Contribution,
    Reach,
)

_Choice = TypeVar("_Choice", bound=str)

_BETWEEN_AREAS = re.compile(r"[;,|/\n]")
_LONGEST_CELL = 200
# A column of fixed values says the same few things in thousands of rows.
_KEPT = 1024


@lru_cache(maxsize=_KEPT)
def read_reach(cell: str) -> Reach | None:
    """Return how far the cell says: by the value's own name, else the widest that is named."""
    named = _named(cell, REACHES)
    return named or widest(cell[:_LONGEST_CELL], "reach", "reach_alone")


@lru_cache(maxsize=_KEPT)
def read_contribution(cell: str) -> Contribution | None:
    """Return the share that the cell names."""
    return _named(cell, CONTRIBUTIONS) or cast(Contribution | None, _by_value("contribution", cell))


@lru_cache(maxsize=_KEPT)
def read_basis(cell: str) -> Basis | None:
    """Return how the cell says that it relates to the job."""
    return _named(cell, BASES) or cast(Basis | None, _by_value("basis", cell))


@lru_cache(maxsize=_KEPT)
def read_areas(cell: str) -> tuple[tuple[Area, ...], bool]:
    """Return the areas that the cell names, and whether all of its parts were understood."""
    if whole := _area(cell):
        return (whole,), True
    parts = [part for part in _BETWEEN_AREAS.split(cell) if part.strip()]
    found = [_area(part) or _spoken_of(part) for part in parts]
    return tuple(dict.fromkeys(area for area in found if area)), None not in found


def is_read(field: str, cell: str) -> bool:
    """Return whether the field, if it has fixed values, can take what the cell says."""
    read = _READERS.get(field)
    return read is None or bool(read(cell))


def has_fixed_values(field: str) -> bool:
    """Return whether the field takes a few values only."""
    return field in _READERS


def plain(words: str) -> str:
    """Return the letters and figures of the words, in small letters."""
    return re.sub(r"[\W_]", "", words).casefold()


def _area(cell: str) -> Area | None:
    named = _named(cell, AREAS)
    return named or cast(Area | None, cues("areas_named").whole(cell[:_LONGEST_CELL]))


def _spoken_of(cell: str) -> Area | None:
    return next(iter(areas_spoken_of(cell[:_LONGEST_CELL])), None)


def _named(cell: str, choices: Mapping[_Choice, str]) -> _Choice | None:
    """Return the choice whose name or label, or the label up to its colon, is what was written."""
    written = plain(cell)
    if not written:
        return None
    for choice, label in choices.items():
        names: tuple[str, ...] = (choice, label, label.partition(":")[0])
        if written in map(plain, names):
            return choice
    return None


def _by_value(field: str, cell: str) -> str | None:
    return _values()[field].get(plain(cell))


@cache
def _values() -> Mapping[str, Mapping[str, str]]:
    table = data_file("cea_helper.capture", "values.toml")
    return {
        field: {plain(words): value for value, known in values.items() for words in known}
        for field, values in table.items()
    }


_READERS: Mapping[str, Callable[[str], object]] = {
    "areas": lambda cell: read_areas(cell)[0],
    "contribution": read_contribution,
    "basis": read_basis,
    "reach": read_reach,
}
