"""A publication in one line, as medical journals print their references."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON

from cea_helper.citations.plain import plain

_NOTHING = "A publication without details"
_MOST_KEPT = 4096
_FIRST_AUTHORS = 3
_ENDED = re.compile(r"([?!])\.")

# The library keeps its place in the style while it works.
_turn = threading.Lock()


def in_words(citation: Mapping[str, Any]) -> str:
    """Return authors, title, journal or book, year and pages, as far as they can be read."""
    return _rendered(json.dumps(plain(citation), sort_keys=True))


def in_brief(citation: Mapping[str, Any]) -> str:
    """Return the first authors, the journal or book, and the year: what stands beside a title."""
    known = plain(citation)
    names = [_surname(person) for person in known.get("author", ())]
    authors = ", ".join(names[:_FIRST_AUTHORS]) + (" et al" if len(names) > _FIRST_AUTHORS else "")
    year = known["issued"]["date-parts"][0][0] if "issued" in known else ""
    parts = (authors, known.get("container-title") or known.get("publisher"), str(year))
    return ". ".join(part for part in parts if part)


def _surname(person: Mapping[str, str]) -> str:
    return person.get("family") or person["literal"]


# The same publications stand on many pages, and each takes longer to make than to look up.
@lru_cache(maxsize=_MOST_KEPT)
def _rendered(document: str) -> str:
    source = json.loads(document)
    with _turn:
        made = CitationStylesBibliography(_style(), CiteProcJSON([source]), formatter.plain)
        made.register(Citation([CitationItem(source["id"])]))
        # Of nothing at all there is no entry.
        told = "".join("".join(entry) for entry in made.bibliography()).strip()
    page = source.get("page", "")
    # The library puts a dash into a range of pages; here a hyphen stands, as it is typed.
    told = told.replace(page.replace("-", "\u2013"), page) if page else told
    ended = _ENDED.sub(r"\1", f"{told.rstrip('.')}.")
    return ended if told else _NOTHING


@cache
def _style() -> CitationStylesStyle:
    data = resources.files("cea_helper.citations") / "data" / "medicine.csl"
    with resources.as_file(data) as path:
        return CitationStylesStyle(str(path), validate=False)
