"""What a person keeps of that which was read from a line."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from cea_helper.capture.suggestions import Suggestions
from cea_helper.evidence import AREAS, REACHES, Area, EvidenceItem, period_in_words

WHEN, REACH = "when", "reach"


def offers(suggestions: Suggestions) -> dict[str, str]:
    """Return each thing that was read, by its name, in words such as "March 2024 as its date"."""
    told: dict[str, str] = {}
    if suggestions.start or suggestions.end:
        dated = EvidenceItem("", "", (), start=suggestions.start, end=suggestions.end)
        told[WHEN] = f"{period_in_words(dated)} as its {'dates' if suggestions.end else 'date'}"
    if suggestions.reach:
        told[REACH] = f"{REACHES[suggestions.reach].partition(':')[0]} as its reach"
    return told | {area: f"{AREAS[area]} as another area" for area in suggestions.areas}


def keep(
    item: EvidenceItem, suggestions: Suggestions, names: Collection[str], main_area: Area
) -> EvidenceItem:
    """Return the item with what `names` keep of the suggestions, and with this area first."""
    others = (*item.areas[1:], *(area for area in suggestions.areas if area in names))
    is_dated = WHEN in names
    return replace(
        item,
        areas=tuple(dict.fromkeys((main_area, *others))),
        start=suggestions.start if is_dated else item.start,
        end=suggestions.end if is_dated else item.end,
        reach=suggestions.reach if REACH in names else item.reach,
    )
