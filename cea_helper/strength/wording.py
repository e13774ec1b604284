"""Read the applicant's own words: is an own part said, is something said to have moved?

It looks for a few plain signs and understands nothing. Where the words and the fields of an item
differ, the fields decide (see qualities.py).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from cea_helper.strength.tables import table

Part = Literal["nothing", "some", "clear"]
Result = Literal["nothing", "vague", "in_words", "moved"]

# A figure, but not a bare year: "in 2024" tells when, not how much.
_FIGURE = r"(?<![\d.,])(?!(?:19|20)\d\d\b(?!\s?%|[.,]\d))[£$€]?\d[\d,.]*"

_LONGEST_NOTHING = 20

# What stands after so many characters is not read: nobody describes one item at such length, and
# reading must stay quick whatever a file holds.
_LONGEST_READ = 5000


def has_said(written: str | None) -> bool:
    """Return whether anything is said: blank text, "none" and the like say nothing."""
    if written is None:
        return False
    stripped = written.strip()
    return len(stripped) > _LONGEST_NOTHING or stripped.rstrip(".").lower() not in _nothing()


def own_part(role: str | None) -> Part:
    """Return how clearly the words about the role say what the applicant did."""
    if role is None or not has_said(role):
        return "nothing"
    return "clear" if _acted(role[:_LONGEST_READ]) else "some"


def result(written: str | None) -> Result:
    """Return what the words about the result show: a change, words without one, or little."""
    if written is None or not has_said(written):
        return "nothing"
    lower = written[:_LONGEST_READ].lower()
    if _moved().search(lower):
        return "moved"
    if _counted().search(lower):
        return "in_words"
    return "vague" if len(lower.split()) < 4 or _any_of("vague").search(lower) else "in_words"


def _acted(role: str) -> bool:
    lower = role.lower()
    weak = _weak_verbs()
    return (
        any(said[1].lower() not in weak for said in _i_did().finditer(role))
        or _own_deed().search(lower) is not None
        or _any_of("own_positions").search(lower) is not None
    )


@cache
def _nothing() -> frozenset[str]:
    return frozenset(["", *table("words.toml")["nothing"]])


@cache
def _weak_verbs() -> frozenset[str]:
    return frozenset(table("words.toml")["weak_verbs"])


@cache
def _i_did() -> re.Pattern[str]:
    return re.compile(rf"\bI(?:'ve|'d)?\s+(?:(?:{_choice('between')})\s+)*([A-Za-z]+)")


@cache
def _own_deed() -> re.Pattern[str]:
    heads = r"^\W*|[.;:\n]\s*\W*"
    joined = r"\bi\b[^.;\n]{0,200}?(?:,|\band)\s+(?:then\s+|also\s+)?"
    return re.compile(rf"(?:{heads}|{joined})(?:{_choice('own_verbs')})\b(?!\s+by\b)")


@cache
def _moved() -> re.Pattern[str]:
    stretch = r"[^.;\n]{0,60}?"
    number = rf"(?:{_FIGURE}|\b(?:an?\s+)?(?:{_choice('numbers')})\b)"
    amount = rf"(?:(?:by|to|from)\s+(?:\w+\s+){{0,2}}?{number}|\d\s?%|[£$€]\d)"
    return re.compile(
        rf"\bfrom\s+{stretch}{number}{stretch}\bto\s+(?:\w+\s+){{0,2}}?{number}"
        rf"|\b(?:{_choice('changes')})\b{stretch}{amount}"
        rf"|\b(?:{_choice('counted_gains')})\b{stretch}{number}"
        rf"|\b(?:{_choice('whole_changes')})\b"
    )


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"{_FIGURE}|\b(?:{_choice('numbers')}|{_choice('uptake')})\b")


@cache
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_choice(name)})\b")


@cache
def _choice(name: str) -> str:
    return "|".join(re.escape(word) for word in table("words.toml")[name])
