"""Dates as people know them: a year, a month or a day; and the time in the UK."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


# Rounds open and close by the clock of the UK, and that is what people read.
UK = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class PartialDate:
    """A year, a month of a year, or a day: 2024, 2024-03, 2024-03-18."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def in_words(self) -> str:
        """The date as the pages show it: 2024, March 2024 or 18 March 2024."""
        month = MONTHS[self.month - 1] if self.month else None
        return " ".join(str(part) for part in (self.day, month, self.year) if part)

    @property
    def first_day(self) -> date:
        """The first day that the date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day that the date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or _days_in(self.year, month))


@lru_cache(maxsize=1024)
def _days_in(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def parse_partial(written: str) -> PartialDate:
    """Return the date that `written` names; raise ValueError with the reason where it is none."""
    match = _WRITTEN.fullmatch(written)
    if match is None:
        raise ValueError("is not a year, a month or a day such as 2024, 2024-03 or 2024-03-18")
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year:
        raise ValueError("is not a year")
    if month is not None and not 1 <= month <= 12:
        raise ValueError("is not a month")
    if day is not None and not 1 <= day <= _days_in(year, month or 1):
        raise ValueError("is not a day")
    return PartialDate(year, month, day)


def day_in_words(day: date) -> str:
    """Return the day as the pages show it, such as 18 March 2024."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def years_before(day: date, years: int) -> date:
    """Return the same day `years` earlier; 29 February becomes the 28th.

    Before the year 1 there is no day: the first day of that year is returned then.
    """
    if day.year <= years:
        return date.min
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def uk_day(moment: datetime) -> date:
    """Return the day that it is in the UK at `moment`."""
    return moment.astimezone(UK).date()
