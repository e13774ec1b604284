"""Dates in the words of a statement: when, how far back, and whether it still goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cea_helper.dates import MONTHS, PartialDate

_MONTH_NUMBERS = {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_DATE = re.compile(
    rf"(?<![\w£$€.,])(?:(?P<day>\d{{1,2}}) )?(?:(?P<month>{_MONTH}),? )?(?P<year>{_YEAR})"
    r"(?:[-/\u2013](?P<short>\d\d)(?!\d)|[-\u2013/](?P<until>20[0-4]\d))?"
    r"(?!\w|[.,]\d| ?%|-bed)"
)
_CUE = re.compile(
    r"(?:\b(?:in|since|from|to|until|till|by|during|early|mid|late|spring|summer|autumn|winter|year"
    r"|between|and|before|after|on|for|end of|start of)|[(/\u2013-])\s?\Z"
)
# Most sentences have no year, which this tells soonest.
_ANY_YEAR = re.compile(r"19\d\d|20\d\d")
# A count such as 2000 people is no date.
_COUNTED = re.compile(r" (?:people|[a-z]{4,}(?<!was)(?<!this)s)\b")
_GOES_ON = re.compile(
    r"\b(?:since|ongoing|still|to date|to present|to the present|until now|currently|now|today)\b"
    r"|[-\u2013] ?(?:present|date|now)\b"
)
_RELATIVE = re.compile(r"\b(?:last year|this year|last month|(?:past|last) (?:\w+ )?years?)\b")


@dataclass(frozen=True)
class Moment:
    """A date as it is written, and where it stands; `last` is the last day that it can mean."""

    start: int
    end: int
    first: date
    last: date


def moments(lower: str) -> tuple[Moment, ...]:
    """Return the dates in words that are in lower case, in their order."""
    return tuple(_moments(lower)) if _ANY_YEAR.search(lower) else ()


def goes_on(lower: str) -> bool:
    """Return whether the words say that something has not ended."""
    return _GOES_ON.search(lower) is not None


def is_dated_in_words(lower: str) -> bool:
    """Return whether the words tell a time by the present day, such as "last year"."""
    return _RELATIVE.search(lower) is not None


def _moments(lower: str) -> Iterator[Moment]:
    for match in _DATE.finditer(lower):
        if _is_date(lower, match):
            first = _partial(match)
            last = _last_year(match)
            ends = PartialDate(last).last_day if last > first.year else first.last_day
            yield Moment(match.start(), match.end(), first.first_day, ends)


def _is_date(lower: str, match: re.Match[str]) -> bool:
    if match["month"] or match["short"] or match["until"]:
        return True
    if match["day"]:
        return False
    if _CUE.search(lower[max(0, match.start() - 12) : match.start()]):
        return True
    return match["year"] != "2000" and not _COUNTED.match(lower, match.end())


def _partial(match: re.Match[str]) -> PartialDate:
    year = int(match["year"])
    if not match["month"]:
        return PartialDate(year)
    return PartialDate(year, _MONTH_NUMBERS[match["month"][:3]])


def _last_year(match: re.Match[str]) -> int:
    year = int(match["year"])
    if match["until"]:
        return int(match["until"])
    if match["short"] and int(match["short"]) > year % 100:
        return year - year % 100 + int(match["short"])
    return year
