"""Which domain of each application an item of evidence serves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cea_helper.application import Application, StoredApplication
from cea_helper.evidence import EvidenceItem
from cea_helper.schemes import Domain
from cea_helper.strength import DomainStrength, StrengthReport
from cea_helper.web.filters import moment
from cea_helper.web.presenters.tags import is_outside

_OUTSIDE = "It ended before the look-back, so it does not count."
_TWICE = "The same achievement is entered twice, and the other entry counts."


@dataclass(frozen=True)
class Use:
    """How one application uses the item."""

    application_id: int
    title: str
    started: str
    place: str
    note: str
    claims: int
    chosen: str
    choices: dict[str, str]


def use_of(
    item: EvidenceItem,
    stored: StoredApplication,
    application: Application,
    report: StrengthReport,
) -> Use:
    """Return how the application uses the item."""
    scheme = stored.scheme
    found = next((domain for domain in report.domains if _holds(domain, item.id)), None)
    placed = next((other for other in application.evidence if other.id == item.id), item)
    return Use(
        application_id=stored.id,
        title=scheme.title,
        started=moment(stored.created_at),
        place=f"Domain {found.number}: {found.title}" if found else "In no domain",
        note=_note(found, item.id),
        claims=sum(item.id in claim.evidence for claim in application.claims),
        chosen=placed.domain or "",
        choices=_choices(scheme.domains),
    )


def _choices(domains: Sequence[Domain]) -> dict[str, str]:
    numbered = {domain.id: f"{domain.number}: {domain.title}" for domain in domains}
    return {"": "As its areas say", **numbered}


def _holds(domain: DomainStrength, evidence_id: str) -> bool:
    return any(item.id == evidence_id for item in domain.items)


def _note(domain: DomainStrength | None, evidence_id: str) -> str:
    if domain is None:
        return "No domain of this round draws on its areas."
    if next(item.counts for item in domain.items if item.id == evidence_id):
        return ""
    return _OUTSIDE if is_outside(domain, evidence_id) else _TWICE
