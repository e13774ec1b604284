"""A publication of any shape as a plain one: it came in with a file, so any part may be odd."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

# What a reference is made of. Other names would only be warned of by the library.
_TEXTS = (
    "title",
    "container-title",
    "publisher",
    "publisher-place",
    "volume",
    "issue",
    "page",
    "edition",
)
_TYPES = {"article", "article-journal", "book", "chapter", "paper-conference", "report", "thesis"}
_PEOPLE = ("author", "editor")
_MARKUP = re.compile(r"</?(?:i|b|em|strong|sub|sup|scp|span|p)\b[^<>]{0,60}>", re.IGNORECASE)
# What stands for authors who were left out, and the ways in which programs write it.
CUT = "et al"
_LEFT_OUT = {CUT, "others", "and others"}

_YEAR = re.compile("[0-9]{4}")


def plain(citation: Mapping[str, Any]) -> dict[str, Any]:
    """Return what can be read of the publication, as CSL-JSON to the letter."""
    texts = {name: text_of(citation.get(name)) for name in _TEXTS}
    people = {name: list(people_of(citation.get(name))) for name in _PEOPLE}
    kind = citation.get("type")
    document: dict[str, Any] = {
        "id": "publication",
        "type": kind if kind in _TYPES else "article",
        **{name: words for name, words in texts.items() if words},
        **{name: names for name, names in people.items() if names},
    }
    if year := year_of(citation.get("issued")):
        document["issued"] = {"date-parts": [[year]]}
    return document


def people_of(value: object) -> Iterator[dict[str, str]]:
    """Yield the names that can be read, each as `family` and `given` or as `literal`."""
    for person in value if isinstance(value, list) else ():
        if name := _name(person):
            yield name


def year_of(issued: object) -> int | None:
    """Return the year of a date of CSL-JSON, in whichever of its ways it is written."""
    if not isinstance(issued, Mapping):
        return None
    parts = issued.get("date-parts")
    while isinstance(parts, list) and parts:
        parts = parts[0]
    written = text_of(parts) or text_of(issued.get("raw")) or text_of(issued.get("literal"))
    found = _YEAR.search(written)
    return int(found.group()) if found else None


def text_of(value: object) -> str:
    """Return the value as one line without markup and without a full stop; "" if it is no text."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(_MARKUP.sub("", str(value)).split()).rstrip(".")


def _name(person: object) -> dict[str, str] | None:
    if not isinstance(person, Mapping):
        return None
    family = " ".join(filter(None, map(text_of, (_particle(person), person.get("family")))))
    given = text_of(person.get("given"))
    literal = text_of(person.get("literal"))
    if family and given:
        return {"family": family, "given": given}
    # A name by itself, of a group or of somebody without initials, stands as it is.
    alone = family or literal or given
    is_cut = alone.casefold() in _LEFT_OUT
    return {"literal": CUT if is_cut else alone} if alone else None


def _particle(person: Mapping[str, Any]) -> object:
    return person.get("non-dropping-particle") or person.get("dropping-particle")
