"""The tags that say how strong something is: in words, with one colour for each level."""

from __future__ import annotations

from cea_helper.strength import DOMAIN_LEVELS, ITEM_LEVELS, DomainLevel, DomainStrength, ItemLevel

Tag = dict[str, str]

_DOMAIN_COLOURS: dict[DomainLevel, str] = {
    "empty": "grey",
    "weak": "yellow",
    "adequate": "blue",
    "strong": "green",
}
_ITEM_COLOURS: dict[ItemLevel, str] = {"thin": "grey", "promising": "blue", "strong": "green"}

OUTSIDE: Tag = {"text": "Before the look-back", "colour": "white"}
_TWICE: Tag = {"text": "Entered twice", "colour": "white"}


def domain_tag(level: DomainLevel) -> Tag:
    """Return the tag for the strength of a domain, as `nhs.tag` takes it."""
    return {"text": DOMAIN_LEVELS[level], "colour": _DOMAIN_COLOURS[level]}


def item_tag(level: ItemLevel) -> Tag:
    """Return the tag for the strength of an item, as `nhs.tag` takes it."""
    return {"text": ITEM_LEVELS[level], "colour": _ITEM_COLOURS[level]}


def is_outside(domain: DomainStrength, evidence_id: str) -> bool:
    """Return whether an item of the domain ended before the look-back."""
    outside = [reason for reason in domain.reasons if reason.code == "outside-look-back"]
    return any(evidence_id in reason.evidence for reason in outside)


def aside_tag(domain: DomainStrength, evidence_id: str) -> Tag:
    """Return the tag that says why an item of the domain does not count."""
    return OUTSIDE if is_outside(domain, evidence_id) else _TWICE
