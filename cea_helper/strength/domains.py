"""From the items of a domain to its strength, the reasons for it and the next actions.

A domain is as strong as its best two items, so a heap of thin ones leaves it weak. Each level asks
for at least as much as the one below, and more items or better ones never take a level away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cea_helper.dates import day_in_words
from cea_helper.schemes import Domain
from cea_helper.strength.duplicates import PlacedItem
from cea_helper.strength.gaps import all_gaps
from cea_helper.strength.items import MOST_POINTS, JudgedItem
from cea_helper.strength.model import DomainLevel, NextAction, Reason
from cea_helper.strength.tables import table

DOMAIN_RULE = (
    "A domain is strong with two strong items, adequate with one strong or two promising items, "
    "weak with less and empty where nothing counts."
)

# The lowest and highest readiness of each level. They do not overlap.
_BANDS: dict[DomainLevel, tuple[int, int]] = {
    "empty": (0, 0),
    "weak": (10, 39),
    "adequate": (40, 69),
    "strong": (70, 100),
}


@dataclass(frozen=True)
class Contents:
    """The items of one domain, the strongest first, by what becomes of them.

    `repeated` pairs each entry that does not count with the one that counts in its place.
    """

    domain: Domain
    look_back_from: date | None
    counting: list[JudgedItem] = field(default_factory=list)
    outside: list[JudgedItem] = field(default_factory=list)
    repeated: list[tuple[JudgedItem, PlacedItem]] = field(default_factory=list)


def domain_level(counting: Sequence[JudgedItem]) -> DomainLevel:
    """Return the strength of a domain in which these items count."""
    if not counting:
        return "empty"
    levels = [judged.verdict.level for judged in counting]
    strong, promising = levels.count("strong"), levels.count("promising")
    if strong >= 2:
        return "strong"
    return "adequate" if strong or promising >= 2 else "weak"


def readiness(counting: Sequence[JudgedItem]) -> int:
    """Return 0 to 100, for order and drawing only; it agrees with the strength."""
    low, high = _BANDS[domain_level(counting)]
    best, second = sorted([0, 0, *[judged.verdict.points for judged in counting]])[:-3:-1]
    return low + (high - low) * (2 * best + second) // (3 * MOST_POINTS)


def reasons(contents: Contents) -> tuple[Reason, ...]:
    """Return why the domain is no stronger, the weightiest first, then what does not count."""
    level = domain_level(contents.counting)
    why: list[Reason] = []
    if level == "empty":
        why.append(_empty(contents))
    elif level != "strong":
        why += [_few_strong(contents.counting), *_gap_reasons(contents.counting)]
    return (*why, *_outside(contents), *map(_duplicate, contents.repeated))


def _empty(contents: Contents) -> Reason:
    has_entries = contents.outside or contents.repeated
    return Reason("empty", _words("levels")["nothing_counts" if has_entries else "nothing"])


def _few_strong(counting: Sequence[JudgedItem]) -> Reason:
    strong = [judged for judged in counting if judged.verdict.level == "strong"]
    promising = [judged for judged in counting if judged.verdict.level == "promising"]
    if strong:
        return _level_reason("one_strong", strong)
    if promising:
        return _level_reason("none_strong" if len(promising) > 1 else "one_promising", promising)
    return _level_reason("all_thin", counting)


def _level_reason(case: str, judged: Sequence[JudgedItem]) -> Reason:
    return Reason("few-strong", _words("levels")[case], _ids(judged))


def _gap_reasons(counting: Sequence[JudgedItem]) -> list[Reason]:
    having: dict[str, list[JudgedItem]] = {gap.code: [] for gap in all_gaps()}
    for judged in counting:
        for gap in judged.verdict.gaps:
            having[gap.code].append(judged)
    found = ((gap, having[gap.code]) for gap in all_gaps())
    return [
        Reason(gap.code, _about(gap.words, judged), _ids(judged)) for gap, judged in found if judged
    ]


def _outside(contents: Contents) -> tuple[Reason, ...]:
    if not contents.outside or contents.look_back_from is None:
        return ()
    day = day_in_words(contents.look_back_from)
    text = _about(_words("outside"), contents.outside, look_back_from=day)
    return (Reason("outside-look-back", text, _ids(contents.outside)),)


def _duplicate(pair: tuple[JudgedItem, PlacedItem]) -> Reason:
    judged, kept = pair
    text = _words("duplicate")["text"].format(
        item=judged.quoted_title, number=kept.domain.number, domain=kept.domain.title
    )
    return Reason("duplicate", text, _ids([judged, kept.judged]))


def next_actions(contents: Contents) -> tuple[NextAction, ...]:
    """Return what would help most, first the items that are nearest to strong."""
    level = domain_level(contents.counting)
    if level == "strong":
        return ()
    actions = [*_completing(contents.counting), *_renewing(contents)]
    adding = _words("add_first" if level == "empty" else "add_another")
    return (*actions, _action(adding, fits=contents.domain.fits))


def _completing(counting: Sequence[JudgedItem]) -> list[NextAction]:
    unfinished = [judged for judged in counting if judged.verdict.level != "strong"]
    wanted = [(judged, gap) for judged in unfinished[:1] for gap in judged.verdict.gaps[:2]]
    wanted += [(judged, gap) for judged in unfinished[1:2] for gap in judged.verdict.gaps[:1]]
    return [_action(gap.words, item=judged.quoted_title) for judged, gap in wanted]


def _renewing(contents: Contents) -> list[NextAction]:
    if not contents.outside or contents.look_back_from is None:
        return []
    day = day_in_words(contents.look_back_from)
    item = contents.outside[0].quoted_title
    return [_action(_words("outside"), item=item, look_back_from=day)]


def _action(words: Mapping[str, str], **details: str) -> NextAction:
    return NextAction(words["action"].format(**details), words["why"], source(words["source"]))


def _about(words: Mapping[str, str], judged: Sequence[JudgedItem], **details: str) -> str:
    template = words["one" if len(judged) == 1 else "many"]
    return template.format(items=_listed(judged), **details)


def _listed(judged: Sequence[JudgedItem]) -> str:
    shown = judged if len(judged) <= 3 else judged[:2]
    names = [j.quoted_title for j in shown]
    if len(shown) < len(judged):
        names.append(f"{len(judged) - len(shown)} more")
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def source(key: str) -> str:
    """Return the title behind the key of a source."""
    return str(_words("sources")[key])


def _ids(judged: Sequence[JudgedItem]) -> tuple[str, ...]:
    return tuple([j.item.id for j in judged])


def _words(name: str) -> Mapping[str, Any]:
    words: Mapping[str, Any] = table("actions.toml")[name]
    return words
