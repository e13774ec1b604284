"""Entries that may be one achievement in other words: found, told, and left to the applicant.

Likeness is no equality: a title may be like two others that are not like each other. If such a
guess decided what counts, a new entry between two could make a domain weaker. So it decides
nothing (see duplicates.py for what does); it only asks the applicant, who knows.

Only entries of the same year whose titles share the beginning of a word are compared. Where they
tell the same figures of the same measure, one word in common is enough.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import combinations
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from cea_helper.evidence import EvidenceItem, Impact
from cea_helper.strength.duplicates import plain_word, plain_words, year_of
from cea_helper.strength.tables import table

Likeness = Literal["title", "figures"]
Part = Literal["small", "topic", "kind", "reach", "number"]

_PREFIX = 4
# From this likeness on (0 to 100) two words are one with another ending, or a slip of the pen.
_ONE_WORD = 80
_SHORTEST_SLIP = 5
_NEXT = 4
# Whatever was done is a service to somebody, so that word alone tells no kind from another.
_ANY_KIND = frozenset(("service",))


class Gist(NamedTuple):
    """What a title says: of what, which kind of thing, how far it reached, and its numbers.

    Where it ends in a number or a letter, that is `which` of several it is.
    """

    topics: tuple[str, ...]
    kinds: frozenset[str]
    reach: frozenset[str]
    numbers: frozenset[str]
    which: str


def alike(items: Sequence[EvidenceItem]) -> dict[tuple[int, int], Likeness]:
    """Return the places of each two items that may be one achievement, and what shows it."""
    years = [year_of(item) for item in items]
    gists = [gist(item.title) for item in items]
    found: dict[tuple[int, int], Likeness] = {}
    for first, second in _worth_comparing(gists):
        if not _may_be_one_year(years[first], years[second]):
            continue
        if is_like(gists[first], gists[second]):
            found[first, second] = "title"
        elif _tell_the_same(items[first], items[second]):
            found[first, second] = "figures"
    return found


def is_like(one: Gist, other: Gist) -> bool:
    """Return whether two titles tell of the same thing, as far as their words show."""
    if one.kinds - _ANY_KIND != other.kinds - _ANY_KIND or one.which != other.which:
        return False
    if _differ(one.reach, other.reach) or _differ(one.numbers, other.numbers):
        return False
    shared = _shared(one.topics, other.topics)
    extra = max(len(one.topics), len(other.topics)) - shared
    if shared < min(len(one.topics), len(other.topics)):
        return False
    if shared == 1:
        return extra <= 1 and bool(one.kinds & other.kinds or (not extra and one.reach))
    return extra <= shared and (not extra or one.kinds == other.kinds)


@lru_cache(maxsize=4096)
def gist(title: str) -> Gist:
    """Return what the words of a title tell. The last ones are kept for the next page."""
    words = plain_words(title)
    meanings = _meanings()
    said = [meanings.get(word) or _unlisted(word) for word in words]
    return Gist(
        topics=tuple(dict.fromkeys([of for part, of in said if part == "topic"])),
        kinds=_all_of("kind", said),
        reach=_all_of("reach", said),
        numbers=_all_of("number", said),
        which=words[-1] if words and _is_one_of_several(words[-1]) else "",
    )


def _all_of(wanted: Part, said: Iterable[tuple[Part, str]]) -> frozenset[str]:
    return frozenset([of for part, of in said if part == wanted])


def _worth_comparing(gists: Sequence[Gist]) -> set[tuple[int, int]]:
    """Return the places of titles that share the beginning of a word, the earlier place first.

    Of many that share one, each is paired only with the next few in order: else the work would
    grow with the square of their number.
    """
    sharing: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(gists):
        for beginning in {topic[:_PREFIX] for topic in one.topics}:
            sharing[beginning].append(place)
    groups = [places for places in sharing.values() if len(places) > 1]
    return {pair for places in groups for pair in _neighbours(places, gists)}


def _neighbours(places: Sequence[int], gists: Sequence[Gist]) -> Iterable[tuple[int, int]]:
    if len(places) <= _NEXT:
        return combinations(places, 2)
    ordered = sorted(places, key=lambda place: sorted(gists[place].topics))
    return [
        (min(one, other), max(one, other))
        for number, one in enumerate(ordered)
        for other in ordered[number + 1 : number + 1 + _NEXT]
    ]


def _tell_the_same(one: EvidenceItem, other: EvidenceItem) -> bool:
    """Return whether both results are the same change of the same measure."""
    if one.impact is None or one.impact.before is None or one.impact.after is None:
        return False
    return one.impact.before != one.impact.after and _figures(one) == _figures(other)


def _figures(item: EvidenceItem) -> tuple[object, ...]:
    impact = item.impact or Impact()
    return impact.before, impact.after, (impact.measure or "").casefold().strip()


def _may_be_one_year(one: str, other: str) -> bool:
    return one == other or not one or not other


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words of one title stand in the other, each once."""
    left = list(other)
    shared = 0
    for word in one:
        same = next((found for found in left if is_one_word(word, found)), None)
        if same is not None:
            left.remove(same)
            shared += 1
    return shared


def is_one_word(one: str, other: str) -> bool:
    """Whether two words are one, with another ending or a slip of the pen."""
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST_SLIP or one[0] != other[0]:
        return False
    return fuzz.ratio(one, other) >= _ONE_WORD


def _is_one_of_several(last_word: str) -> bool:
    return last_word[0].isdigit() or len(last_word) == 1


def _unlisted(word: str) -> tuple[Part, str]:
    return ("number" if word[0].isdigit() else "topic"), word


@cache
def _meanings() -> dict[str, tuple[Part, str]]:
    """Return what each listed word is part of, and what it says there."""
    listed = table("likeness.toml")
    meanings: dict[str, tuple[Part, str]] = {}
    for word in listed["small"]:
        meanings[plain_word(word)] = ("small", word)
    for group, words in listed["kinds"].items():
        meanings |= {plain_word(word): ("kind", group) for word in words}
    for group, words in listed["reach"].items():
        meanings |= {plain_word(word): ("reach", group) for word in words}
    for word, other in listed["same"].items():
        meanings[word] = meanings.get(other, ("topic", other))
    return meanings
