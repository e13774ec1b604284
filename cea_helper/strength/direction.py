"""Which way is better for what was measured, and whether a change plainly went the other way."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from cea_helper.strength.vocabulary import FIGURE, any_of, choice, moved

Better = Literal["less", "more", "unknown"]

# What stands after so many characters is not read, so that reading stays quick.
_LONGEST_READ = 5000

# The same measures are read each time that a page shows them.
_KEPT = 1024


def better(measure: str | None) -> Better:
    """Return which way is better for what was measured, where its words tell that plainly."""
    if measure is None:
        return "unknown"
    return _better(measure[:_LONGEST_READ].lower())


@lru_cache(maxsize=_KEPT)
def _better(lower: str) -> Better:
    lower = any_of("waits").sub("waits", lower)
    is_less = any_of("less_is_better").search(lower) is not None
    is_more = any_of("more_is_better").search(lower) is not None
    if is_less == is_more or any_of("turning").search(lower):
        return "unknown"
    return "less" if is_less else "more"


def explains(written: str | None) -> bool:
    """Return whether the words about the result say why a figure went the way it did."""
    return bool(written and any_of("explains").search(written[:_LONGEST_READ].lower()))


def has_worsened(clause: str) -> bool:
    """Return whether a clause in lower case tells of a change that is plainly for the worse."""
    if not moved().search(clause):
        return False
    has_risen = _has_risen(clause)
    way = _better(_change().sub(" ", clause))
    return has_risen is not None and way == ("less" if has_risen else "more")


def _has_risen(clause: str) -> bool | None:
    """Return whether what is told of went up; None where neither words nor figures tell."""
    figures = _from_to().search(clause)
    if figures:
        before, after = (float(one.replace(",", "")) for one in figures.groups())
        return None if before == after else after > before
    rises, drops = any_of("rises").search(clause), any_of("drops").search(clause)
    return None if bool(rises) == bool(drops) else bool(rises)


@cache
def _change() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{choice('rises')}|{choice('drops')})\b")


@cache
def _from_to() -> re.Pattern[str]:
    number = r"[£$€]?(\d+(?:,\d{3})*(?:\.\d+)?)"
    stretch = r"(?:(?!\bto\b)[^.;\n\d]){0,40}?"
    return re.compile(
        rf"\bfrom\s+{stretch}(?={FIGURE}){number}[^;\n]{{0,60}}?\bto\s+"
        rf"(?:\w+\s+){{0,2}}?(?={FIGURE}){number}"
    )
