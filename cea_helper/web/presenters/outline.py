"""What the page of an outline prints."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from cea_helper import counting
from cea_helper.application import Application, BoxVersion
from cea_helper.drafting import DomainOutline
from cea_helper.evidence import period_in_words
from cea_helper.schemes import Domain
from cea_helper.strength import DomainStrength
from cea_helper.web.presenters import links
from cea_helper.web.presenters.completing import standing
from cea_helper.web.presenters.statements import heading
from cea_helper.web.presenters.tags import Tag
from cea_helper.workspace.adding_text import joined


@dataclass(frozen=True)
class Chosen:
    """One item that one may choose for the text."""

    id: str
    title: str
    href: str
    tag: Tag
    period: str
    state: str


@dataclass(frozen=True)
class Aside:
    """An item that does not count, and why."""

    title: str
    href: str
    why: str


@dataclass(frozen=True)
class OutlinePage:
    """A first text for one domain, what it was chosen from, and where it goes."""

    domain: str
    back: str
    add_href: str
    text: str
    length: str
    mark: str
    goes: str
    items: tuple[Chosen, ...]
    aside: tuple[Aside, ...]


def outline_page(
    application_id: int,
    application: Application,
    domain: Domain,
    strength: DomainStrength,
    outline: DomainOutline,
    newest: BoxVersion,
) -> OutlinePage:
    """Return the page of this outline, which would go below the newest text."""
    items = {item.id: item for item in application.evidence}
    why = {left.id: left.why for left in outline.left_out}
    return OutlinePage(
        domain=heading(domain),
        back=links.box(application_id, domain.id),
        add_href=links.add_evidence(domain.areas[0]),
        text=outline.text,
        length=_length(outline.text, domain),
        mark=mark(outline.text),
        goes=_goes(newest.text, outline.text, domain),
        items=tuple(
            Chosen(
                id=told.id,
                title=items[told.id].title,
                href=links.evidence_item(told.id),
                tag=standing(items[told.id], told).tag,
                period=period_in_words(items[told.id]),
                state=why.get(told.id, "It is in the text."),
            )
            for told in strength.items
            if told.counts
        ),
        aside=tuple(
            Aside(items[told.id].title, links.evidence_item(told.id), why[told.id])
            for told in strength.items
            if not told.counts
        ),
    )


def mark(written: str) -> str:
    """Return a mark of the text, by which it is known whether the same was seen."""
    return hashlib.sha256(written.encode()).hexdigest()


def _length(written: str, domain: Domain) -> str:
    rule = domain.limit.counting_rule
    return counting.in_words(counting.length(written, rule), rule, domain.limit.maximum)


def _goes(written: str, outline: str, domain: Domain) -> str:
    if not written.strip():
        return "Your statement is empty, and becomes this text."
    together = _length(joined(written, outline), domain)
    return f"It goes below what you have written. Together: {together}."
