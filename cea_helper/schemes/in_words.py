"""The values of a round as they stand inside a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from cea_helper.counting import unit
from cea_helper.dates import UK, day_in_words
from cea_helper.schemes.model import Limit, Mark

NOT_KNOWN = "not known"


def quoted(words: str) -> str:
    """Return words as they stand in a sentence about them; none at all are said to be none."""
    return f'"{words}"' if words else NOT_KNOWN


def length(limit: Limit) -> str:
    """Return how long a text may be: 900 words."""
    if limit.maximum is None:
        return NOT_KNOWN
    one = unit(limit.counting_rule).removesuffix("s") if limit.maximum == 1 else None
    return f"{limit.maximum:,} {one or unit(limit.counting_rule)}"


def marks(scale: Sequence[Mark]) -> str:
    """Return the steps of a scale with their labels."""
    return ", ".join(f"{step.mark} ({step.label})" for step in scale) or "no scale that is known"


def years(number: int | None) -> str:
    """Return how many years count."""
    return "none" if number is None else f"{number} year{'' if number == 1 else 's'}"


def day(known: date | None) -> str:
    """Return a day: 1 April 2027."""
    return day_in_words(known) if known else NOT_KNOWN


def moment(known: datetime | None) -> str:
    """Return a time by the clock in the UK: 20 May 2027 at 5:00pm."""
    if known is None:
        return NOT_KNOWN
    local = known.astimezone(UK)
    half = "am" if local.hour < 12 else "pm"
    return f"{day_in_words(local)} at {local.hour % 12 or 12}:{local.minute:02d}{half}"
