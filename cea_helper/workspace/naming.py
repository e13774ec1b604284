"""Identifiers made from titles: of evidence items, schemes, rounds and boxes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Container, Iterable
from itertools import count

_LONGEST = 64
_LONGEST_FROM_TITLE = 32


def from_title(title: str, otherwise: str = "evidence") -> str:
    """Return an identifier made of the first words of a title, such as restraint-on-wards.

    A title without a letter or digit of English gives `otherwise`.
    """
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    words = re.findall("[a-z0-9]+", plain)
    identifier = ""
    for word in words:
        longer = f"{identifier}-{word}" if identifier else word
        if len(longer) > _LONGEST_FROM_TITLE:
            break
        identifier = longer
    return identifier or otherwise


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
