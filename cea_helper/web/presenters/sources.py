"""Where the facts of a round were read, when, and how sure each of them is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from cea_helper.dates import day_in_words
from cea_helper.schemes import Fact, Scheme, source_address

_NAMES = {
    "opens_on": "Opens",
    "closes_at": "Closes",
    "look_back_years": "Look-back",
    "look_back_from": "Look-back",
    "look_back_since_award": "Look-back since the last award",
    "level_chosen_by_applicant": "Level",
    "employer_part": "Your employer's part",
    "own_words_only": "Who may write it",
    "authorship": "Who may write it",
    "scale": "How assessors mark",
    "form_order": "Order of the form",
    "areas": "Which evidence belongs to which domain",
    "titles": "Titles of the domains",
    "limits": "Lengths",
}
_HOW_SURE = {
    "verified": "Stated there",
    "secondary": "Reported by somebody else",
    "unconfirmed": "Not confirmed",
}


@dataclass(frozen=True)
class SourceRow:
    """A fact and where it was read: the page, its host, the day, and how sure it is."""

    name: str
    how_sure: str
    needs_checking: bool
    href: str
    host: str
    read_on: str
    note: str


def sources(scheme: Scheme) -> Iterator[SourceRow]:
    """Yield where each fact of the round was read; a box of its own only where it differs."""
    for name, fact in scheme.facts.items():
        if name in _NAMES:
            yield source_row(_NAMES[name], fact, scheme)
    for box in scheme.boxes_in_order():
        if box.limit.fact != scheme.fact("limits"):
            yield source_row(f"Length: {box.title}", box.limit.fact, scheme)
    for domain in scheme.domains:
        if domain.fact != scheme.fact("titles"):
            yield source_row(f"Title: {domain.title}", domain.fact, scheme)


def source_row(name: str, fact: Fact, scheme: Scheme) -> SourceRow:
    """Return where a fact of the round was read, and when."""
    href = source_address(fact.source) if fact.source else ""
    read_on = fact.checked_on or scheme.checked_on
    return SourceRow(
        name=name,
        how_sure=_HOW_SURE[fact.status],
        needs_checking=fact.needs_checking,
        href=href,
        host=(urlsplit(href).hostname or href).removeprefix("www."),
        read_on=day_in_words(read_on) if href and read_on else "",
        note=fact.note or "",
    )
