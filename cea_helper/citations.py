"""A publication in one line. It came in with a file, so any part of it may be missing or odd."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_MOST_AUTHORS = 3


def in_words(citation: Mapping[str, Any]) -> str:
    """Return authors, title, journal, year and pages, as far as they can be read."""
    journal = _text(citation.get("container-title")) or _text(citation.get("publisher"))
    parts = (_authors(citation.get("author")), _text(citation.get("title")), journal)
    told = ". ".join(part.rstrip(".") for part in (*parts, _where(citation)) if part)
    return f"{told}." if told else "A publication without details"


def _where(citation: Mapping[str, Any]) -> str:
    volume, page = _text(citation.get("volume")), _text(citation.get("page"))
    place = f"{volume}: {page}" if volume and page else volume or page
    return "; ".join(part for part in (_year(citation.get("issued")), place) if part)


def _year(issued: object) -> str:
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    while isinstance(parts, list) and parts:
        parts = parts[0]
    return _text(parts)


def _authors(authors: object) -> str:
    people = authors if isinstance(authors, list) else []
    names = [name for name in map(_author, people) if name]
    others = ["and others"] if len(names) > _MOST_AUTHORS else []
    return ", ".join([*names[:_MOST_AUTHORS], *others])


def _author(author: object) -> str:
    if not isinstance(author, Mapping):
        return ""
    family, given = _text(author.get("family")), _text(author.get("given"))
    initials = "".join(word[0] for word in given.replace("-", " ").split())
    return " ".join(part for part in (family, initials) if part) or _text(author.get("literal"))


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(str(value).split())
