"""The pieces of a Word document, without Word: easy to make, easy to compare in a test."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from cea_helper.word.wording import NOT_WRITTEN

Style = Literal[
    "Title",
    "Subtitle",
    "Normal",
    "Draft state",
    "Length",
    "Box note",
    "Box note heading",
    "Caption",
]
TEXT_WIDTH = 160


# How long the Open XML standard lets these be in a comment.
MOST_AUTHOR = 255
MOST_INITIALS = 9


@dataclass(frozen=True)
class WordComment:
    """What a reader says about a box of the form, or about some words of it.

    Positions count code points of the normalised text, `end` exclusive; None stands for the whole
    box. A comment on an empty box is on its heading.
    """

    box: str
    author: str
    text: str
    start: int | None = None
    end: int | None = None
    initials: str | None = None
    written_at: datetime | None = None


@dataclass(frozen=True)
class Heading:
    """A heading of the document's outline. `box` names the part of the form that it opens."""

    text: str
    level: int = 1
    box: str | None = None
    new_page: bool = False
    comments: tuple[WordComment, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the document's own words."""

    text: str
    style: Style = "Normal"


@dataclass(frozen=True)
class OwnWords:
    """What the applicant wrote in a box, to the character; `instead` stands where that is nothing.

    What follows the first `fitting` characters is over the limit; None: everything fits.
    """

    box: str
    text: str
    comments: tuple[WordComment, ...] = ()
    fitting: int | None = None
    instead: str = NOT_WRITTEN


@dataclass(frozen=True)
class Table:
    """A table with a header row. `widths` are millimetres; a line end in a cell is a paragraph.

    `summary` is read out by screen readers; `numeric` names the columns that are
    right-aligned; with `has_total` the last row is a sum.
    """

    summary: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    numeric: tuple[int, ...] = ()
    has_total: bool = False


@dataclass(frozen=True)
class Picture:
    """A PNG picture on a line of its own, with the words that stand for it."""

    png: bytes
    width: int
    height: int
    description: str


Block = Heading | Paragraph | OwnWords | Table | Picture


def equal_widths(first: int, columns: int) -> tuple[int, ...]:
    """Return the widths of a first column and of `columns` equal ones beside it."""
    each = (TEXT_WIDTH - first) // max(columns, 1)
    return (TEXT_WIDTH - each * columns, *[each] * columns)
