"""Dates as the exports of other programs write them: "2023 Jul-Aug", "20240318", "2021/07//".

How people write them is known to `capture`.

A day of two figures before a month of two is read in the British order. What cannot be told for
certain is no date: whoever calls keeps the words.
"""

from __future__ import annotations

import re
from datetime import date

from cea_helper.dates import MONTHS, PartialDate

_LONGEST = 60
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[-/.]{1,3}|[t ]\d\d:.*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?: \d\d:.*)?")
_MONTH_AND_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?")
# Not "Mar 15", which is a day in some exports.
_SHORT_YEAR = re.compile(r"([a-z]{3,9})(?:-| ?')(\d{2})")
_BARE_YEAR = re.compile(r"(\d{4})(?:\.0)?/*")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)")
_WORD = re.compile(r"[a-z]+")
_SEASONS = frozenset(("spring", "summer", "autumn", "fall", "winter"))


def read(written: str) -> PartialDate | None:
    """Return the date that the text names, as precise as it is; None where it names none."""
    if len(written) > _LONGEST:
        return None
    plain = " ".join(written.casefold().replace(",", " ").split())
    if match := _YEAR_FIRST.fullmatch(plain):
        return _date(*match.groups())
    if match := _DAY_FIRST.fullmatch(plain):
        day, month, year = match.groups()
        # Only in the American order can the second figure be more than 12.
        return _date(year, day, month) if int(month) > 12 else _date(year, month, day)
    if match := _MONTH_AND_YEAR.fullmatch(plain):
        return _date(match.group(2), match.group(1), None)
    if match := _BARE_YEAR.fullmatch(plain) or _COMPACT.fullmatch(plain):
        return _date(*(*match.groups(), None, None)[:3])
    return _in_words(plain)


def read_year(written: str) -> PartialDate | None:
    """Return the date, or at least the first year that stands in the text."""
    year = _YEAR.search(written)
    return read(written) or (PartialDate(int(year.group(1))) if year else None)


def _in_words(plain: str) -> PartialDate | None:
    if match := _SHORT_YEAR.fullmatch(plain):
        month = _month(match.group(1))
        return PartialDate(2000 + int(match.group(2)), month) if month else None
    years, words = _YEAR.findall(plain), _WORD.findall(plain)
    months = [month for month in map(_month, words) if month]
    if not years:
        return None
    if not months:
        return PartialDate(int(years[0])) if words and _SEASONS.issuperset(words) else None
    days = _DAY.findall(_YEAR.sub(" ", plain))
    # Two days are a meeting of several days, or two months of a double issue: the month is certain.
    day = days[0] if len(days) == 1 and len(months) == 1 else None
    return _date(years[0], str(months[0]), day)


def _month(word: str) -> int | None:
    if len(word) < 3:
        return None
    begins = (number for number, name in enumerate(MONTHS, 1) if _is_month(word, name))
    return next(begins, None)


def _is_month(word: str, name: str) -> bool:
    return name.casefold().startswith(word) or (word == "sept" and name == "September")


def _date(year: str | None, month: str | None, day: str | None) -> PartialDate | None:
    parts = [int(part) if part else 0 for part in (year, month, day)]
    try:
        whole = date(parts[0], parts[1] or 1, parts[2] or 1)
    except ValueError:
        return None
    if not 1900 <= whole.year < 2100:
        return None
    return PartialDate(whole.year, parts[1] or None, (parts[1] and parts[2]) or None)
