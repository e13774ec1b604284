"""Which items are one publication, or one achievement, that stands there twice.

Two items are the same when they share a DOI or a PubMed number, or when their titles are nearly
equal and they begin in the same year. Nearly equal means: the same letters and figures, or as many
words of which one or two long ones differ by one letter each, as "randomised" and "randomized" do.
What tells two papers apart is never passed over: a number, a part, a reply, an erratum, another
identifier of one kind, another first author. Of other achievements the role and the months must
agree too, since the same committee may be named for each term on it. Of a title that stands there
very often, all but the first few are compared only with those of the same author, role and dates.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz.distance import OSA

from cea_helper.dates import PartialDate
from cea_helper.evidence import EvidenceItem
from cea_helper.interchange.evidence_files import identifiers

_WORD = re.compile(r"\w+")
_MARKUP = re.compile(r"</?(?:i|b|em|strong|sub|sup|scp|span|p)\b[^<>]{0,60}>", re.IGNORECASE)

# Words that make another paper of the same title.
_APART = re.compile(
    "part|repl(?:y|ies)|responses?|letters?|comment(?:s|ary|aries)?|errat(?:um|a)|corrections?|"
    "corrected|corrigend(?:um|a)|retract(?:ion|ed)|withdrawn|addendum|editorial|protocol|abstract|"
    "updated?|supplement(?:ary)?|appendix|authors?|first|second|third|fourth|fifth|"
    "one|two|three|four|five|six|seven|eight|nine|ten|[ivx]+|[a-e]"
)
_LONGEST_TITLE = 2_000
_SHORTEST_MISTYPED = 5
_MOST_MISTYPED = 2
_GROUPS = _MOST_MISTYPED + 1
# Where a title stands more often, the work would grow with the square of their number.
_MOST_COMPARED = 16


@dataclass(frozen=True)
class Traits:
    """What an item is compared by."""

    doi: str
    pmid: str
    year: int | None
    words: tuple[str, ...]
    apart: tuple[str, ...]
    first_author: str
    # None for a publication: its months differ between print and screen.
    occasion: tuple[Any, ...] | None

    @property
    def letters(self) -> str:
        return "".join(self.words)

    @property
    def who_and_when(self) -> tuple[Any, ...]:
        return self.first_author, self.occasion


@dataclass
class KnownItems:
    """Items that are there already. `find` names the one that is the same as another item."""

    _by_identifier: dict[str, str] = field(default_factory=dict)
    _by_title: dict[tuple[Any, ...], list[tuple[str, Traits]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add(self, item: EvidenceItem, label: str) -> None:
        """Add the item, to be found under `label`."""
        self._add(traits(item), label)

    def find(self, item: EvidenceItem) -> str | None:
        """Return the label of the first item that is the same, or None."""
        return self._find(traits(item))

    def find_or_add(self, item: EvidenceItem, label: str) -> str | None:
        """Return the label of an item that is the same; add this one where there is none."""
        own = traits(item)
        same = self._find(own)
        if same is None:
            self._add(own, label)
        return same

    def _add(self, traits: Traits, label: str) -> None:
        for identifier in _identifiers(traits):
            self._by_identifier.setdefault(identifier, label)
        for key in _title_keys(traits):
            near = self._by_title[key]
            if len(near) >= _MOST_COMPARED:
                near = self._by_title[(*key, traits.who_and_when)]
            if len(near) < _MOST_COMPARED:
                near.append((label, traits))

    def _find(self, traits: Traits) -> str | None:
        known = (self._by_identifier.get(each) for each in _identifiers(traits))
        if found := next(filter(None, known), None):
            return found
        return next((label for label, other in self._near(traits) if _is_same(traits, other)), None)

    def _near(self, traits: Traits) -> Iterator[tuple[str, Traits]]:
        for key in _title_keys(traits):
            near = self._by_title.get(key, ())
            yield from near
            if len(near) >= _MOST_COMPARED:
                yield from self._by_title.get((*key, traits.who_and_when), ())


def already_held(found: Iterable[EvidenceItem], bank: Iterable[EvidenceItem]) -> Mapping[str, str]:
    """Return, by identifier, the item of the bank that each found item is the same as."""
    known = KnownItems()
    for item in bank:
        known.add(item, item.id)
    matches = ((item.id, known.find(item)) for item in found)
    return {found_id: held for found_id, held in matches if held is not None}


def what_is_same(one: EvidenceItem, other: EvidenceItem) -> str:
    """Return what shows that the two, which are the same, are the same."""
    first, second = traits(one), traits(other)
    if first.doi and first.doi == second.doi:
        return "the same DOI"
    if first.pmid and first.pmid == second.pmid:
        return "the same PubMed number"
    return "the same title and year" if one.citation else "the same title, role and dates"


def traits(item: EvidenceItem) -> Traits:
    """Return what the item is compared by."""
    citation = item.citation or {}
    title = _MARKUP.sub("", item.title[:_LONGEST_TITLE])
    words = tuple(_WORD.findall(_folded(title)))
    return Traits(
        doi=_identifier(item, "doi", citation.get("DOI")),
        pmid=_identifier(item, "pmid", citation.get("PMID")),
        year=item.start.year if item.start else None,
        words=words,
        apart=tuple(word for word in words if is_apart(word)),
        first_author=_first_author(citation.get("author")),
        occasion=None if item.citation else _occasion(item),
    )


def is_apart(word: str) -> bool:
    """Return whether the word makes another paper of the same title, as a number does."""
    return bool(_APART.fullmatch(word)) or not word.isalpha()


def _identifier(item: EvidenceItem, kind: str, cited: object) -> str:
    read = identifiers.doi if kind == "doi" else identifiers.pmid
    written = [proof.value for proof in item.proof if proof.kind == kind]
    return next(filter(None, map(read, (*written, str(cited or "")))), "").casefold()


def _occasion(item: EvidenceItem) -> tuple[Any, ...]:
    end = item.end.year if isinstance(item.end, PartialDate) else item.end
    return item.start, end, _folded(item.role or ""), item.contribution


def _first_author(authors: object) -> str:
    first = authors[0] if isinstance(authors, list) and authors else None
    name = first.get("family") or first.get("literal") if isinstance(first, Mapping) else ""
    return "".join(_WORD.findall(_folded(str(name or ""))))


def _folded(written: str) -> str:
    """Return the text in small letters without accents."""
    if written.isascii():
        return written.lower()
    parts = unicodedata.normalize("NFKD", written.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _identifiers(traits: Traits) -> Iterator[str]:
    if traits.doi:
        yield f"doi:{traits.doi}"
    if traits.pmid:
        yield f"pmid:{traits.pmid}"


def _title_keys(traits: Traits) -> Iterator[tuple[Any, ...]]:
    """Yield keys of which two items with nearly equal titles share at least one.

    The words are dealt into three hands. Where at most two words differ, one hand is the same.
    """
    if not traits.words:
        return
    yield traits.year, traits.letters
    for hand in range(_GROUPS):
        if dealt := traits.words[hand::_GROUPS]:
            yield traits.year, traits.apart, len(traits.words), hand, dealt


def _is_same(one: Traits, other: Traits) -> bool:
    clash = ("doi", "pmid", "first_author")
    if any(differ(getattr(one, name), getattr(other, name)) for name in clash):
        return False
    if one.occasion != other.occasion and not (one.occasion is None or other.occasion is None):
        return False
    return one.letters == other.letters or _is_mistyped(one, other)


def differ(one: str, other: str) -> bool:
    """Return whether both are known and not the same."""
    return bool(one and other and one != other)


def _is_mistyped(one: Traits, other: Traits) -> bool:
    if one.apart != other.apart or len(one.words) != len(other.words):
        return False
    pairs = zip(one.words, other.words, strict=True)
    unlike = [pair for pair in pairs if pair[0] != pair[1]]
    return len(unlike) <= _MOST_MISTYPED and all(_is_one_slip(*pair) for pair in unlike)


def _is_one_slip(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST_MISTYPED:
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1
