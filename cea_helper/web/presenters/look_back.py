"""The look-back of an application: which period counts, and from which day it is counted back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cea_helper.application import Application
from cea_helper.dates import day_in_words, uk_day, years_before
from cea_helper.schemes import Scheme
from cea_helper.schemes.timetable import is_over
from cea_helper.strength import StrengthReport
from cea_helper.web.presenters import links


@dataclass(frozen=True)
class LookBack:
    """The period that counts, why it is that one, and where another can be chosen."""

    period: str
    counted: str
    href: str


def look_back(
    application_id: int,
    application: Application,
    scheme: Scheme,
    report: StrengthReport,
    now: datetime,
) -> LookBack | None:
    """Return the look-back of the application; None where the round has none."""
    begins = report.look_back_from
    if begins is None:
        return None
    return LookBack(
        period=f"{day_in_words(begins)} to {day_in_words(report.as_of)}",
        counted=_counted(application, scheme, begins, now),
        href=links.look_back(application_id),
    )


def closing_day(scheme: Scheme) -> date | None:
    """Return the day in the UK on which the round closes, where that is known."""
    return uk_day(scheme.closes_at) if scheme.closes_at else None


def _counted(application: Application, scheme: Scheme, begins: date, now: datetime) -> str:
    as_of = application.as_of or uk_day(now)
    if scheme.look_back_years and begins > years_before(as_of, scheme.look_back_years):
        return "It begins with the award that you hold."
    if application.as_of is None:
        practice = ", since you practise on a closed round" if is_over(scheme, now) else ""
        return f"Counted back from today{practice}."
    if application.as_of == closing_day(scheme):
        closes = "closed" if is_over(scheme, now) else "closes"
        return f"Counted back from the day the round {closes}."
    return f"Counted back from {day_in_words(application.as_of)}, not from today."
