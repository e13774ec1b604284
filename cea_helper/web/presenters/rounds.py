"""Where a round stands and what is known about it, in words, each fact with how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cea_helper.counting import unit
from cea_helper.dates import day_in_words, uk_day
from cea_helper.schemes import Limit, Scheme
from cea_helper.schemes.timetable import is_coming, state
from cea_helper.web import filters

NOT_KNOWN = "Not known"

_ENDED = "Closed: you can still practise on it"
_WEEKS_FROM = 14


@dataclass(frozen=True)
class KnownFact:
    """One fact of a round. One that needs checking stands with a pointer to this year's guide.

    `note` says more about it; `change_href` is where the person can choose otherwise.
    """

    name: str
    value: str
    needs_checking: bool
    note: str = ""
    change_href: str = ""


def round_state(scheme: Scheme, now: datetime) -> str:
    """Return whether one can apply, in words without a full stop."""
    match state(scheme, now):
        case "open":
            return _open(scheme, now)
        case "opens_later":
            return _opens(scheme, now)
        case "expected":
            return "Nothing announced yet"
        case "employer_decides":
            return _employer_decides(scheme)
        case "over":
            return _ENDED
        case "paused":
            return "Paused: it takes nobody new"
        case "gone":
            return "Ended: it takes no applications"


def _open(scheme: Scheme, now: datetime) -> str:
    if scheme.closes_at is None:
        return "Open. When it closes is not known"
    return f"Open until {filters.moment(scheme.closes_at)}: {_left(scheme.closes_at, now)}"


def _opens(scheme: Scheme, now: datetime) -> str:
    if scheme.opens_on is None:
        return NOT_KNOWN
    days = (scheme.opens_on - uk_day(now)).days
    in_time = "tomorrow" if days == 1 else f"in {_weeks_or_days(days)}"
    return f"Opens on {day_in_words(scheme.opens_on)}, {in_time}"


def _employer_decides(scheme: Scheme) -> str:
    if scheme.status == "trust_defined":
        return "Your trust decides whether there is a round, and when"
    return "Every year, on dates that your employer sets"


def _left(closes_at: datetime, now: datetime) -> str:
    days = (uk_day(closes_at) - uk_day(now)).days
    soon = {0: "it closes today", 1: "it closes tomorrow"}
    return soon.get(days) or f"{_weeks_or_days(days)} left"


def _weeks_or_days(days: int) -> str:
    """Return 13 days, or 5 weeks: whole weeks, so that nobody has less time than they read."""
    if days < _WEEKS_FROM:
        return filters.plural(days, "day")
    return filters.plural(days // 7, "week")


def closes_ahead(scheme: Scheme, now: datetime) -> bool:
    """Return whether the round has a closing time that is yet to come."""
    return scheme.closes_at is not None and is_coming(scheme, now)


def nations(scheme: Scheme) -> str:
    """Return where the award is given, such as England and Wales."""
    *first, last = scheme.nations
    return f"{', '.join(first)} and {last}" if first else last


def opening(scheme: Scheme) -> KnownFact:
    """Return when the round opens."""
    day = day_in_words(scheme.opens_on) if scheme.opens_on else NOT_KNOWN
    return KnownFact("Opens", day, scheme.fact("opens_on").needs_checking)


def closes(scheme: Scheme) -> KnownFact:
    """Return when the round closes, in the time of the United Kingdom."""
    moment = filters.moment(scheme.closes_at) if scheme.closes_at else NOT_KNOWN
    return KnownFact("Closes", moment, scheme.fact("closes_at").needs_checking)


def look_back_rule(scheme: Scheme) -> KnownFact:
    """Return which years count."""
    needs_checking = scheme.fact("look_back_years").needs_checking
    if scheme.look_back_from is not None:
        since = f"From {day_in_words(scheme.look_back_from)}"
        return KnownFact("Look-back", since, scheme.fact("look_back_from").needs_checking)
    if scheme.look_back_years is None:
        return KnownFact("Look-back", NOT_KNOWN, needs_checking)
    years = filters.plural(scheme.look_back_years, "year")
    award = f"{scheme.kind} award" if scheme.kind else "award"
    return KnownFact("Look-back", f"The last {years}, or since your last {award}", needs_checking)


def lengths(scheme: Scheme) -> KnownFact:
    """Return how long a statement may be."""
    limits = [domain.limit for domain in scheme.domains]
    needs_checking = any(limit.fact.needs_checking for limit in limits)
    return KnownFact("Length of a statement", _common(limits), needs_checking)


def _common(limits: Sequence[Limit]) -> str:
    known = dict.fromkeys(limit_in_words(limit) for limit in limits)
    return next(iter(known)) if len(known) == 1 else "A limit of its own for each domain"


def limit_in_words(limit: Limit) -> str:
    """Return how long a text may be: Up to 1,350 characters."""
    if limit.maximum is None:
        return NOT_KNOWN
    return f"Up to {filters.number(limit.maximum)} {unit(limit.counting_rule)}"
