"""WordprocessingML for paragraphs, tables and pictures, as text.

The body of a document is written as text and parsed once, which is many times quicker than a call
for each paragraph and cell. Everything from outside passes through `escape` or `quoteattr`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from cea_helper import text
from cea_helper.word.blocks import Picture, Table

_TWIPS_A_MM = 1440 / 25.4
_EMU_A_MM = 36_000
_BREAK = re.compile("([\t\n])")
_BREAK_ELEMENTS = {"\t": "<w:tab/>", "\n": "<w:br/>"}
_RIGHT_TO_LEFT = ("R", "AL")
# Characters: some four lines. A longer line is broken over pages by itself, two lines at least.
_LONGEST_KEPT = 400


@dataclass(frozen=True)
class Mark:
    """A piece of markup that stands before the character at `position` of a text."""

    position: int
    xml: str


def run(words: str, style: str = "") -> str:
    """Return a run with these words to the character; blanks, tabs and line breaks are kept.

    `style` is the name of a character style.
    """
    pieces = _BREAK.split(text.normalise(words))
    inside = (_BREAK_ELEMENTS.get(piece) or _text(piece) for piece in pieces if piece)
    look = f'<w:rPr><w:rStyle w:val="{style_id(style)}"/></w:rPr>' if style else ""
    return f"<w:r>{look}{''.join(inside)}</w:r>" if words else ""


def _text(piece: str) -> str:
    return f'<w:t xml:space="preserve">{escape(piece)}</w:t>'


def paragraph(
    words: str,
    style: str,
    *,
    new_page: bool = False,
    keep_with_next: bool = False,
    marks: Sequence[Mark] = (),
    fitting: int | None = None,
) -> str:
    """Return one paragraph in the style with this name, with the marks at their places.

    What follows the first `fitting` characters is marked as over the limit.
    """
    properties = f'<w:pStyle w:val="{style_id(style)}"/>'
    properties += "<w:keepNext/>" if keep_with_next else ""
    properties += "<w:pageBreakBefore/>" if new_page else ""
    properties += "<w:bidi/>" if _reads_right_to_left(words) else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{_marked_runs(words, marks, fitting)}</w:p>"


def style_id(name: str) -> str:
    """Return the identifier that the base document has for the style with this name."""
    return name.title().replace(" ", "")


def _reads_right_to_left(words: str) -> bool:
    """Return whether the first letter that has a direction is one of Arabic, Hebrew or the like."""
    if words.isascii():
        return False
    directions = (unicodedata.bidirectional(character) for character in words)
    first = next((way for way in directions if way in ("L", *_RIGHT_TO_LEFT)), "L")
    return first in _RIGHT_TO_LEFT


def _marked_runs(words: str, marks: Sequence[Mark], fitting: int | None) -> str:
    pieces = []
    done = 0
    for mark in (*marks, Mark(len(words), "")):
        pieces += [_runs(words, done, mark.position, fitting), mark.xml]
        done = mark.position
    return "".join(pieces)


def _runs(words: str, start: int, end: int, fitting: int | None) -> str:
    turn = end if fitting is None else min(max(fitting, start), end)
    return run(words[start:turn]) + run(words[turn:end], "Over the limit")


def own_paragraphs(
    words: str, style: str, marks: Sequence[Mark], fitting: int | None = None
) -> str:
    """Return a paragraph for each line of the words; `marks` stand in the order of the text.

    What follows the first `fitting` characters is marked as over the limit. A short last line stays
    on the page of what follows, which is its length; a long one would take its heading along to
    the next page and leave this one half empty.
    """
    paragraphs = []
    first, waiting = 0, list(reversed(marks))
    for line in words.split("\n"):
        is_kept = first + len(line) == len(words) and len(line) <= _LONGEST_KEPT
        here = []
        while waiting and waiting[-1].position <= first + len(line):
            mark = waiting.pop()
            here.append(Mark(mark.position - first, mark.xml))
        left = None if fitting is None else max(fitting - first, 0)
        paragraphs.append(paragraph(line, style, keep_with_next=is_kept, marks=here, fitting=left))
        first += len(line) + 1
    return "".join(paragraphs)


def bookmark(number: int, name: str, length: int) -> tuple[Mark, Mark]:
    """Return the marks of a bookmark round a whole text of this length."""
    return (
        Mark(0, f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(name)}/>'),
        Mark(length, f'<w:bookmarkEnd w:id="{number}"/>'),
    )


def comment_range(number: int, start: int, end: int) -> tuple[Mark, Mark]:
    """Return the marks that tie the comment with this number to a stretch of a text."""
    reference = (
        '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
        f'<w:commentReference w:id="{number}"/></w:r>'
    )
    return (
        Mark(start, f'<w:commentRangeStart w:id="{number}"/>'),
        Mark(end, f'<w:commentRangeEnd w:id="{number}"/>{reference}'),
    )


def in_order(bookmarked: tuple[Mark, Mark], ranges: Iterable[tuple[Mark, Mark]]) -> list[Mark]:
    """Return the marks in the order of the text.

    Where several meet, what ends there comes before what begins, and the bookmark is outside all.
    """
    first, last = bookmarked
    ranked = []
    for start, end in ranges:
        is_point = start.position == end.position
        ranked += [(start.position, 1, start), (end.position, 2 if is_point else 0, end)]
    ranked.sort(key=lambda entry: entry[:2])
    return [first, *(mark for _, _, mark in ranked), last]


def table(block: Table) -> str:
    """Return the table with its marked header row; no row is split over two pages."""
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in block.widths)
    header = ["Table heading"] * len(block.header)
    plain = _column_styles(block, "Row heading", "Table number")
    total = _column_styles(block, "Row heading", "Total number")
    last = len(block.rows) - 1 if block.has_total else len(block.rows)
    rows = [_row(block.header, header, block.widths, is_header=True)]
    rows += [
        _row(cells, total if number == last else plain, block.widths)
        for number, cells in enumerate(block.rows)
    ]
    return f"<w:tbl>{_table_properties(block)}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _table_properties(block: Table) -> str:
    return (
        '<w:tblPr><w:tblStyle w:val="FormTable"/>'
        f'<w:tblW w:w="{_twips(sum(block.widths))}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        ' w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblDescription w:val={quoteattr(text.one_line(block.summary))}/></w:tblPr>"
    )


def _column_styles(block: Table, first: str, numeric: str) -> list[str]:
    others = range(1, len(block.header))
    return [first, *(numeric if column in block.numeric else "Table text" for column in others)]


def _row(
    cells: Sequence[str], styles: Sequence[str], widths: Sequence[int], *, is_header: bool = False
) -> str:
    marked = "<w:tblHeader/>" if is_header else ""
    inside = "".join(map(_cell, cells, styles, widths))
    return f"<w:tr><w:trPr><w:cantSplit/>{marked}</w:trPr>{inside}</w:tr>"


def _cell(words: str, style: str, width: int) -> str:
    first, *rest = text.normalise(words).split("\n")
    others = "Table text" if style == "Row heading" else style
    paragraphs = [paragraph(first, style), *(paragraph(line, others) for line in rest)]
    properties = f'<w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/></w:tcPr>'
    return f"<w:tc>{properties}{''.join(paragraphs)}</w:tc>"


def _twips(millimetres: int) -> int:
    return round(millimetres * _TWIPS_A_MM)


def picture(block: Picture, number: int, relationship: str) -> str:
    """Return a paragraph with the picture, kept with what follows, and its alternative text."""
    size = f'cx="{block.width * _EMU_A_MM}" cy="{block.height * _EMU_A_MM}"'
    description = quoteattr(text.one_line(block.description))
    return (
        '<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr={description}/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}" descr={description}/>'
        "<pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
