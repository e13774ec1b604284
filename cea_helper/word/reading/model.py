"""What was read from a Word document."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from cea_helper import text

ChangeKind = Literal["insertion", "deletion", "move"]


@dataclass(frozen=True)
class TrackedChange:
    """Something that somebody put in, took out or moved while Word was taking notes.

    `box` is None for what stands outside the boxes. A move is told once, where its words now are.
    """

    box: str | None
    kind: ChangeKind
    author: str
    date: str | None
    text: str


@dataclass(frozen=True)
class Remark:
    """A comment in the margin. `anchor` holds the words that it is on.

    Positions count code points of the text of `box`, `end` exclusive; None where unknown.
    `reply_to` is the place, among all remarks, of the one that it answers.
    """

    box: str | None
    start: int | None
    end: int | None
    anchor: str
    author: str
    date: str | None
    text: str
    is_resolved: bool
    reply_to: int | None


@dataclass(frozen=True)
class Notice:
    """Something in the document that is in no box, or that a person should know.

    `text` is a sentence, followed where words stand in no box by these words. Those that somebody
    may want in a box stand in `words` as well.
    """

    code: str
    box: str | None
    text: str
    words: str = ""


@dataclass(frozen=True)
class Piece:
    """A stretch of a box's text, and the tracked changes that put it in or took it out.

    Changes are told by their places among all of the document.
    """

    text: str
    added_by: tuple[int, ...] = ()
    removed_by: tuple[int, ...] = ()

    def stays(self, refused: Collection[int]) -> bool:
        """Return whether it is in the text with these changes refused and all others accepted."""
        is_added = all(number not in refused for number in self.added_by)
        return is_added and all(number in refused for number in self.removed_by)


@dataclass(frozen=True)
class ReadBox:
    """The text of one box with all tracked changes accepted, and the pieces that it is made of."""

    text: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class ReadDocument:
    """All that was read from one document, for the boxes of one scheme.

    `boxes` has every box that was found, an empty one too.
    """

    scheme: str
    boxes: Mapping[str, ReadBox]
    remarks: tuple[Remark, ...]
    changes: tuple[TrackedChange, ...]
    notices: tuple[Notice, ...]

    def text_without(self, box: str, refused: Collection[int]) -> str:
        """Return the text of the box with these tracked changes refused and the others accepted."""
        pieces = self.boxes[box].pieces
        return text.normalise("".join(piece.text for piece in pieces if piece.stays(refused)))
