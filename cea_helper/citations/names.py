"""Whether two names may be those of one person, as names stand on papers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

_TITLES = {
    "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord", "lady",
}  # fmt: skip
_PARTS = re.compile(r"[\s.\-\u2010\u2011]+")
_MOST_INITIALS = 3
# Of 100; a maiden name in a double one, or one letter that differs.
_ALIKE = 82


@dataclass(frozen=True)
class Name:
    """A name to compare by: letters alone, small and without accents.

    `first` is the first name where it is written out, and "" where there are only initials.
    """

    family: str
    initials: str
    first: str

    def may_be(self, other: Name) -> bool:
        """Whether both may be one person: one surname, and nothing in the rest that differs."""
        if not self.family or self.family != other.family:
            return False
        if self.first and other.first and self.first != other.first:
            return False
        ends = sorted((self.initials, other.initials), key=len)
        return bool(ends[0]) and ends[1].startswith(ends[0])

    def resembles(self, other: Name) -> bool:
        """Whether the surnames are nearly one and the first initials do not differ."""
        if self.initials[:1] != other.initials[:1]:
            return False
        return fuzz.partial_ratio(self.family, other.family) >= _ALIKE


def names_of_person(written: str) -> tuple[Name, ...]:
    """Return what the name of a person, written out, may be on a paper.

    Nobody can tell where a surname of several words begins, so each place is tried.
    """
    words = [word for word in written.partition(",")[0].split() if _letters(word) not in _TITLES]
    return tuple(
        _name(" ".join(words[-count:]), " ".join(words[:-count])) for count in range(1, len(words))
    )


def name_on_paper(person: Mapping[str, str]) -> Name:
    """Return the name of an author, given as `family` and `given` or as `literal`."""
    if "family" in person:
        return _name(person["family"], person["given"])
    words = person["literal"].split()
    if len(words) > 1 and _is_initials(words[-1]):
        return _name(" ".join(words[:-1]), words[-1])
    return Name(_letters(person["literal"]), "", "")


def _name(family: str, given: str) -> Name:
    parts = [part for part in _PARTS.split(given) if _letters(part)]
    initials = "".join(
        _letters(part) if _is_initials(part) else _letters(part)[0] for part in parts
    )
    is_full = bool(parts) and not _is_initials(parts[0])
    return Name(_letters(family), initials, _letters(parts[0]) if is_full else "")


def _is_initials(word: str) -> bool:
    letters = [sign for sign in word if sign.isalpha()]
    return 0 < len(letters) <= _MOST_INITIALS and all(sign.isupper() for sign in letters)


def _letters(word: str) -> str:
    return "".join(_plain_letters(word.casefold()))


def _plain_letters(word: str) -> Iterator[str]:
    for sign in unicodedata.normalize("NFKD", word):
        if sign.isalpha():
            yield sign
