"""What the sentences of a statement rest on, as pages and the editor show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cea_helper.application import Application, BoxVersion, Claim
from cea_helper.checks.reading import Passage, Statement
from cea_helper.drafting import words_of
from cea_helper.drafting.claims import evidence_of
from cea_helper.evidence import EvidenceItem
from cea_helper.schemes import Domain
from cea_helper.strength import DomainStrength
from cea_helper.web import filters
from cea_helper.web.evidence_address import name_of
from cea_helper.web.presenters import links
from cea_helper.web.presenters.statements import heading


@dataclass(frozen=True)
class Behind:
    """One item that a sentence rests on."""

    title: str
    href: str


@dataclass(frozen=True)
class Sentence:
    """One sentence and the evidence behind it."""

    words: str
    behind: tuple[Behind, ...]
    choose_href: str


@dataclass(frozen=True)
class ClaimsPage:
    """Every sentence of a statement."""

    box: str
    back: str
    told: str
    sentences: tuple[Sentence, ...]


def claims_page(
    application_id: int, application: Application, domain: Domain, newest: BoxVersion
) -> ClaimsPage:
    """Return the page of what the newest text rests on."""
    items = {item.id: item for item in application.evidence}
    carried = links.writing(application_id, domain.id)
    sentences = tuple(
        Sentence(
            words=one.text,
            behind=tuple(
                Behind(items[name].title, links.evidence_item(name, carried))
                for name in evidence_of(claims_in(application, domain.id), one.start, one.end)
            ),
            choose_href=links.claim(application_id, domain.id, one.start, one.end),
        )
        for one in sentences_of(domain.id, newest.text)
    )
    return ClaimsPage(
        box=heading(domain),
        back=links.box(application_id, domain.id),
        told=_told(sentences),
        sentences=sentences,
    )


def _told(sentences: tuple[Sentence, ...]) -> str:
    linked = sum(1 for one in sentences if one.behind)
    of_all = filters.plural(len(sentences), "sentence")
    rests = "rests" if len(sentences) == 1 else "rest"
    return f"{filters.number(linked)} of {of_all} {rests} on evidence that you linked."


def claims_in(application: Application, domain_id: str) -> tuple[Claim, ...]:
    """Return what is claimed in the statement for this domain."""
    return tuple(claim for claim in application.claims if claim.domain == domain_id)


def sentences_of(domain_id: str, text: str) -> tuple[Passage, ...]:
    """Return the sentences of a statement."""
    return Statement(domain_id, text).sentences


def offered(application: Application, strength: DomainStrength | None) -> list[EvidenceItem]:
    """Return all evidence: first that for the domain, the strongest first, then all other."""
    items = {item.id: item for item in application.evidence}
    of_domain = [told.id for told in strength.items] if strength else []
    return [items[name] for name in dict.fromkeys([*of_domain, *items])]


def live(application: Application, domain: Domain, newest: BoxVersion) -> dict[str, Any]:
    """Return what the editor needs: the sentences of the saved text, and what they rest on.

    Positions count code points. Items are named as in addresses.
    """
    claims = claims_in(application, domain.id)
    return {
        "version": newest.version,
        "text": newest.text,
        "sentences": [
            {
                "start": one.start,
                "end": one.end,
                "evidence": [name_of(name) for name in evidence_of(claims, one.start, one.end)],
            }
            for one in sentences_of(domain.id, newest.text)
        ],
        "items": {
            name_of(item.id): {"title": item.title, "words": words_of(item)}
            for item in application.evidence
        },
    }
