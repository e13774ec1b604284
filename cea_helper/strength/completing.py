"""Which items of evidence to complete first, and what each of them needs to become stronger.

What weighs most is the domain: the same work is worth more where little counts. Then come the
items that need the fewest qualities, so that an hour changes as much as it can.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cea_helper.evidence import EvidenceItem
from cea_helper.schemes import Domain, Scheme
from cea_helper.strength.domains import Contents, domain_level
from cea_helper.strength.items import JudgedItem, item_strength, judge_item
from cea_helper.strength.model import (
    DomainLevel,
    ItemLevel,
    ItemStrength,
    QualityName,
    QualityState,
)
from cea_helper.strength.placing import contents
from cea_helper.strength.qualities import Conditions

_CORE: tuple[QualityName, ...] = ("result", "own_part")
# Where only some of them are needed, those that take a moment to say come first.
_OTHERS: tuple[QualityName, ...] = ("dated", "reach", "proof", "beyond_job")
_MAY_MISS = 2

_ORDER: Mapping[DomainLevel | None, int] = {
    "empty": 0,
    "weak": 0,
    "adequate": 1,
    "strong": 2,
    None: 3,
}


@dataclass(frozen=True)
class Unfinished:
    """An item that can count and is not strong, and what it `wants` to reach the `next_level`.

    `domain` is where it counts, with the strength of that domain. Both are None where there is no
    round, or where no domain of the round draws on the item.
    """

    item: EvidenceItem
    strength: ItemStrength
    next_level: ItemLevel
    wants: tuple[QualityName, ...]
    domain: Domain | None
    domain_level: DomainLevel | None


def list_unfinished(
    evidence: Sequence[EvidenceItem], conditions: Conditions, scheme: Scheme | None
) -> tuple[Unfinished, ...]:
    """Return the items to complete, those first with which completing changes most.

    What lies before the look-back or repeats another item is left out: completing it changes
    nothing. Of items that are alike in all this, the later in `evidence` comes first.
    """
    inside = contents(scheme, evidence, conditions) if scheme else ()
    found = [*_in_domains(inside), *_in_none(evidence, conditions, inside)]
    places = {item.id: place for place, item in enumerate(evidence)}
    return tuple(sorted(found, key=lambda one: (*_gain(one), -places[one.item.id])))


def next_step(
    states: Mapping[QualityName, QualityState],
) -> tuple[ItemLevel, tuple[QualityName, ...]]:
    """Return the strength that is nearest to an item in these states, and what it lacks for it.

    Of two that are as near, the higher: where one thing makes an item strong, it is told so.
    """
    strong, promising = _lacks_for_strong(states), _lacks_for_promising(states)
    if not promising or len(strong) <= len(promising):
        return "strong", strong
    return "promising", promising


def ways_up(
    states: Mapping[QualityName, QualityState],
) -> tuple[tuple[QualityName, ...], ...]:
    """Return what an item in these states lacks for each strength above its own."""
    ways = (_lacks_for_promising(states), _lacks_for_strong(states))
    return tuple(lacks for lacks in ways if lacks)


def _lacks_for_strong(states: Mapping[QualityName, QualityState]) -> tuple[QualityName, ...]:
    core = (name for name in _CORE if states[name] != "met")
    return (*core, *_missing(states, _OTHERS))


def _lacks_for_promising(states: Mapping[QualityName, QualityState]) -> tuple[QualityName, ...]:
    others = _missing(states, _OTHERS)
    return (*_missing(states, _CORE), *others[: max(0, len(others) - _MAY_MISS)])


def _missing(
    states: Mapping[QualityName, QualityState], names: Sequence[QualityName]
) -> tuple[QualityName, ...]:
    return tuple(name for name in names if states[name] in ("not_met", "unknown"))


def _in_domains(found: Sequence[Contents]) -> Iterator[Unfinished]:
    for inside in found:
        level = domain_level(inside.counting)
        for judged in inside.counting:
            yield from _unfinished(judged, inside.domain, level)


def _in_none(
    evidence: Sequence[EvidenceItem], conditions: Conditions, found: Sequence[Contents]
) -> Iterator[Unfinished]:
    placed = {judged.item.id for inside in found for judged in inside.all_items()}
    for item in evidence:
        judged = None if item.id in placed else judge_item(item, conditions)
        if judged and not judged.is_outside:
            yield from _unfinished(judged, None, None)


def _unfinished(
    judged: JudgedItem, domain: Domain | None, level: DomainLevel | None
) -> Iterator[Unfinished]:
    if judged.verdict.level != "strong":
        next_level, wants = next_step(judged.verdict.qualities)
        strength = item_strength(judged, counts=True)
        yield Unfinished(judged.item, strength, next_level, wants, domain, level)


def _gain(one: Unfinished) -> tuple[int, int, bool]:
    return _ORDER[one.domain_level], len(one.wants), one.next_level != "strong"
