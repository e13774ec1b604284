"""Find hospital numbers: a number or code behind words that say it is one."""

from __future__ import annotations

import math
import re
from functools import cache

from cea_helper.privacy import context
from cea_helper.privacy.model import Span, Spans
from cea_helper.privacy.tables import any_of, table

# Fewer digits are a count ("unit number 4"), or a year where no letter stands before them.
_FEWEST_DIGITS = 5
_FEWEST_DIGITS_IF_SURE = 4

# The digits of a value, and what may stand before them in it.
_DIGITS = re.compile(r"\d(?<![\d.,].)\d*(?:[\-/]\d{2,}|\s\d{3,})*[a-z]?(?![^\W_]|,\d)")
_WIDTH = 60


def find_hospital_numbers(text: str) -> Spans:
    """Yield the hospital numbers in `text`."""
    small = context.lowered(text)
    for found in _DIGITS.finditer(small):
        digits = sum(sign.isdigit() for sign in found[0])
        if digits < _FEWEST_DIGITS_IF_SURE:
            continue
        cue = _cue().search(small, max(0, found.start() - _WIDTH), found.start())
        if cue and digits >= _fewest(cue):
            yield Span(found.start() - len(cue["letters"]), found.end(), "hospital_number")


def _fewest(cue: re.Match[str]) -> float:
    if cue["sure"] or cue["letters"]:
        return _FEWEST_DIGITS_IF_SURE
    return math.inf if cue["plural"] else _FEWEST_DIGITS


@cache
def _cue() -> re.Pattern[str]:
    words = table("hospital.toml")
    names = ("sure", "owner", "middle", "number", "numbers")
    sure, owner, middle, number, numbers = (any_of(words[name]) for name in names)
    # "Patient numbers 12500" is a count, "patient numbers K12500" is none.
    said = rf"(?:(?P<plural>{numbers})\b|{number})"
    cue = rf"\b(?:(?P<sure>{sure})|{owner}(?:['’]s|[.'])?\s*(?:{middle}\s+)?{said})"
    link = r"(?:[\s:.,#=(\[\-\u2010-\u2015]|\b(?:is|was|were|no|number)\b){0,6}"
    return re.compile(rf"{cue}{link}(?P<letters>(?:(?!of\b)[a-z]{{1,3}}[\s\-/]?)?)$")
