"""Read a date as people type it: a year, a month of a year, or a day."""

from __future__ import annotations

import re

from cea_helper.dates import MONTHS, PartialDate, parse_partial
from cea_helper.evidence import Present

FIRST_YEAR = 1900
LAST_YEAR = 2100

_MONTHS = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
_SHORT_MONTHS = {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_SLASHES = re.compile(r"(?:([0-9]{1,2})/)?([0-9]{1,2})/([0-9]{4})")
_WORDS = re.compile(r"(?:([0-9]{1,2})(?:st|nd|rd|th)? )?([a-z]+) ([0-9]{4})")
_PRESENT = {"present", "now", "today", "ongoing"}


def read_date(written: str) -> PartialDate:
    """Return the date that was typed; raise ValueError with a sentence where it is none.

    Takes 2024, March 2024, 3/2024, 18 March 2024, 18/3/2024, 2024-03 and 2024-03-18.
    """
    plain = " ".join(written.lower().replace(",", " ").split())
    try:
        date = parse_partial(_as_iso(plain))
    except ValueError:
        raise ValueError("must be a real date, such as 2024, March 2024 or 18 March 2024") from None
    if not FIRST_YEAR <= date.year <= LAST_YEAR:
        raise ValueError(f"must have a year from {FIRST_YEAR} to {LAST_YEAR}")
    return date


def is_present(written: str) -> bool:
    """Whether what was typed means that something still goes on."""
    return written.strip().lower() in _PRESENT


def read_end(written: str) -> PartialDate | Present:
    """Return the date that was typed, or "present"; raise ValueError as `read_date` does."""
    return "present" if is_present(written) else read_date(written)


def _as_iso(plain: str) -> str:
    if match := _SLASHES.fullmatch(plain):
        day, month, year = match.groups()
        return _join(year, int(month), day)
    if match := _WORDS.fullmatch(plain):
        day, word, year = match.groups()
        return _join(year, _MONTHS.get(word) or _SHORT_MONTHS.get(word, 0), day)
    return plain


def _join(year: str, month: int, day: str | None) -> str:
    return f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else "")
