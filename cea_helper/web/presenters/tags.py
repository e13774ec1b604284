"""The tags that say how strong something is: in words, with one colour for each level."""

from __future__ import annotations

from cea_helper.strength import DOMAIN_LEVELS, ITEM_LEVELS, DomainLevel, ItemLevel

Tag = dict[str, str]

_DOMAIN_COLOURS: dict[DomainLevel, str] = {
    "empty": "grey",
    "weak": "yellow",
    "adequate": "blue",
    "strong": "green",
}
_ITEM_COLOURS: dict[ItemLevel, str] = {"thin": "grey", "promising": "blue", "strong": "green"}


def domain_tag(level: DomainLevel) -> Tag:
    """Return the tag for the strength of a domain, as `nhs.tag` takes it."""
    return {"text": DOMAIN_LEVELS[level], "colour": _DOMAIN_COLOURS[level]}


def item_tag(level: ItemLevel) -> Tag:
    """Return the tag for the strength of an item, as `nhs.tag` takes it."""
    return {"text": ITEM_LEVELS[level], "colour": _ITEM_COLOURS[level]}
