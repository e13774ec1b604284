"""Evidence that now serves another domain and could serve a weak one instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cea_helper.evidence import EvidenceItem
from cea_helper.schemes import Domain, Scheme
from cea_helper.strength import DomainStrength, ItemLevel, ItemStrength, StrengthReport
from cea_helper.web.filters import plural
from cea_helper.web.presenters import links
from cea_helper.web.presenters.tags import Tag, item_tag

_MOST = 3
_ORDER: dict[ItemLevel, int] = {"strong": 0, "promising": 1, "thin": 2}


@dataclass(frozen=True)
class Elsewhere:
    """One item that fits here too, and what using it here would leave behind."""

    id: str
    title: str
    href: str
    tag: Tag
    leaves: str


def fitting_items(
    application_id: int,
    domain: Domain,
    report: StrengthReport,
    items: Mapping[str, EvidenceItem],
) -> tuple[Elsewhere, ...]:
    """Return items of other domains with an area that this one draws on, the strongest first."""
    found = [
        (other, one)
        for other in report.domains
        for one in other.items
        if other.id != domain.id and one.counts and set(items[one.id].areas) & set(domain.areas)
    ]
    found.sort(key=lambda pair: _ORDER[pair[1].strength])
    carried = links.answering(application_id, domain.id)
    return tuple(
        Elsewhere(
            id=one.id,
            title=items[one.id].title,
            href=links.evidence_item(one.id, carried),
            tag=item_tag(one.strength),
            leaves=_leaves(other, one),
        )
        for other, one in found[:_MOST]
    )


def now_used(scheme: Scheme, domain_id: str | None) -> str:
    """Return in which domain an item has just been put."""
    domain = scheme.domain(domain_id) if domain_id else None
    return f"Saved. It is now used in domain {domain.number}." if domain else "Saved."


def _leaves(other: DomainStrength, moved: ItemStrength) -> str:
    rest = sum(item.counts and item.id != moved.id for item in other.items)
    left = f"which would keep {plural(rest, 'other item')}" if rest else "which would then be empty"
    return f"It now counts in domain {other.number}, {left}."
