"""Read the texts of the boxes back from a written document, by its bookmarks."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from docx.oxml.ns import qn
from lxml import etree

from tests.word.examples import opened

LIST_OF_BOXES = "customXml/item1.xml"
_TYPED = {qn("w:tab"): "\t", qn("w:br"): "\n"}


def part(docx: bytes, name: str) -> etree._Element:
    """Return one part of the file, parsed."""
    with ZipFile(BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(name))


def boxes_listed(docx: bytes) -> dict[str, dict[str, str]]:
    """Return what the custom part says of each box, by the box's identifier."""
    return {
        str(box.get("id")): {str(name): str(value) for name, value in box.attrib.items()}
        for box in part(docx, LIST_OF_BOXES)
    }


def texts_by_bookmark(docx: bytes) -> dict[str, str]:
    """Return what stands inside each bookmark, a line end for each paragraph that ends in it.

    LibreOffice begins a bookmark over several paragraphs again in the last of them, so a bookmark
    runs from its first beginning to the end of its last.
    """
    starts: dict[str, list[etree._Element]] = {}
    for start in opened(docx).element.body.iter(qn("w:bookmarkStart")):
        starts.setdefault(str(start.get(qn("w:name"))), []).append(start)
    return {
        name: "".join(_between(found[0], str(found[-1].get(qn("w:id")))))
        for name, found in starts.items()
    }


def box_texts(docx: bytes) -> dict[str, str]:
    """Return the text of each box that the document says is written."""
    texts = texts_by_bookmark(docx)
    return {
        box_id: texts[box["text"]]
        for box_id, box in boxes_listed(docx).items()
        if box["written"] == "yes"
    }


def _between(start: etree._Element, number: str) -> Iterator[str]:
    """Yield what is typed from the start of a bookmark to the end that has this number."""
    paragraph = start.getparent()
    following = [*start.itersiblings()]
    while paragraph is not None:
        for element in following:
            if element.tag == qn("w:bookmarkEnd") and element.get(qn("w:id")) == number:
                return
            yield from _typed(element)
        yield "\n"
        paragraph = paragraph.getnext()
        following = [*paragraph] if paragraph is not None else []


def _typed(element: etree._Element) -> Iterator[str]:
    for piece in element.iter():
        if piece.tag == qn("w:t"):
            yield piece.text or ""
        elif piece.tag in _TYPED:
            yield _TYPED[str(piece.tag)]
