"""What the program writes itself into a document, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cea_helper import text
from cea_helper.application import Application
from cea_helper.word.blocks import Block, Heading, OwnWords, Paragraph, Picture, Table
from cea_helper.word.reading.model import Notice

# What changes from day to day and from page to page: numbers, and the names of months.
_PASSING = re.compile(
    r"\d[\d,]*|\b(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b"
)
_STAMP = "Draft of"


def lines_of_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield each line of the blocks but for the headings of boxes and what somebody wrote."""
    for block in blocks:
        match block:
            case Heading(words, box=None) | Paragraph(words):
                yield words
            case OwnWords(text=""):
                yield block.instead
            case Table():
                cells = (*block.header, *(cell for row in block.rows for cell in row))
                yield from (line for cell in cells for line in text.normalise(cell).split("\n"))
            case Picture():
                yield text.one_line(block.description)


class OwnLines:
    """Knows the program's own lines in a document that has lost the list of them.

    That list stands in the file, and programs that save in another format between lose it. Then
    what a document of the application would say today tells most of it: numbers apart.
    """

    def __init__(self, application: Application, blocks: Iterable[Block]) -> None:
        scheme = application.scheme
        name = text.one_line(application.applicant.name)
        margins = (f"{name} | {scheme.title}",)
        self._known = {_lasting(line) for line in (*lines_of_blocks(blocks), *margins)}

    def has_all(self, words: str) -> bool:
        """Whether each line of the words is one of the program's own."""
        lines = [line for line in words.split("\n") if line.strip()]
        return all(line.startswith(_STAMP) or _lasting(line) in self._known for line in lines)

    def has_drawn(self, notice: Notice) -> bool:
        """Whether the notice only tells of a picture that the program drew."""
        return notice.code == "picture" and self.has_all(notice.text.partition(": ")[2])


def _lasting(line: str) -> str:
    return " ".join(_PASSING.sub("", line).split())
