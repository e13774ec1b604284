"""The elements that the walker knows, by what they are to a text, and what one of them says."""

from __future__ import annotations

import re

from lxml import etree

from cea_helper.word.reading.names import maths, w
from cea_helper.word.reading.styles import Style, value

TYPED = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
TRACKED = {
    w("ins"): "insertion",
    w("del"): "deletion",
    w("moveTo"): "moved-here",
    w("moveFrom"): "moved-away",
}
POINTS = {
    w("commentRangeStart"): "comment-start",
    w("commentRangeEnd"): "comment-end",
    w("commentReference"): "comment-reference",
    w("bookmarkEnd"): "bookmark-end",
}
NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
OBJECTS = {
    w("object"): "object",
    w("control"): "object",
    w("altChunk"): "object",
    w("contentPart"): "object",
    w("subDoc"): "object",
    w("rt"): "ruby",
    maths("oMath"): "equation",
}
# These hold no words: properties, and what a field is told to do.
_PROPERTIES = {
    w(f"{of}Pr")
    for of in ("p", "r", "tbl", "tr", "tc", "sect", "sdt", "sdtEnd", "smartTag", "customXml")
}
SILENT = _PROPERTIES | {
    w(name) for name in ("tblPrEx", "tblGrid", "delInstrText", "ffData", "rubyPr", "proofErr")
}
LOOK, HIDDEN, BOLD = w("rPr"), w("vanish"), w("b")
ADDRESS = re.compile(r'HYPERLINK\s+"([^"]+)"', re.IGNORECASE)
_DATE = re.compile(r"[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?", re.ASCII)


def is_listed(properties: etree._Element, style: Style) -> bool:
    """Return whether a paragraph with these properties has a bullet or a number before it."""
    numbering = properties.find(w("numPr"))
    if numbering is None:
        return style.is_list
    return value(numbering, "numId") != "0"


def all_text(element: etree._Element) -> str:
    """Return all words in the element, of whatever kind."""
    words = (w("t"), w("delText"), maths("t"))
    return "".join(piece.text or "" for piece in element.iter(*words))


def description(element: etree._Element) -> str:
    """Return the words that stand for a picture."""
    for child in element.iter():
        if words := child.get("descr") or child.get("alt"):
            return str(words)
    return ""


def valid_date(written: str) -> str | None:
    """Return the date and time as written, or None where it is none that can be read."""
    return written if _DATE.fullmatch(written) else None
