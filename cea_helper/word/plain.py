"""The document as plain text: the same blocks, without their look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cea_helper import text
from cea_helper.word.blocks import Block, Heading, OwnWords, Paragraph, Picture, Table

_LINES = {1: "=", 2: "-"}
_LONGEST_LINE = 72


def as_plain_text(blocks: Sequence[Block]) -> str:
    """Return the blocks as text: titles underlined, the cells of a row on lines of their own."""
    return "\n\n".join(filter(None, map(_told, blocks))) + "\n"


def _told(block: Block) -> str:
    if isinstance(block, Heading):
        return _underlined(text.normalise(block.text), _LINES.get(block.level, ""))
    if isinstance(block, OwnWords):
        return text.normalise(block.text) or block.instead
    if isinstance(block, Paragraph):
        sign = "=" if block.style == "Title" else ""
        return _underlined(text.normalise(block.text), sign)
    if isinstance(block, Table):
        return "\n\n".join("\n".join(_cells(block, row)) for row in block.rows)
    return _picture(block)


def _underlined(words: str, sign: str) -> str:
    return f"{words}\n{sign * min(len(words), _LONGEST_LINE)}" if sign and words else words


def _cells(table: Table, row: Sequence[str]) -> Iterator[str]:
    for title, cell in zip(table.header, row, strict=True):
        if cell.strip():
            yield f"{title}: {text.normalise(cell)}" if title else text.normalise(cell)


def _picture(picture: Picture) -> str:
    return f"[{picture.description}]"
