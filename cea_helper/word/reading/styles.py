"""The styles of a document: their names, and which of them are headings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from cea_helper.word.reading.names import w

_HEADING = re.compile(r"(?:heading|überschrift|titre|título) ?([1-9])", re.IGNORECASE)
_TITLES = {"title": 0, "heading": 1, "subtitle": None}
_DEEPEST = 9

# Word allows no more styles to rest on one another.
_LONGEST_CHAIN = 11


@dataclass(frozen=True)
class Style:
    """A style's name in small letters, and its level where it is a heading: 0 is the title."""

    name: str = "normal"
    level: int | None = None
    is_bold: bool = False
    is_list: bool = False


PLAIN = Style()


def read_styles(root: etree._Element | None) -> Mapping[str, Style]:
    """Return the styles of paragraphs by identifier; that of no name at all is the default."""
    if root is None:
        return {}
    elements = {
        str(element.get(w("styleId"))): element
        for element in root.iter(w("style"))
        if element.get(w("type")) == "paragraph"
    }
    return {style_id: _style(style_id, elements) for style_id in elements}


def _style(style_id: str, elements: Mapping[str, etree._Element]) -> Style:
    chain = _chain(style_id, elements)
    name = _name(chain[0])
    return Style(name, _level(name, chain), _is_bold(chain), _is_list(chain))


def _chain(style_id: str, elements: Mapping[str, etree._Element]) -> list[etree._Element]:
    """Return the style and those that it rests on; a broken file can go in circles."""
    chain: list[etree._Element] = []
    while style_id in elements and len(chain) < _LONGEST_CHAIN:
        chain.append(elements[style_id])
        style_id = value(chain[-1], "basedOn") or ""
    return chain


def _name(style: etree._Element) -> str:
    return (value(style, "name") or str(style.get(w("styleId")))).strip().lower()


def _level(name: str, chain: list[etree._Element]) -> int | None:
    if name in _TITLES:
        return _TITLES[name]
    for element in chain:
        if (level := outline_level(element.find(w("pPr")))) is not None:
            return level
        if match := _HEADING.fullmatch(_name(element)):
            return int(match[1])
    return None


def outline_level(properties: etree._Element | None) -> int | None:
    """Return the level of a heading that these properties give, counted from 1."""
    written = value(properties, "outlineLvl") if properties is not None else None
    if written is None or not written.isdecimal() or int(written) >= _DEEPEST:
        return None
    return int(written) + 1


def _is_bold(chain: list[etree._Element]) -> bool:
    found = (element.find(f"{w('rPr')}/{w('b')}") for element in chain)
    return next((is_on(bold) for bold in found if bold is not None), False)


def _is_list(chain: list[etree._Element]) -> bool:
    found = (element.find(f"{w('pPr')}/{w('numPr')}") for element in chain)
    return any(numbering is not None for numbering in found)


def value(parent: etree._Element, name: str) -> str | None:
    """Return what the property with this name is set to."""
    found = parent.find(w(name))
    return None if found is None else found.get(w("val"))


def is_on(switch: etree._Element | None) -> bool:
    """Return whether a property that is a switch is there and not turned off."""
    return switch is not None and switch.get(w("val")) not in ("0", "false", "off")
