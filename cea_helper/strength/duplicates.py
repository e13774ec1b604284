"""The same achievement entered twice: which entry counts.

Two entries are the same achievement when they begin in the same year and their titles hold the
same words, whatever their case, order, punctuation, number and small words. Something that is held
each year is so not taken for one thing, and a bare note takes nothing from the full entry. Equality
of such a key never links two achievements through a third, as likeness would, so a new entry cannot
merge what counted apart before.

Which entry counts must not depend on order or identifiers, and improving an entry must not take
strength from another domain. So the domain is chosen first, without a look at quality: one that
the item belongs to by its areas goes before one it was put into by hand, then the lower number.
Inside that domain the strongest entry counts. Hence

- an entry added in the same domain, or in one that is not chosen, takes nothing from any domain;
- an improved entry changes no choice of domain, so it takes nothing either;
- a copy in a domain that is chosen before the old one moves the achievement there. That cannot be
  avoided: of two equal entries, each alone in its domain, only one may count, whichever came last.
  A date that makes an entry the same as one elsewhere does so too.

Entries outside the look-back do not count anyway and are left out of the choice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from cea_helper.evidence import EvidenceItem
from cea_helper.schemes import Domain
from cea_helper.strength.items import JudgedItem

# What two entries of the same achievement have in common.
Achievement = tuple[str, ...]

_WORD = re.compile(r"\w+")
_SMALL_WORDS = frozenset(
    ("a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with")
)
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
} | {"fifteen": "15", "twenty": "20"}


@dataclass(frozen=True)
class PlacedItem:
    """An item in its domain. `is_at_home` where its areas led it there, not the applicant."""

    domain: Domain
    judged: JudgedItem
    is_at_home: bool
    achievement: Achievement


def achievement_key(item: EvidenceItem) -> Achievement:
    """Return what two entries of the same achievement have in common."""
    return (year_of(item), *_words(item.title))


@lru_cache(maxsize=1024)
def _words(title: str) -> tuple[str, ...]:
    """Return the words of a title in one order. The last ones are kept for the next page."""
    words = plain_words(title)
    said = sorted(set(words) - _SMALL_WORDS)
    return tuple(said or words or [title.strip()])


@lru_cache(maxsize=1024)
def plain_words(title: str) -> tuple[str, ...]:
    """Return the words of a title in their order, each as `plain_word` has it."""
    return tuple([plain_word(word) for word in _WORD.findall(title.casefold())])


@lru_cache(maxsize=4096)
def plain_word(word: str) -> str:
    """Return a word as its number in figures, or in the singular as far as an "s" tells."""
    is_plural = len(word) > 3 and word[-1] == "s" and word[-2] != "s"
    return _NUMBERS.get(word, word[:-1] if is_plural else word)


def year_of(item: EvidenceItem) -> str:
    """Return the year in which an item began, else the one in which it ended; "" for neither."""
    known = item.start or (item.end if item.end != "present" else None)
    return str(known.year) if known else ""


def counting_entries(placed: Iterable[PlacedItem]) -> dict[Achievement, PlacedItem]:
    """Return the entry that counts for each achievement inside the look-back."""
    groups: dict[Achievement, list[PlacedItem]] = defaultdict(list)
    for entry in placed:
        if not entry.judged.is_outside:
            groups[entry.achievement].append(entry)
    return {achievement: _chosen(group) for achievement, group in groups.items()}


def _chosen(group: Sequence[PlacedItem]) -> PlacedItem:
    if len(group) == 1:
        return group[0]
    first = min(group, key=lambda entry: (not entry.is_at_home, entry.domain.number))
    inside = [entry for entry in group if entry.domain is first.domain]
    most = max(entry.judged.verdict.points for entry in inside)
    best = [entry for entry in inside if entry.judged.verdict.points == most]
    # What an entry says is long to tell and seldom needed.
    return best[0] if len(best) == 1 else max(best, key=_content)


def _content(entry: PlacedItem) -> tuple[str, str]:
    return repr(replace(entry.judged.item, id="")), entry.judged.item.id
