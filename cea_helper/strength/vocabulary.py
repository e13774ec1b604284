"""The words by which the applicant's own words are read, as patterns. All is in lower case."""

from __future__ import annotations

import re
from functools import cache

from cea_helper.strength.tables import table

# A figure, but not a bare year: "in 2024" tells when, not how much.
FIGURE = r"(?<![\d.,])(?!(?:19|20)\d\d\b(?!\s?%|[.,]\d))[£$€]?\d[\d,.]*"


@cache
def choice(name: str) -> str:
    """Return a pattern of each of the words that stand under this name in words.toml."""
    return "|".join(re.escape(word) for word in table("words.toml")[name])


@cache
def any_of(name: str) -> re.Pattern[str]:
    """Return a pattern that finds any of the words under this name, as whole words."""
    return re.compile(rf"\b(?:{choice(name)})\b")


@cache
def moved() -> re.Pattern[str]:
    """Return a pattern that finds a change with its figures."""
    stretch = r"[^.;\n]{0,60}?"
    number = rf"(?:{FIGURE}|\b(?:an?\s+)?(?:{choice('numbers')})\b)"
    amount = rf"(?:(?:by|to|from)\s+(?:\w+\s+){{0,2}}?{number}|\d\s?%|[£$€]\d)"
    return re.compile(
        rf"\bfrom\s+{stretch}{number}{stretch}\bto\s+(?:\w+\s+){{0,2}}?{number}"
        rf"|\b(?:{choice('changes')})\b{stretch}{amount}"
        rf"|\b(?:{choice('counted_gains')})\b{stretch}{number}"
        rf"|\b(?:{choice('whole_changes')})\b"
    )
