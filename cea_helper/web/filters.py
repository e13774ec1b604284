"""Dates, numbers and plurals as the pages show them."""

from __future__ import annotations

from datetime import datetime

from flask import Flask

from cea_helper.dates import UK, PartialDate, day_in_words
from cea_helper.evidence import Present


def init_app(app: Flask) -> None:
    """Give templates the filters of this module, and `day` for whole dates."""
    app.jinja_env.filters["day"] = day_in_words
    for function in (moment, number, partial_date, plural):
        app.jinja_env.filters[function.__name__] = function


def moment(value: datetime) -> str:
    """Return 18 March 2024 at 5:05pm, in the time of the United Kingdom."""
    return f"{day_in_words(value.astimezone(UK))} at {clock(value)}"


def clock(value: datetime) -> str:
    """Return 5:05pm, in the time of the United Kingdom."""
    local = value.astimezone(UK)
    half = "am" if local.hour < 12 else "pm"
    return f"{local.hour % 12 or 12}:{local.minute:02d}{half}"


def partial_date(value: PartialDate | Present) -> str:
    """Return the date as far as it is known: 2024, March 2024 or 18 March 2024; or "present"."""
    return value.in_words if isinstance(value, PartialDate) else value


def number(value: float) -> str:
    """Return 1,350 or 7.5: commas above 999, no needless digits after the point."""
    whole = float(value).is_integer()
    return f"{value:,.0f}" if whole else f"{value:,.6f}".rstrip("0").rstrip(".")


def plural(count: int, one: str, many: str = "") -> str:
    """Return "1 item" or "1,200 items"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"
