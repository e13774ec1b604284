"""How the boxes of the form are found again in a document that somebody has edited.

Each box has a bookmark round its heading and one round its text, and a custom part of the file
lists them. Block-level content controls would be the obvious way, but LibreOffice loses words in
them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from cea_helper.schemes import Box, Scheme

NAMESPACE = "urn:cea-helper:boxes:1"

# Word matches a part to its properties by this identifier; it need only be the same each time.
_STORE_ITEM = "{0B7A1F5C-3C0D-4E0B-9B5E-6D2C5A1E7F42}"
_LONGEST_BOOKMARK = 40


@dataclass(frozen=True)
class Place:
    """Where a box is: its number in the document's order, and the bookmarks of heading and text."""

    number: int
    heading_bookmark: str
    text_bookmark: str


Places = Mapping[str, Place]


def places(boxes: Iterable[Box]) -> Places:
    """Return the place of each of these boxes, given in the order of the form."""
    return {
        box.id: Place(number, _bookmark(number, "head", box.id), _bookmark(number, "text", box.id))
        for number, box in enumerate(boxes)
    }


def _bookmark(number: int, kind: str, box_id: str) -> str:
    """Return a name that Word takes: letters, digits and underscores, unique by its number."""
    return f"cea_{kind}_{number}_{_plain(box_id)}"[:_LONGEST_BOOKMARK]


def box_of_bookmark(name: str, boxes: Iterable[Box]) -> tuple[str, bool] | None:
    """Return the box whose bookmark has this name, and whether it is that of its text.

    None where it is no bookmark of ours, or fits several boxes.
    """
    match = re.fullmatch("cea_(head|text)_[0-9]+_(.+)", name)
    if match is None:
        return None
    rest = _LONGEST_BOOKMARK - match.start(2)
    fitting = [box.id for box in boxes if _plain(box.id)[:rest] == match[2]]
    return (fitting[0], match[1] == "text") if len(fitting) == 1 else None


def _plain(box_id: str) -> str:
    return re.sub("[^0-9A-Za-z]", "_", box_id)


def digest(words: str) -> str:
    """Return a short mark by which words are known again, however their blanks are kept."""
    return f"{zlib.crc32(' '.join(words.split()).encode()):08x}"


def add_list_of_boxes(
    document: WordDocument,
    scheme: Scheme,
    where: Places,
    texts: Mapping[str, str],
    own: Iterable[str],
) -> None:
    """Add the custom part that names the scheme and, for each box, its bookmarks.

    It also says which boxes are empty, since an empty box shows words that nobody wrote, and has
    the digests of what the program says by itself (`own`), so that all else is known as somebody's.
    """
    package = document.part.package
    listed = Part(
        PackURI("/customXml/item1.xml"), CONTENT_TYPE.XML, _list(scheme, where, texts, own), package
    )
    properties = Part(
        PackURI("/customXml/itemProps1.xml"),
        CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES,
        _item_properties(),
        package,
    )
    document.part.relate_to(listed, RELATIONSHIP_TYPE.CUSTOM_XML)
    listed.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)


def _list(scheme: Scheme, where: Places, texts: Mapping[str, str], own: Iterable[str]) -> bytes:
    boxes = "".join(
        f"<box id={quoteattr(box_id)} heading={quoteattr(place.heading_bookmark)}"
        f" text={quoteattr(place.text_bookmark)} written={quoteattr(_yes_or_no(texts[box_id]))}/>"
        for box_id, place in where.items()
    )
    digests = quoteattr(" ".join(map(digest, own)))
    named = f"xmlns={quoteattr(NAMESPACE)} scheme={quoteattr(scheme.id)}"
    opening = f"<boxes {named} own={digests}>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}{boxes}</boxes>'.encode()


def _yes_or_no(written: str) -> str:
    return "yes" if written else "no"


def _item_properties() -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        f'<ds:datastoreItem ds:itemID="{_STORE_ITEM}"'
        ' xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
        f"<ds:schemaRefs><ds:schemaRef ds:uri={quoteattr(NAMESPACE)}/></ds:schemaRefs>"
        "</ds:datastoreItem>"
    ).encode()
