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
    """Return what stands inside each bookmark, a line end for each paragraph that ends in it."""
    return {name: "".join(_inside(start)) for name, start in _bookmarks(docx)}


def box_texts(docx: bytes) -> dict[str, str]:
    """Return the text of each box that the document says is written."""
    texts = texts_by_bookmark(docx)
    return {
        box_id: texts[box["text"]]
        for box_id, box in boxes_listed(docx).items()
        if box["written"] == "yes"
    }


def _bookmarks(docx: bytes) -> Iterator[tuple[str, etree._Element]]:
    for start in opened(docx).element.body.iter(qn("w:bookmarkStart")):
        yield start.get(qn("w:name")), start


def _inside(start: etree._Element) -> Iterator[str]:
    number = start.get(qn("w:id"))
    paragraph = start.getparent()
    assert paragraph is not None
    following = [*start.itersiblings()]
    while True:
        for element in following:
            if element.tag == qn("w:bookmarkEnd") and element.get(qn("w:id")) == number:
                return
            yield from _typed(element)
        yield "\n"
        after = paragraph.getnext()
        assert after is not None, "the bookmark has no end"
        paragraph, following = after, [*after]


def _typed(element: etree._Element) -> Iterator[str]:
    for piece in element.iter():
        if piece.tag == qn("w:t"):
            yield piece.text or ""
        elif piece.tag in _TYPED:
            yield _TYPED[str(piece.tag)]
