"""Identifiers made from titles: of evidence items, schemes, rounds and boxes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
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


def free(wanted: str, taken: Container[str]) -> str:
    """Return the wanted identifier, or where it is taken the first of wanted-2, wanted-3 and on."""
    if wanted not in taken:
        return wanted
    endings = (f"-{number}" for number in count(2))
    candidates = (wanted[: _LONGEST - len(ending)] + ending for ending in endings)
    return next(candidate for candidate in candidates if candidate not in taken)
