"""A document's body as lines: one for each paragraph, with all that stands in it, in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from cea_helper.word.reading.styles import PLAIN, Style

Track = Literal["insertion", "deletion", "moved-here", "moved-away"]
PointKind = Literal[
    "bookmark-start", "bookmark-end", "comment-start", "comment-end", "comment-reference"
]


@dataclass(frozen=True)
class Change:
    """One tracked change as it is marked. `move` names the two ends of a move."""

    kind: Track
    author: str
    date: str | None
    move: str = ""

    @property
    def removes(self) -> bool:
        """Whether words with this mark are gone once it is accepted."""
        return self.kind in ("deletion", "moved-away")


Changes = tuple[Change, ...]


@dataclass(frozen=True)
class Run:
    """Some characters, with the changes that they are part of, the outermost first."""

    text: str
    changes: Changes = ()
    is_bold: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether the words are in the text once all changes are accepted."""
        # Nearly all runs have none, and a document has many thousands.
        return not self.changes or not any(change.removes for change in self.changes)


@dataclass(frozen=True)
class Point:
    """A place between two characters; `name` is only known where a bookmark begins."""

    kind: PointKind
    id: str
    name: str = ""


@dataclass(frozen=True)
class Aside:
    """What hangs on a place of the text without being part of it: a footnote, a text box."""

    code: str
    lines: tuple[Line, ...]

    @cached_property
    def text(self) -> str:
        """What it says, its changes accepted."""
        return "\n".join(line.text for line in self.lines)


Item = Run | Point | Aside


@dataclass(frozen=True)
class Cell:
    """Where in which table a line stands."""

    table: int
    row: int
    column: int


@dataclass(frozen=True)
class Line:
    """A paragraph. `end` holds the changes of its end: with a deletion it runs into the next."""

    items: tuple[Item, ...]
    style: Style = PLAIN
    level: int | None = None
    is_listed: bool = False
    indent: str = ""
    end: Changes = ()
    cell: Cell | None = None

    @cached_property
    def text(self) -> str:
        """What it says with all changes accepted."""
        return "".join(run.text for run in self.runs if run.is_kept)

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The characters without what only hangs on them."""
        return tuple(item for item in self.items if isinstance(item, Run))

    @cached_property
    def asides(self) -> tuple[Aside, ...]:
        """What hangs on the line."""
        return tuple(item for item in self.items if isinstance(item, Aside))

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """The marks in the line."""
        return tuple(item for item in self.items if isinstance(item, Point))

    @cached_property
    def is_gone(self) -> bool:
        """Whether nothing is left of the paragraph once all changes are accepted."""
        return not self.text and any(change.removes for change in self.end)

    @cached_property
    def is_all_bold(self) -> bool:
        """Whether it is printed in bold from the first letter to the last."""
        seen = [run for run in self.runs if run.is_kept and run.text.strip()]
        return bool(seen) and all(run.is_bold or self.style.is_bold for run in seen)


def divided(line: Line, place: int) -> tuple[Line, Line]:
    """Return the line as two: what stands before this one of its items, and the rest."""
    return replace(line, items=line.items[:place]), replace(line, items=line.items[place:])
