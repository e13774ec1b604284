"""Which box of the form a heading stands for, as people write and number headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from cea_helper.data_files import data_file
from cea_helper.evidence import Area
from cea_helper.schemes import Domain, Scheme, shipped

# "Delivering" and "Developing a high quality service" are alike in 91 of 100. A heading with a
# slip of the hand must be nearer to one title than that, and clearly nearer than to any other.
_ALIKE = 92
_CLEARLY = 5
_LONGEST = 150

_NUMBER = r"(?:[0-9]{1,2}|one|two|three|four|five|six|[ivx]{1,4})"
_NUMBERED = re.compile(
    rf"(?:(?:domain|section|part|criterion|area)\s+(?P<told>{_NUMBER})\b|(?P<bare>{_NUMBER})(?=[.):]))"
    r"[\s.):\u2013\u2014-]*",
    re.IGNORECASE,
)
_IN_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


@dataclass(frozen=True)
class Match:
    """The box that a heading stands for; `is_exact` where it is its title to the letter."""

    box: str
    is_exact: bool


class Titles:
    """The titles of one scheme's boxes and, for the same areas, those of others."""

    def __init__(self, scheme: Scheme) -> None:
        self._domains = {domain.number: domain.id for domain in scheme.domains}
        self._own = {plain(box.title): box.id for box in scheme.boxes()}
        self._all = _usual(scheme) | dict(self._own)
        self._seen: dict[str, Match | None] = {}

    def exact(self, heading: str) -> Match | None:
        """Return the box with this title to the letter, numbers and marks apart."""
        if len(heading) > _LONGEST:
            return None
        box = self._own.get(plain(heading)) or self._own.get(_parts(heading)[1])
        return Match(box, is_exact=True) if box else None

    def match(self, heading: str) -> Match | None:
        """Return the box whose heading this is, or None where that is not sure."""
        if heading not in self._seen:
            self._seen[heading] = self._match(heading)
        return self._seen[heading]

    def _match(self, heading: str) -> Match | None:
        if len(heading) > _LONGEST or not heading.strip():
            return None
        number, title = _parts(heading)
        if not title:
            box = self._domains.get(number) if number else None
            return Match(box, False) if box else None
        if (found := self.exact(heading)) is not None:
            return found
        if title in self._all:
            return self._known(self._all[title])
        return self._near(title) or self._shortened(number, title)

    def _known(self, box: str | None) -> Match | None:
        return Match(box, is_exact=False) if box else None

    def _near(self, title: str) -> Match | None:
        """Return the box with nearly this title, where no other one is nearly as near."""
        ranked = sorted(((fuzz.ratio(title, known), known) for known in self._all), reverse=True)
        best = self._all[ranked[0][1]]
        others = (likeness for likeness, known in ranked if self._all[known] != best)
        if ranked[0][0] < _ALIKE or ranked[0][0] - next(others, 0) < _CLEARLY:
            return None
        return self._known(best)

    def _shortened(self, number: int | None, title: str) -> Match | None:
        """Return the domain with this number where the heading is a part of its title."""
        box = self._domains.get(number) if number else None
        words = set(title.split())
        fitting = {known for name, known in self._own.items() if words <= set(name.split())}
        return Match(box, is_exact=False) if box and fitting == {box} else None


def plain(heading: str) -> str:
    """Return the words of a heading in small letters without marks."""
    spread = unicodedata.normalize("NFKC", heading).casefold().replace("&", " and ")
    return " ".join(re.findall(r"[^\W_]+", spread.replace("'", "").replace("\u2019", "")))


def _parts(heading: str) -> tuple[int | None, str]:
    """Return the number before a title, where it has one, and the title in plain letters."""
    stripped = unicodedata.normalize("NFKC", heading).strip()
    match = _NUMBERED.match(stripped)
    if match is None:
        return None, plain(stripped)
    written = (match["told"] or match["bare"]).lower()
    number = int(written) if written.isdecimal() else _IN_WORDS.get(written)
    return number, plain(stripped[match.end() :])


def _usual(scheme: Scheme) -> dict[str, str | None]:
    """Return other titles for the boxes, and None for those that fit no single domain.

    A title for some areas stands for the one domain that draws on them; where several do, a
    person has to say which.
    """
    return {
        title: _only_domain(scheme.domains, areas) for title, areas in _titles_by_area().items()
    }


def _only_domain(domains: Iterable[Domain], areas: frozenset[Area]) -> str | None:
    drawing = [domain.id for domain in domains if areas & {*domain.areas}]
    return drawing[0] if len(drawing) == 1 else None


@cache
def _titles_by_area() -> Mapping[str, frozenset[Area]]:
    """Return the titles of all domains of all rounds, and those that people use in a CV.

    Where a title is in both, what this project says of it counts.
    """
    listed = data_file("cea_helper.word.reading", "usual_titles.toml")["areas"]
    titles: dict[str, frozenset[Area]] = {
        plain(title): frozenset([area]) for area, names in listed.items() for title in names
    }
    domains = [domain for scheme in shipped() for domain in scheme.domains]
    return {plain(domain.title): frozenset(domain.areas) for domain in domains} | titles
