"""Put each item into its domain, and sort out what counts there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Protocol

from cea_helper.evidence import AREAS, Area, EvidenceItem
from cea_helper.schemes import Domain, Scheme, default_domain
from cea_helper.strength.domains import Alike, Contents
from cea_helper.strength.duplicates import (
    Achievement,
    PlacedItem,
    achievement_key,
    counting_entries,
)
from cea_helper.strength.items import JudgedItem, judge_item
from cea_helper.strength.likeness import alike
from cea_helper.strength.look_back import look_back_fact
from cea_helper.strength.model import ITEM_LEVELS
from cea_helper.strength.qualities import Conditions

Homes = Mapping[Area, Domain]

_FROM_STRONG = tuple(reversed(ITEM_LEVELS))


class Judge(Protocol):
    """How an item is read: `judge_item`, or something that remembers what that has said."""

    def __call__(self, item: EvidenceItem, conditions: Conditions) -> JudgedItem:
        """Return the item with its readings and what they come to."""


def place(
    domains: Mapping[str, Domain], homes: Homes, item: EvidenceItem
) -> tuple[Domain, bool] | None:
    """Return the domain of an item and whether its areas led it there; None where none fits.

    The areas lead to the domain with the lowest number that draws on the first of them, or on the
    next where no domain draws on that.
    """
    home = _home(homes, item)
    domain = domains.get(item.domain or "") or home
    return (domain, domain is home) if domain else None


def domain_of(scheme: Scheme, item: EvidenceItem) -> Domain | None:
    """Return the domain of the scheme in which an item stands; None where none fits."""
    placed = place({domain.id: domain for domain in scheme.domains}, homes_of(scheme), item)
    return placed[0] if placed else None


def _home(homes: Homes, item: EvidenceItem) -> Domain | None:
    for area in item.areas:
        if area in homes:
            return homes[area]
    return None


def homes_of(scheme: Scheme) -> Homes:
    """Return the domain that each area leads to; an area that none draws on is left out."""
    found = ((area, default_domain(scheme, area)) for area in AREAS)
    return {area: domain for area, domain in found if domain}


def contents(
    scheme: Scheme,
    evidence: Sequence[EvidenceItem],
    conditions: Conditions,
    only: Domain | None = None,
    judge: Judge = judge_item,
) -> tuple[Contents, ...]:
    """Return what stands in each domain, in number order; every list the strongest first.

    With `only`, what is returned of other domains is not complete: of their items just those are
    judged that are, or may be, the same achievement as one of this domain.
    """
    begins = conditions.look_back_from
    rule = look_back_fact(scheme, begins, conditions.as_of)
    filled = {domain.id: Contents(domain, begins, rule) for domain in scheme.domains}
    placed = _placed(scheme, evidence, partial(judge, conditions=conditions), only)
    kept_for = counting_entries(placed)
    for entry in placed:
        inside = filled[entry.domain.id]
        kept = kept_for.get(entry.achievement)
        if entry.judged.is_outside:
            inside.outside.append(entry.judged)
        elif kept is entry:
            inside.counting.append(entry.judged)
        elif kept:
            inside.repeated.append((entry.judged, kept))
            if kept.domain is not entry.domain:
                filled[kept.domain.id].also_entered.append((kept.judged, entry))
    found = tuple(sorted(filled.values(), key=lambda inside: inside.domain.number))
    for inside in found:
        if not inside.counting:
            inside.elsewhere.extend(_fitting(inside.domain, kept_for.values()))
    return found


def note_alike(found: Sequence[Contents]) -> None:
    """Note what counts and may be the same achievement as something that stands before it.

    What stands in a domain of a lower number, or is stronger in the same one, stands before.
    """
    entries = [(inside, judged) for inside in found for judged in inside.counting]
    shown = alike([judged.item for _, judged in entries])
    for first, second in sorted(shown, key=lambda pair: pair[::-1]):
        (before, other), (inside, judged) = entries[first], entries[second]
        if not (inside.alike and inside.alike[-1].judged is judged):
            inside.alike.append(Alike(judged, other, before.domain, shown[first, second]))


def _fitting(domain: Domain, counting: Iterable[PlacedItem]) -> list[PlacedItem]:
    """Return what counts in another domain and has an area that this one draws on too."""
    areas = set(domain.areas)
    found = [
        entry
        for entry in counting
        if entry.domain is not domain and not areas.isdisjoint(entry.judged.item.areas)
    ]
    return sorted(found, key=_best_level_first)


def _best_level_first(entry: PlacedItem) -> tuple[int, int, tuple[int, str, str]]:
    level = _FROM_STRONG.index(entry.judged.verdict.level)
    return level, entry.domain.number, _strongest_first(entry)


def _placed(
    scheme: Scheme,
    evidence: Sequence[EvidenceItem],
    judge: Callable[[EvidenceItem], JudgedItem],
    only: Domain | None,
) -> list[PlacedItem]:
    domains, homes = {domain.id: domain for domain in scheme.domains}, homes_of(scheme)
    found = [
        (item, *where, achievement_key(item))
        for item in evidence
        if (where := place(domains, homes, item))
    ]
    if only is not None:
        wanted = _wanted_for(only, found)
        found = [each for each in found if each[-1] in wanted]
    placed = [
        PlacedItem(domain, judge(item), is_at_home, achievement)
        for item, domain, is_at_home, achievement in found
    ]
    return sorted(placed, key=_strongest_first)


def _wanted_for(
    only: Domain, found: Sequence[tuple[EvidenceItem, Domain, bool, Achievement]]
) -> set[Achievement]:
    """Return the achievements of this domain, and those that may be one of them."""
    near = {
        place
        for pair in alike([item for item, *_ in found])
        for place in pair
        if any(found[one][1] is only for one in pair)
    }
    return {
        achievement
        for place, (_, domain, _, achievement) in enumerate(found)
        if domain is only or place in near
    }


def _strongest_first(entry: PlacedItem) -> tuple[int, str, str]:
    return -entry.judged.verdict.points, entry.judged.item.title, entry.judged.item.id
