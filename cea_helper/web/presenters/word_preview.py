"""What the preview of the Word document prints where it has no pictures of the pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cea_helper.word.blocks import Block, Heading, OwnWords, Paragraph, Table

Kind = Literal["heading", "words", "instead", "text", "small", "table", "picture"]

_SMALL = {"Length", "Caption", "Draft state", "Box note", "Subtitle"}
_MOST_LEVEL = 4


@dataclass(frozen=True)
class Shown:
    """One piece of the document. `excess` is what of a text is over its limit."""

    kind: Kind
    text: str
    excess: str = ""
    level: int = 0
    table: Table | None = None


def shown_blocks(blocks: tuple[Block, ...]) -> tuple[Shown, ...]:
    """Return the pieces of the document in their order."""
    return tuple(map(_shown, blocks))


def _shown(block: Block) -> Shown:
    if isinstance(block, Heading):
        # The page has a heading of its own above them all.
        return Shown("heading", block.text, level=min(block.level + 1, _MOST_LEVEL))
    if isinstance(block, OwnWords):
        return _own_words(block)
    if isinstance(block, Paragraph):
        return _paragraph(block)
    if isinstance(block, Table):
        return Shown("table", block.summary, table=block)
    return Shown("picture", block.description)


def _own_words(block: OwnWords) -> Shown:
    if not block.text:
        return Shown("instead", block.instead)
    fitting = len(block.text) if block.fitting is None else block.fitting
    return Shown("words", block.text[:fitting], block.text[fitting:])


def _paragraph(block: Paragraph) -> Shown:
    if block.style in ("Title", "Box note heading"):
        return Shown("heading", block.text, level=2 if block.style == "Title" else _MOST_LEVEL)
    return Shown("small" if block.style in _SMALL else "text", block.text)
