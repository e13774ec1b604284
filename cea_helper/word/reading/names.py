"""The qualified names that the reader looks for, and the strict ones that stand for the same."""

from __future__ import annotations

from functools import cache

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

# ISO/IEC 29500 has two forms; in the strict one the namespaces have other names.
_STRICT = "http://purl.oclc.org/ooxml/"
_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_STRICT_PLACES = (
    ("wordprocessingml/main", "wordprocessingml/2006/main"),
    ("officeDocument/relationships", "officeDocument/2006/relationships"),
    ("officeDocument/math", "officeDocument/2006/math"),
    ("drawingml/wordprocessingDrawing", "drawingml/2006/wordprocessingDrawing"),
    ("drawingml/picture", "drawingml/2006/picture"),
    ("drawingml/main", "drawingml/2006/main"),
)


@cache
def w(name: str) -> str:
    """Return a name of WordprocessingML."""
    return f"{{{_W}}}{name}"


def w14(name: str) -> str:
    """Return a name that Word 2010 added."""
    return f"{{{_W14}}}{name}"


def w15(name: str) -> str:
    """Return a name that Word 2013 added."""
    return f"{{{_W15}}}{name}"


def maths(name: str) -> str:
    """Return a name of Office MathML."""
    return f"{{{_MATHS}}}{name}"


def compatibility(name: str) -> str:
    """Return a name of the markup that offers several forms of one content."""
    return f"{{{_COMPATIBILITY}}}{name}"


def relationship(name: str) -> str:
    """Return the name of an attribute that points to another part."""
    return f"{{{_RELATIONSHIPS}}}{name}"


def as_transitional(part: bytes) -> bytes:
    """Return a part of a strict document with the names that the transitional form has."""
    if _STRICT.encode() not in part:
        return part
    for strict, transitional in _STRICT_PLACES:
        part = part.replace(
            f"{_STRICT}{strict}".encode(), f"{_TRANSITIONAL}{transitional}".encode()
        )
    return part
