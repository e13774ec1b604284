"""Dates, lengths and short answers in the words of the document."""

from __future__ import annotations

import calendar
from datetime import date, datetime
from typing import Literal

from cea_helper import counting
from cea_helper.dates import UK, PartialDate
from cea_helper.schemes import Limit

NOT_PROVIDED = "Not provided"
NOT_WRITTEN = "Nothing written yet"
NOT_USED = "Not used"
FROM_OTHERS = "Somebody else fills it in"
TABLE_ONLY = "Table only"
NOTHING_ADDED = "Nothing added to the table"


def day(value: date) -> str:
    """Return a day as people write it: 3 March 2026."""
    return f"{value.day} {calendar.month_name[value.month]} {value.year}"


def moment(value: datetime) -> str:
    """Return the day and the time of day in the United Kingdom: 3 March 2026 at 09:05."""
    local = value.astimezone(UK)
    return f"{day(local)} at {local:%H:%M}"


def partial(value: PartialDate) -> str:
    """Return a year, a month or a day as people write it."""
    if value.month is None:
        return str(value.year)
    month = f"{calendar.month_name[value.month]} {value.year}"
    return month if value.day is None else f"{value.day} {month}"


def period(start: PartialDate | None, end: PartialDate | Literal["present"] | None) -> str:
    """Return from when to when something went on."""
    last = partial(end) if isinstance(end, PartialDate) else end
    if start is None:
        return f"Until {last}" if last else "No date"
    first = partial(start)
    return first if last is None or last == first else f"{first} to {last}"


def number(value: float) -> str:
    """Return a number without needless decimals: 41, 9.5, 1,204."""
    return f"{int(value) if value == int(value) else value:,}"


def length(text: str, limit: Limit) -> str:
    """Return how long a text is against its limit, and whether the limit is sure."""
    if limit.maximum is None:
        return f"{_counted(text, limit)} (limit not known)"
    if limit.fact.needs_checking:
        return f"{short_length(text, limit)} (limit not confirmed)"
    return short_length(text, limit)


def short_length(text: str, limit: Limit) -> str:
    """Return how long a text is against its limit, in as few words as a table has room for."""
    if limit.maximum is None:
        return f"{_counted(text, limit)}, limit not known"
    used = counting.length(text, limit.counting_rule)
    against = f"{used:,} of {limit.maximum:,} {counting.unit(limit.counting_rule)}"
    excess = used - limit.maximum
    return f"{against}: {excess:,} over" if excess > 0 else against


def _counted(text: str, limit: Limit) -> str:
    used = counting.length(text, limit.counting_rule)
    unit = counting.unit(limit.counting_rule)
    return f"{used:,} {unit.removesuffix('s') if used == 1 else unit}"
