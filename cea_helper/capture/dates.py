"""Dates as people write them in a line: 12 March 2024, 03/2024, 2019 to 2021, last week."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from cea_helper.dates import MONTHS, PartialDate, parse_partial
from cea_helper.evidence import Present

_MONTHS = {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_YEAR = r"(?P<year>(?:19[5-9]|20[0-4])[0-9])"
_SHORT_YEAR = r"(?P<short>[0-9]{2})"
_DAY = r"(?P<day>[0-9]{1,2})"

# The fullest first: "12 March 2024" is one date, and not a month with a number before it.
_FORMS = tuple(
    re.compile(rf"(?<![\w./-]){form}(?![\w/]|[.-][0-9])", re.IGNORECASE)
    for form in (
        rf"{_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_YEAR}-(?P<m>[0-9]{{2}})-(?P<d>[0-9]{{2}})",
        rf"{_DAY}[/.](?P<m>[0-9]{{1,2}})[/.](?:{_YEAR}|{_SHORT_YEAR})",
        rf"{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+'?{_SHORT_YEAR}",
        rf"(?P<m>[0-9]{{1,2}})/{_YEAR}",
        rf"{_YEAR}-(?P<m>[0-9]{{2}})",
        _YEAR,
    )
)
# "2019/20", "2019-21" and "2019-2021" are years that follow each other, "2024-03" is a month.
_YEARS = re.compile(
    rf"(?<![\w./-]){_YEAR}\s?(?P<mark>[-/\u2013])\s?(?P<last>(?:20)?[0-9]{{2}})(?![\w/-])"
)
_BETWEEN = re.compile(r"\s*(?:to|until|till|-|\u2013|\u2014|and)\s*", re.IGNORECASE)
_ONGOING = re.compile(
    r"\s*(?:to|until|till|-|\u2013|\u2014)\s*(?:present|now|date|today|ongoing|current)\b"
    r"|\s+onwards?\b|\s?[-\u2013]\s*(?:[,;.)]|$)",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|from)\s+$", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(today|yesterday|last week|last month|this month|last year|this year)\b", re.IGNORECASE
)
_LAST_MONTH_OF_A_YEAR_PAIR = 12


@dataclass(frozen=True)
class Found:
    """A date in the line, and where it stands there."""

    start: int
    end: int
    date: PartialDate


@dataclass(frozen=True)
class Period:
    """When the thing was, as far as the line says."""

    start: PartialDate | None = None
    end: PartialDate | Present | None = None


def find_period(line: str, today: date) -> Period:
    """Return when it was. Days that lie ahead are plans, and are not taken."""
    pair = _year_pair(line)
    if pair is not None and pair.start is not None and pair.start.first_day <= today:
        return pair
    found = [one for one in find_dates(line) if one.date.first_day <= today]
    if not found:
        return Period(_relative(line, today))
    return _period(line, found)


def find_dates(line: str) -> tuple[Found, ...]:
    """Return every date in the line, in its order."""
    found: list[Found] = []
    # What looks like a date and is none, such as 31 February 2024, holds no shorter date either.
    taken: list[re.Match[str]] = []
    for match in (match for form in _FORMS for match in form.finditer(line)):
        if any(match.start() < one.end() and one.start() < match.end() for one in taken):
            continue
        taken.append(match)
        day = _partial(match)
        if day is not None:
            found.append(Found(match.start(), match.end(), day))
    return tuple(sorted(found, key=lambda one: one.start))


def _period(line: str, found: list[Found]) -> Period:
    first = found[0]
    if _ONGOING.match(line, first.end) or _SINCE.search(line[: first.start]):
        is_between = len(found) > 1 and _BETWEEN.fullmatch(line[first.end : found[1].start])
        return Period(first.date, found[1].date if is_between else "present")
    for one, next_one in zip(found, found[1:], strict=False):
        if _BETWEEN.fullmatch(line[one.end : next_one.start]):
            ordered = sorted((one.date, next_one.date), key=lambda day: day.first_day)
            return Period(ordered[0], ordered[1])
    return Period(first.date)


def _year_pair(line: str) -> Period | None:
    """Return the period of 2019-21; "2024-03" is a month, and a pair runs forward."""
    for match in _YEARS.finditer(line):
        first, last = int(match["year"]), int(match["last"])
        if last > 99:
            if first < last:
                return Period(PartialDate(first), PartialDate(last))
            continue
        is_later = first % 100 < last or (first % 100 == 99 and last == 0)
        if is_later and (match["mark"] != "-" or last > _LAST_MONTH_OF_A_YEAR_PAIR):
            century = first - first % 100 + (100 if last < first % 100 else 0)
            return Period(PartialDate(first), PartialDate(century + last))
    return None


def _partial(match: re.Match[str]) -> PartialDate | None:
    groups = match.groupdict()
    year = groups.get("year") or f"20{groups['short']}"
    name = groups.get("month")
    month = _MONTHS[name.lower()] if name else groups.get("m")
    day = groups.get("day") or groups.get("d")
    parts = [year, *(f"{int(part):02d}" for part in (month, day) if part)]
    try:
        return parse_partial("-".join(parts))
    except ValueError:
        return None


def _relative(line: str, today: date) -> PartialDate | None:
    match = _RELATIVE.search(line)
    if match is None:
        return None
    last_month = today.replace(day=1) - timedelta(days=1)
    day = {
        "today": _day(today),
        "yesterday": _day(today - timedelta(days=1)),
        "last week": _month(today - timedelta(days=7)),
        "this month": _month(today),
        "last month": _month(last_month),
        "this year": PartialDate(today.year),
        "last year": PartialDate(today.year - 1),
    }
    return day[match[1].lower()]


def _day(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _month(day: date) -> PartialDate:
    return PartialDate(day.year, day.month)
