"""Identifiers made from titles: of evidence items, schemes, rounds and boxes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Container, Iterable
from itertools import count

from cea_helper.privacy import find_identifiers

_LONGEST = 64
_LONGEST_FROM_TITLE = 32
_NEUTRAL = "evidence"


def from_title(title: str, otherwise: str = _NEUTRAL) -> str:
    """Return an identifier made of the first words of a title, such as restraint-on-wards.

    A title without a letter or digit of English gives `otherwise`.
    """
    identifier = ""
    for word in _words(title):
        longer = f"{identifier}-{word}" if identifier else word
        if len(longer) > _LONGEST_FROM_TITLE:
            break
        identifier = longer
    return identifier or otherwise


def for_item(title: str) -> str:
    """Return an identifier for an item: it stands in addresses, so it never names a patient.

    Where the title may identify one, no word of it is taken.
    """
    return _NEUTRAL if find_identifiers(title) else from_title(title)


def without_words_of(title: str, identifier: str) -> str:
    """Return the identifier, or one that says nothing where it may tell what this title told.

    For a title that may identify a patient, and is corrected: none of its words stays.
    """
    tells = find_identifiers(title) and not set(_words(title)).isdisjoint(_words(identifier))
    return _NEUTRAL if tells else identifier


def free(wanted: str, taken: Container[str], first: int = 2) -> str:
    """Return the wanted identifier, or where it is taken the first of wanted-2, wanted-3 and on."""
    if wanted not in taken:
        return wanted
    endings = (f"-{number}" for number in count(first))
    candidates = (wanted[: _LONGEST - len(ending)] + ending for ending in endings)
    return next(candidate for candidate in candidates if candidate not in taken)


def free_each(wanted: Iterable[str], taken: Collection[str]) -> tuple[str, ...]:
    """Return a free identifier for each that is wanted; no two are the same."""
    names: list[str] = []
    all_taken = set(taken)
    # Thousands may want the same one, and to count from 2 for each would take minutes.
    tries: Counter[str] = Counter()
    for name in wanted:
        tries[name] += 1
        names.append(free(name, all_taken, max(2, tries[name])))
        all_taken.add(names[-1])
    return tuple(names)


def _words(title: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    return re.findall("[a-z0-9]+", plain)
