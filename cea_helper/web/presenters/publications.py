"""What the pages about publications print."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from cea_helper import citations, counting, publications
from cea_helper.application import BoxVersion
from cea_helper.citations import Authors
from cea_helper.publications import Publication
from cea_helper.schemes import Box, Domain
from cea_helper.web.evidence_address import name_of
from cea_helper.web.filters import number, plural
from cea_helper.web.presenters import links
from cea_helper.workspace.adding_text import joined


@dataclass(frozen=True)
class AuthorLine:
    """Which author the person is, and where that can be said or changed."""

    words: str
    href: str
    action: str


@dataclass(frozen=True)
class Chosen:
    """A chosen publication, and the addresses that move or remove it; "" where there is none."""

    title: str
    unknown_author: str
    up: str
    down: str
    remove: str


@dataclass(frozen=True)
class PublicationsPage:
    """The page on which publications are chosen for a box."""

    box: str
    back: str
    text: str
    length: str
    goes: str
    mark: str
    chosen: tuple[Chosen, ...]
    picked: tuple[str, ...]
    has_any: bool
    offered: str
    more: str
    too_many: str


def author_line(evidence_id: str, authors: Authors) -> AuthorLine | None:
    """Return what the page of an item says of its authors; None where none are named."""
    if not authors.shown:
        return None
    href = links.publication_authors(evidence_id)
    if authors.place is None:
        return AuthorLine("We could not tell which author is you", href, "Say which")
    if authors.place == 0:
        return AuthorLine("You are none of the authors named", href, "Change")
    words = authors.in_words
    told = words if words == "only author" else f"{words} authors"
    return AuthorLine(f"You are the {told}", href, "Change")


def told_of(publication: Publication) -> str:
    """Return what stands below a publication that can be chosen."""
    brief = citations.in_brief(publication.item.citation or {})
    place = publication.authors.in_words
    return f"{'. '.join(part for part in (brief, place) if part)}."


def publications_page(
    application_id: int,
    box: Box,
    newest: BoxVersion,
    chosen: Sequence[Publication],
    offered: Sequence[Publication],
    rest: int,
    is_too_many: bool,
) -> PublicationsPage:
    """Return what the page prints; `rest` counts the older ones that are not offered."""
    names = [one.item.id for one in chosen]
    written = publications.numbered(chosen, box)[0]
    return PublicationsPage(
        box=f"{box.number}. {box.title}" if isinstance(box, Domain) else box.title,
        back=links.box(application_id, box.id),
        text=written,
        length=_length(written, box),
        goes=_goes(newest.text, written, box),
        mark=mark(written),
        chosen=tuple(_chosen(application_id, one, names) for one in chosen),
        picked=tuple(map(name_of, names)),
        has_any=bool(chosen or offered),
        offered=plural(len(offered) + rest, "more publication" if chosen else "publication"),
        more=f"{number(rest)} older ones are not shown" if rest else "",
        too_many=f"The first {len(chosen)} were taken. More do not fit." if is_too_many else "",
    )


def mark(written: str) -> str:
    """Return a short mark of a text: another text has another."""
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _chosen(application_id: int, one: Publication, names: Sequence[str]) -> Chosen:
    place = names.index(one.item.id)
    is_unknown = one.authors.place is None and bool(one.authors.shown)
    return Chosen(
        title=one.item.title,
        unknown_author=(
            links.publication_authors(one.item.id, application_id, names) if is_unknown else ""
        ),
        up=_swapped(application_id, names, place - 1) if place else "",
        down=_swapped(application_id, names, place) if place + 1 < len(names) else "",
        remove=links.publications(application_id, [name for name in names if name != one.item.id]),
    )


def _swapped(application_id: int, names: Sequence[str], place: int) -> str:
    """Return the address with this publication and the one after it in each other's place."""
    before, (first, second), after = names[:place], names[place : place + 2], names[place + 2 :]
    return links.publications(application_id, [*before, second, first, *after])


def _length(written: str, box: Box) -> str:
    rule = box.limit.counting_rule
    return counting.in_words(counting.length(written, rule), rule, box.limit.maximum)


def _goes(before: str, written: str, box: Box) -> str:
    if not before.strip():
        return "Your text is empty, and becomes this list."
    return f"It goes below your text. Together: {_length(joined(before, written), box)}."
