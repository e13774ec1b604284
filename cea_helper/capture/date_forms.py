"""The forms in which people write dates: 12 March 2024, 03/2024, 2019/20, March to May 2023.

Each form is looked for in a line. What a form gives is as precise as what was written: "2019/20" is
the years 2019 to 2020, whether a year of a school or of the taxman was meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from cea_helper.dates import MONTHS, PartialDate, parse_partial

_MONTHS = {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)}
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_YEAR = r"(?:19[5-9]|20[0-4])[0-9]"
_ANY_YEAR = rf"(?:{_YEAR}|[0-9]{{2}})"
_DAY = r"[0-9]{1,2}"
_NTH = r"(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|\u2013|\u2014|/|&|\bto\b|\band\b)\s*"
_NAMED_YEAR = r"(?:\b(?:academic|financial|school)\s+year\s*|\b[af]y\s?)'?"
# A date of figures alone that cannot be a share or a version: day, month and year, or a full year.
_FIGURES = rf"(?:{_DAY}[/.][0-9]{{1,2}}[/.]{_ANY_YEAR}|[0-9]{{1,2}}[/.]{_YEAR})"

_LAST_MONTH = 12
_ONE_CENTURY = 100


@dataclass(frozen=True)
class Span:
    """What one form says, and where in the line: a date, or the first and the last of several."""

    start: int
    end: int
    first: PartialDate
    last: PartialDate | None = None

    @property
    def latest(self) -> PartialDate:
        """The last date that it says."""
        return self.last or self.first


class _NoDate(ValueError):
    """What looks like a date and is none, such as 31 February 2024."""


_Parts = Mapping[str, str]
_Dates = tuple[PartialDate, PartialDate | None] | None


def _one(parts: _Parts) -> _Dates:
    return _date(parts.get("year"), parts.get("month"), parts.get("day")), None


def _days(parts: _Parts) -> _Dates:
    first, last = (_date(parts["year"], parts["month"], parts[day]) for day in ("day", "until"))
    return (first, last) if first.first_day < last.first_day else None


def _months(parts: _Parts) -> _Dates:
    first, last = (_date(parts["year"], parts[month]) for month in ("month", "until"))
    return (first, last) if first.first_day < last.first_day else None


def _figures(parts: _Parts) -> _Dates:
    first, last = (_of_figures(parts[name]) for name in ("from", "until"))
    return (first, last) if first.first_day <= last.first_day else None


def _pair(parts: _Parts) -> _Dates:
    """Return the years of 2019-21. "2024-03" is a month, and a pair runs forward."""
    first, last = int(parts["year"]), int(parts["until"])
    if last >= _ONE_CENTURY:
        return (PartialDate(first), PartialDate(last)) if first < last else None
    is_month = parts.get("mark") == "-" and last <= _LAST_MONTH
    return None if is_month else _two_years(first, last)


def _named_pair(parts: _Parts) -> _Dates:
    """Return the years of AY 2011-12 and of FY23/24, where no month can be meant."""
    year = int(parts["year"])
    first = year if year >= _ONE_CENTURY else 2000 + year
    return _two_years(first, int(parts["until"]) % _ONE_CENTURY)


def _next_year(parts: _Parts) -> _Dates:
    """Return the years of a bare 20/21, which is no other figure where the second follows."""
    year, until = int(parts["year"]), int(parts["until"])
    return _two_years(2000 + year, until) if until == year + 1 else None


def _two_years(first: int, last: int) -> _Dates:
    """Return the two years of which the second is told by its last two figures."""
    in_century = first % _ONE_CENTURY
    is_turn = in_century == _ONE_CENTURY - 1 and last == 0
    if in_century >= last and not is_turn:
        return None
    century = first - in_century + (_ONE_CENTURY if is_turn else 0)
    return PartialDate(first), PartialDate(century + last)


def _date(year: str | None, month: str | None = None, day: str | None = None) -> PartialDate:
    full = f"20{year}" if year and len(year) == 2 else str(year)
    number = _MONTHS.get((month or "")[:3].lower(), month)
    try:
        return parse_partial(
            "-".join([full, *(f"{int(part):02d}" for part in (number, day) if part)])
        )
    except ValueError as error:
        raise _NoDate from error


def _of_figures(written: str) -> PartialDate:
    *day, month, year = re.split("[/.]", written)
    return _date(year, month, day[0] if day else None)


_Form = tuple[re.Pattern[str], Callable[[_Parts], _Dates]]


def _forms(written: Iterable[tuple[str, Callable[[_Parts], _Dates]]]) -> tuple[_Form, ...]:
    edge, far_edge = r"(?<![\w./])(?:(?<!-)|(?=[a-z]))", r"(?![\w/]|[.-][0-9])"
    return tuple(
        (re.compile(rf"{edge}{form}{far_edge}", re.IGNORECASE), read) for form, read in written
    )


# The fullest first: "12 March 2024" is one date, and not a month with a number before it.
IN_A_LINE = _forms(
    (
        (rf"(?P<from>{_FIGURES})\s?[-\u2013]\s?(?P<until>{_FIGURES})", _figures),
        (
            rf"(?P<day>{_DAY}){_NTH}{_TO}(?P<until>{_DAY}){_NTH}\s+(?P<month>{_MONTH}),?\s+(?P<year>{_YEAR})",
            _days,
        ),
        (rf"(?P<day>{_DAY}){_NTH}\s+(?:of\s+)?(?P<month>{_MONTH}),?\s+(?P<year>{_YEAR})", _one),
        (rf"(?P<month>{_MONTH})\s+(?P<day>{_DAY}){_NTH},?\s+(?P<year>{_YEAR})", _one),
        (rf"(?P<year>{_YEAR})-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})", _one),
        (rf"(?P<day>{_DAY})([/.])(?P<month>[0-9]{{1,2}})[/.](?P<year>{_ANY_YEAR})", _one),
        (rf"(?P<day>{_DAY})-(?P<month>[0-9]{{1,2}})-(?P<year>{_YEAR})", _one),
        (rf"(?P<month>{_MONTH}){_TO}(?P<until>{_MONTH}),?\s+(?P<year>{_YEAR})", _months),
        (rf"(?P<month>{_MONTH}),?\s+(?P<year>{_YEAR})", _one),
        (rf"(?P<month>{_MONTH})\s+'?(?P<year>[0-9]{{2}})", _one),
        (rf"(?P<month>[0-9]{{1,2}})/(?P<year>{_YEAR})", _one),
        (rf"{_NAMED_YEAR}(?P<year>{_ANY_YEAR})\s?[-/\u2013]\s?(?P<until>{_ANY_YEAR})", _named_pair),
        (rf"(?P<year>{_YEAR})\s?(?P<mark>[-/\u2013])\s?(?P<until>(?:20)?[0-9]{{2}})", _pair),
        (rf"(?P<year>{_YEAR})-(?P<month>[0-9]{{2}})", _one),
        (rf"(?P<year>{_YEAR})", _one),
    )
)
# What can only be a date where nothing else is said.
IN_A_CELL = (
    *IN_A_LINE,
    *_forms(
        (
            (r"(?P<year>[0-9]{2})[-/\u2013](?P<until>[0-9]{2})", _next_year),
            (rf"(?P<month>{_MONTH})-'?(?P<year>[0-9]{{2}})", _one),
        )
    ),
)


def find_spans(line: str, forms: tuple[_Form, ...] = IN_A_LINE) -> tuple[Span, ...]:
    """Return every date in the line, in its order."""
    found: list[Span] = []
    # What looks like a date and is none holds no shorter date either.
    taken: list[tuple[int, int]] = []
    for pattern, read in forms:
        for match in pattern.finditer(line):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            try:
                dates = read(match.groupdict())
            except _NoDate:
                taken.append(match.span())
                continue
            if dates is not None:
                taken.append(match.span())
                found.append(Span(*match.span(), *dates))
    return tuple(sorted(found, key=lambda one: one.start))
