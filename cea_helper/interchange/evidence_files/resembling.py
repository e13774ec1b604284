"""What may be the same achievement, though nobody can be sure: it is told, and the person decides.

Of publications: titles of which one lacks the subtitle or a word or two of the other, by one first
author and no more than a year apart. Of all else: one title, no two roles, and times that overlap.
Words that make another paper of one study, such as a protocol, keep two apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from cea_helper.dates import PartialDate
from cea_helper.evidence import EvidenceItem
from cea_helper.interchange.evidence_files.duplicates import Traits, differ, is_apart, traits
from cea_helper.strength.likeness import is_one_word

# Words that tell nothing of a title, and those that a name is given with or without.
_SMALL = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with")
)
_NAME_PARTS = frozenset(
    (
        "committee",
        "group",
        "board",
        "panel",
        "meeting",
        "course",
        "project",
        "local",
        "nhs",
        "trust",
    )
)
# One study is told in several papers, each of them an achievement.
_OTHER_PAPER = re.compile(
    "adults|children|women|men|girls|boys|infants|neonates|adolescents|older|"
    "younger|paediatric|pediatric|qualitative|quantitative|pilot|feasibility|"
    "protocol|cost|costs|economic|longterm|followup|extension|subgroup|secondary|"
    "interim|registry|national|international|regional|abstract|poster|summary"
)
_SUBTITLE = re.compile(r"\s*(?:[:?]|\.\s|\s[-\u2013\u2014]\s).*", re.DOTALL)
_FEWEST_WORDS = 3
_MOST_EXTRA = 2
_KEYS = 2
# Where many share a word, the work would grow with the square of their number.
_MOST_COMPARED = 8


@dataclass(frozen=True)
class Resemblance:
    """What an item may be the same as, by the label that it was given, and what is alike."""

    label: str
    title: str
    why: str


@dataclass(frozen=True)
class _Known:
    label: str
    item: EvidenceItem
    traits: Traits
    words: tuple[str, ...]
    main: tuple[str, ...]
    each_word: frozenset[str]

    def is_far_from(self, other: _Known) -> bool:
        """Whether so few words are the same that a slip or an ending cannot be the reason."""
        shared = len(self.each_word & other.each_word)
        return shared < min(len(self.each_word), len(other.each_word)) - 1


@dataclass
class KnownTitles:
    """Items by their words. `find_like` tells the first that may be the same as another."""

    _by_word: dict[tuple[object, ...], list[_Known]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add(self, item: EvidenceItem, label: str) -> None:
        """Add the item, to be found under `label`."""
        self._add(_known(item, label))

    def find_like(self, item: EvidenceItem) -> Resemblance | None:
        """Return what the item may be the same as, or None."""
        return self._find(_known(item, ""))

    def find_or_add(self, item: EvidenceItem, label: str) -> Resemblance | None:
        """Return what the item may be the same as; add it in any case."""
        one = _known(item, label)
        found = self._find(one)
        self._add(one)
        return found

    def _add(self, one: _Known) -> None:
        for key in _keys(one, one.traits.year):
            held = self._by_word[key]
            if len(held) < _MOST_COMPARED:
                held.append(one)

    def _find(self, one: _Known) -> Resemblance | None:
        for other in self._near(one):
            if one.is_far_from(other):
                continue
            if why := _likeness(one, other):
                return Resemblance(other.label, other.item.title, why)
        return None

    def _near(self, one: _Known) -> Iterator[_Known]:
        year = one.traits.year
        for near in (year,) if year is None else (year, year - 1, year + 1, None):
            for key in _keys(one, near):
                yield from self._by_word.get(key, ())


def _known(item: EvidenceItem, label: str) -> _Known:
    main = _SUBTITLE.sub("", item.title)
    title = traits(item)
    words = _telling(title.words)
    return _Known(label, item, title, words, _telling(traits_words(main)), frozenset(words))


def traits_words(title: str) -> tuple[str, ...]:
    """Return the words of a title in small letters."""
    return traits(EvidenceItem("", title, ())).words


def _telling(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _SMALL)


def _keys(one: _Known, year: int | None) -> Iterator[tuple[object, ...]]:
    longest = sorted(one.words, key=lambda word: (-len(word), word))[:_KEYS]
    for word in dict.fromkeys((*one.main[:1], *longest)):
        # Times may overlap for years, so only publications are sought by their year.
        yield (word, year) if one.item.citation else (word,)


def _likeness(one: _Known, other: _Known) -> str:
    if bool(one.item.citation) != bool(other.item.citation):
        return ""
    if one.item.citation:
        return _paper_likeness(one, other)
    return _work_likeness(one, other)


def _paper_likeness(one: _Known, other: _Known) -> str:
    clash = ("doi", "pmid", "first_author")
    if any(differ(getattr(one.traits, name), getattr(other.traits, name)) for name in clash):
        return ""
    titles = _titles_likeness(one, other)
    if not titles:
        return ""
    same = [
        "first author" if one.traits.first_author and other.traits.first_author else "",
        "year" if one.traits.year == other.traits.year else "",
    ]
    told = " and ".join(filter(None, same))
    return f"{titles}, with the same {told}" if told else titles


def _titles_likeness(one: _Known, other: _Known) -> str:
    short, long = sorted((one, other), key=lambda known: len(known.words))
    if len(short.words) < _FEWEST_WORDS:
        return ""
    extra = _left_over(short.words, long.words)
    if extra is None or any(_OTHER_PAPER.fullmatch(word) or is_apart(word) for word in extra):
        return ""
    if short.words == long.main:
        return "one title has no subtitle" if extra else "the titles are the same"
    if len(extra) > _MOST_EXTRA or 2 * len(extra) > len(short.words):
        return ""
    return "the titles are nearly the same"


def _work_likeness(one: _Known, other: _Known) -> str:
    short, long = sorted((one, other), key=lambda known: len(known.words))
    extra = _left_over(short.words, long.words) if short.words else None
    if extra is None or not _NAME_PARTS.issuperset(extra):
        return ""
    roles = [traits_words(known.item.role or "") for known in (one, other)]
    if all(roles) and roles[0] != roles[1]:
        return ""
    if not _overlap(one.item, other.item):
        return ""
    role = " and role" if all(roles) else ""
    return f"the title{role} {'are' if role else 'is'} the same and the times overlap"


def _left_over(short: Sequence[str], long: Sequence[str]) -> tuple[str, ...] | None:
    """Return the words of the longer title that the shorter lacks; None where it has others."""
    left = list(long)
    for word in short:
        same = next((each for each in left if is_one_word(word, each)), None)
        if same is None:
            return None
        left.remove(same)
    return tuple(left)


def _overlap(one: EvidenceItem, other: EvidenceItem) -> bool:
    first, second = _days(one), _days(other)
    if first is None or second is None:
        return True
    return first[0] <= second[1] and second[0] <= first[1]


def _days(item: EvidenceItem) -> tuple[date, date] | None:
    """Return the first and the last day on which it can have been; None where nothing says it."""
    if item.start is None and item.end is None:
        return None
    end = item.end or item.start
    starts = item.start.first_day if item.start else date.min
    return starts, end.last_day if isinstance(end, PartialDate) else date.max
