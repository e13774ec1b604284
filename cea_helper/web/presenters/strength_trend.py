"""How strong the domains were on earlier days, as a table with a small picture in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cea_helper.application import Application, StoredApplication
from cea_helper.dates import day_in_words, uk_day
from cea_helper.schemes import Domain
from cea_helper.strength import DOMAIN_LEVELS, DomainLevel, Moment, trend
from cea_helper.web.presenters.look_back import closing_day
from cea_helper.web.presenters.picture import filled_steps

# How a rise is told, and how a fall.
_Verbs = dict[bool, str]

_HAS_MOVED: _Verbs = {True: "rose", False: "fell"}
_WILL_MOVE: _Verbs = {True: "rises", False: "falls"}
_ORDER = tuple(DOMAIN_LEVELS)


@dataclass(frozen=True)
class Cell:
    """How strong a domain is on a day: in a word, and which of the steps are filled."""

    when: str
    level: DomainLevel
    word: str
    steps: tuple[bool, ...]


@dataclass(frozen=True)
class TrendRow:
    """One domain on each of the days."""

    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Trend:
    """What has changed in a year and what will in the next, in sentences, and the whole table."""

    changes: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[TrendRow, ...]


def strength_trend(
    application: Application, others: Sequence[StoredApplication], now: datetime
) -> Trend:
    """Return how strong the domains were; `others` are the person's other applications."""
    as_of = application.as_of or uk_day(now)
    last_round = _last_round(others, as_of)
    moments = trend(application, uk_day(now), [last_round] if last_round else [])
    headings = tuple(_heading(moment.day, as_of, last_round) for moment in moments)
    domains = application.scheme.domains
    return Trend(
        changes=tuple(_changes(domains, moments, as_of)),
        headings=headings,
        rows=tuple(
            TrendRow(
                f"{domain.number}. {domain.title}",
                tuple(
                    _cell(heading, moment.levels[domain.id])
                    for heading, moment in zip(headings, moments, strict=True)
                ),
            )
            for domain in domains
        ),
    )


def _last_round(others: Sequence[StoredApplication], as_of: date) -> date | None:
    """Return the day on which the person's last application before this one was judged."""
    days = (other.as_of or closing_day(other.scheme) for other in others)
    return max((day for day in days if day and day < as_of), default=None)


def _heading(day: date, as_of: date, last_round: date | None) -> str:
    if day == as_of:
        return f"{day_in_words(day)}, as judged"
    return f"{day_in_words(day)}, last round" if day == last_round else day_in_words(day)


def _cell(when: str, level: DomainLevel) -> Cell:
    return Cell(when, level, DOMAIN_LEVELS[level], filled_steps(level))


def _changes(domains: Sequence[Domain], moments: Sequence[Moment], as_of: date) -> list[str]:
    """Return what differs between the day of judging and the days before and after it."""
    place = next(place for place, moment in enumerate(moments) if moment.day == as_of)
    here = moments[place]
    told = []
    if place:
        since = _moved(domains, moments[place - 1], here, _HAS_MOVED)
        begun = f"Since {day_in_words(moments[place - 1].day)}"
        told.append(f"{begun}: {since}." if since else f"{begun} no domain has changed.")
    if place + 1 < len(moments):
        to_come = _moved(domains, here, moments[place + 1], _WILL_MOVE)
        if to_come:
            ahead = day_in_words(moments[place + 1].day)
            told.append(f"By {ahead}, if nothing is added: {to_come}.")
    return told


def _moved(domains: Sequence[Domain], before: Moment, after: Moment, verbs: _Verbs) -> str:
    pairs = ((domain, before.levels[domain.id], after.levels[domain.id]) for domain in domains)
    return ", ".join(
        f"domain {domain.number} {verbs[_has_risen(old, new)]} from {old} to {new}"
        for domain, old, new in pairs
        if old != new
    )


def _has_risen(old: DomainLevel, new: DomainLevel) -> bool:
    return _ORDER.index(new) > _ORDER.index(old)
