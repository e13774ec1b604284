"""From the items of a domain to its strength and the reasons for it.

A domain is as strong as its best two items, so a heap of thin ones leaves it weak. Each level asks
for at least as much as the one below, and more items or better ones never take a level away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cea_helper.dates import day_in_words
from cea_helper.evidence import Area
from cea_helper.schemes import Domain, Fact
from cea_helper.strength.duplicates import PlacedItem
from cea_helper.strength.gaps import Gap, all_gaps
from cea_helper.strength.items import JudgedItem
from cea_helper.strength.likeness import Likeness
from cea_helper.strength.model import DomainLevel, Reason
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
# What the points of the best item, twice, and of the second can come to in each level: a thin item
# has at most 12 points, a promising one 13 to 21, a strong one 22 to 26.
_SUMS: dict[DomainLevel, tuple[int, int]] = {
    "empty": (0, 1),
    "weak": (0, 2 * 21 + 12),
    "adequate": (2 * 13 + 13, 2 * 26 + 21),
    "strong": (2 * 22 + 22, 2 * 26 + 26),
}


@dataclass(frozen=True)
class Alike:
    """An item that counts and may be the same achievement as `other`, which counts in `domain`."""

    judged: JudgedItem
    other: JudgedItem
    domain: Domain
    shown_by: Likeness


@dataclass(frozen=True)
class Contents:
    """The items of one domain, the strongest first, by what becomes of them.

    `repeated` pairs each entry that does not count with the one that counts in its place, and
    `also_entered` each that counts with those of other domains that do not because of it. Where
    nothing counts here, `elsewhere` are the items that fit by an area but count in another domain.
    `alike` are items that count and may be the same achievement as one that stands before them.
    """

    domain: Domain
    look_back_from: date | None
    look_back_fact: Fact
    counting: list[JudgedItem] = field(default_factory=list)
    outside: list[JudgedItem] = field(default_factory=list)
    repeated: list[tuple[JudgedItem, PlacedItem]] = field(default_factory=list)
    also_entered: list[tuple[JudgedItem, PlacedItem]] = field(default_factory=list)
    elsewhere: list[PlacedItem] = field(default_factory=list)
    alike: list[Alike] = field(default_factory=list)

    def all_items(self) -> list[JudgedItem]:
        """Return every item that stands here, whether or not it counts."""
        return [*self.counting, *self.outside, *(judged for judged, _ in self.repeated)]


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
    level = domain_level(counting)
    best, second = sorted([0, 0, *[judged.verdict.points for judged in counting]])[:-3:-1]
    (low, high), (least, most) = _BANDS[level], _SUMS[level]
    return low + (high - low) * (2 * best + second - least) // (most - least)


def reasons(contents: Contents) -> tuple[Reason, ...]:
    """Return why the domain is no stronger, the weightiest first, then what does not count."""
    level = domain_level(contents.counting)
    why: list[Reason] = []
    if level == "empty":
        why.append(_empty(contents))
    elif level != "strong":
        why += [_few_strong(contents), *_gap_reasons(contents)]
    twice = (*map(_duplicate, contents.repeated), *map(_perhaps_duplicate, contents.alike))
    return (*why, *_outside(contents), *twice, *map(_also_entered, contents.also_entered))


def _empty(contents: Contents) -> Reason:
    words, fitting = words_for("levels"), contents.elsewhere
    has_entries = contents.outside or contents.repeated
    if not fitting:
        return Reason("empty", words["nothing_counts" if has_entries else "nothing"])
    judged = [entry.judged for entry in fitting]
    told = words["one_elsewhere" if len(fitting) == 1 else "many_elsewhere"].format(
        number=fitting[0].domain.number, count=len(fitting), items=_listed(judged)
    )
    text = f"{words['nothing_counts']} {told}" if has_entries else told
    return Reason("empty", text, _ids(judged))


def _few_strong(contents: Contents) -> Reason:
    counting = contents.counting
    strong = [judged for judged in counting if judged.verdict.level == "strong"]
    promising = [judged for judged in counting if judged.verdict.level == "promising"]
    if strong:
        return _level_reason("one_strong", strong)
    if promising:
        return _level_reason("none_strong" if len(promising) > 1 else "one_promising", promising)
    if len(counting) > 1:
        return _level_reason("all_thin", counting)
    has_others = contents.outside or contents.repeated
    return _level_reason("one_thin_counts" if has_others else "one_thin", counting)


def _level_reason(case: str, judged: Sequence[JudgedItem]) -> Reason:
    return Reason("few-strong", words_for("levels")[case], _ids(judged))


def _gap_reasons(contents: Contents) -> list[Reason]:
    gaps = all_gaps(first_area(contents.domain))
    having: dict[str, list[JudgedItem]] = {gap.code: [] for gap in gaps}
    for judged in contents.counting:
        for gap in judged.gaps:
            having[gap.code].append(judged)
    # Mostly the same items lack one thing and another, so they are listed once.
    listed: dict[tuple[str, ...], str] = {}
    told = ((gap, having[gap.code], _ids(having[gap.code])) for gap in gaps if having[gap.code])
    return [
        _gap_reason(gap, ids, listed.get(ids) or listed.setdefault(ids, _listed(judged)))
        for gap, judged, ids in told
    ]


def _gap_reason(gap: Gap, ids: tuple[str, ...], listed: str) -> Reason:
    text = gap.words["one" if len(ids) == 1 else "many"].format(items=listed)
    return Reason(gap.code, text, ids, listed, gap.words["lacks"])


def first_area(domain: Domain) -> Area | None:
    """Return the area that matters most in a domain."""
    return domain.areas[0] if domain.areas else None


def _outside(contents: Contents) -> tuple[Reason, ...]:
    if not contents.outside or contents.look_back_from is None:
        return ()
    day = day_in_words(contents.look_back_from)
    words = words_for("outside")
    text = _about(words, contents.outside, look_back_from=day)
    if contents.look_back_fact.needs_checking:
        text = f"{text} {words['unsure']}"
    return (Reason("outside-look-back", text, _ids(contents.outside)),)


def _duplicate(pair: tuple[JudgedItem, PlacedItem]) -> Reason:
    judged, kept = pair
    text = words_for("duplicate")["text"].format(
        item=judged.quoted_title, number=kept.domain.number, domain=kept.domain.title
    )
    return Reason("duplicate", text, _ids([judged, kept.judged]))


def _also_entered(pair: tuple[JudgedItem, PlacedItem]) -> Reason:
    judged, other = pair
    text = words_for("duplicate")["also"].format(
        item=judged.quoted_title, number=other.domain.number, domain=other.domain.title
    )
    return Reason("also-entered", text, _ids([judged, other.judged]))


def _perhaps_duplicate(found: Alike) -> Reason:
    text = words_for("alike")[found.shown_by].format(
        item=found.judged.quoted_title,
        other=found.other.quoted_title,
        number=found.domain.number,
        domain=found.domain.title,
    )
    return Reason("perhaps-duplicate", text, _ids([found.judged, found.other]))


def _about(words: Mapping[str, str], judged: Sequence[JudgedItem], **details: str) -> str:
    template = words["one" if len(judged) == 1 else "many"]
    return template.format(items=_listed(judged), **details)


def _listed(judged: Sequence[JudgedItem]) -> str:
    if len(judged) == 1:
        return judged[0].quoted_title
    shown = judged if len(judged) <= 3 else judged[:2]
    names = [j.quoted_title for j in shown]
    if len(shown) < len(judged):
        names.append(f"{len(judged) - len(shown)} more")
    return f"{', '.join(names[:-1])} and {names[-1]}"


def source(key: str) -> str:
    """Return the title behind the key of a source."""
    return str(words_for("sources")[key])


def _ids(judged: Sequence[JudgedItem]) -> tuple[str, ...]:
    return tuple([j.item.id for j in judged])


def words_for(name: str) -> Mapping[str, Any]:
    """Return a part of what data/actions.toml says."""
    words: Mapping[str, Any] = table("actions.toml")[name]
    return words
