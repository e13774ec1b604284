"""When a thing was: told from a line about it, or from a cell or box that says only that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from cea_helper.capture.date_forms import IN_A_CELL, Span, find_spans
from cea_helper.dates import PartialDate
from cea_helper.evidence import Present

_NOW = r"(?:present|now|date|today|ongoing|on-going|current|continuing)"
_TO = r"(?:to|until|till|-|\u2013|\u2014)"
_BETWEEN = re.compile(rf"\s*(?:{_TO}|and)\s*", re.IGNORECASE)
_ONGOING = re.compile(
    rf"\s*{_TO}\s*(?:the\s+)?{_NOW}\b|\s+onwards?\b|\s*\(?(?:and\s+)?(?:ongoing|continuing)\b"
    r"|\s?[-\u2013]\s*(?:[,;.)]|$)",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|from)\s+$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|up to)\s+$", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(today|yesterday|last week|last month|this month|last year|this year)\b", re.IGNORECASE
)

# A cell is a date where it says nothing but dates and these.
_LONGEST_CELL = 60
_ONLY_NOW = re.compile(rf"(?:to\s+|still\s+)?(?:the\s+)?{_NOW}(?:ly)?(?:\s+day)?", re.IGNORECASE)
_ONLY_END = re.compile(r"\s*(?:until|till|up to|to|ended|-|\u2013)\s*", re.IGNORECASE)
_BESIDE_A_DATE = re.compile(
    rf"\b(?:{_NOW}|from|since|to|till?|until|up|onwards?|between|and|the|of|in|on|started|ended"
    r"|annual(?:ly)?|yearly|monthly|weekly|daily|quarterly|termly|twice|each|every|years?|terms?"
    r"|academic|financial|[af]y|q[1-4]|spring|summer|autumn|fall|winter|early|mid|late"
    r"|approx(?:imately)?|circa|c|about)\b",
    re.IGNORECASE,
)
_SIGNIFIES = re.compile(r"\w")


@dataclass(frozen=True)
class Period:
    """When the thing was, as far as it is said."""

    start: PartialDate | None = None
    end: PartialDate | Present | None = None


def find_period(line: str, today: date) -> Period:
    """Return when it was. Days that lie ahead are plans, and are not taken."""
    found = [one for one in find_spans(line) if one.first.first_day <= today]
    return _period(line, found) if found else Period(_relative(line, today))


def read_period(cell: str) -> Period | None:
    """Return when it was, as a cell of its own says; None where it says anything else too.

    Honest rather than exact: "Q2 2024" and "Spring 2024" are the year, "2019/20" two years.
    """
    plain = " ".join(cell.split())
    if len(plain) > _LONGEST_CELL:
        return None
    if _ONLY_NOW.fullmatch(plain):
        return Period(end="present")
    found = find_spans(plain, IN_A_CELL)
    if not found or _SIGNIFIES.search(_BESIDE_A_DATE.sub("", _without(plain, found))):
        return None
    if len(found) == 1 and found[0].last is None and _ONLY_END.fullmatch(plain[: found[0].start]):
        return Period(end=found[0].first)
    if len(found) > 1 and not _is_open(plain, found[-1]):
        return _from_to(found)
    return _period(plain, found)


def read_end(cell: str) -> PartialDate | Present | None:
    """Return the end that a cell of its own says: a date, or "present" in one of its words."""
    period = read_period(cell)
    return (period.end or period.start) if period else None


def _without(cell: str, found: Sequence[Span]) -> str:
    kept, position = [], 0
    for one in found:
        kept.append(cell[position : one.start])
        position = one.end
    return " ".join((*kept, cell[position:]))


def _period(line: str, found: Sequence[Span]) -> Period:
    first = found[0]
    pair = next((pair for pair in pairwise(found) if _is_joined(line, *pair)), None)
    if _is_open(line, first) and (pair is None or pair[0] is not first):
        return Period(first.first, "present")
    if pair:
        return _from_to(pair)
    if first.last is None and _UNTIL.search(line[: first.start]):
        return Period(end=first.first)
    return Period(first.first, first.last)


def _is_joined(line: str, one: Span, after: Span) -> bool:
    return bool(_BETWEEN.fullmatch(line[one.end : after.start]))


def _is_open(line: str, one: Span) -> bool:
    if _ONGOING.match(line, one.end):
        return True
    return one.last is None and bool(_SINCE.search(line[: one.start]))


def _from_to(spans: Sequence[Span]) -> Period:
    starts = sorted((one.first for one in spans), key=lambda day: day.first_day)
    ends = sorted((one.latest for one in spans), key=lambda day: day.last_day)
    return Period(starts[0], ends[-1])


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
