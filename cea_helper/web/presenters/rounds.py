"""What is known about a round, in words, each fact with whether it still has to be checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cea_helper.counting import unit
from cea_helper.dates import day_in_words
from cea_helper.schemes import Level, Limit, Scheme
from cea_helper.web import filters

NOT_KNOWN = "Not known"


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


@dataclass(frozen=True)
class RoundFacts:
    """A round as the pages show it."""

    id: str
    title: str
    state: str
    guide: str
    facts: tuple[KnownFact, ...]
    scale: tuple[tuple[int, str], ...]
    scale_needs_checking: bool


def round_facts(scheme: Scheme, now: datetime) -> RoundFacts:
    """Return what is known about the round at the time `now`."""
    return RoundFacts(
        id=scheme.id,
        title=scheme.title,
        state=round_state(scheme, now),
        guide=scheme.guide_url,
        facts=(
            KnownFact("Run by", scheme.awarding_body, False),
            opening(scheme),
            closes(scheme),
            _look_back(scheme),
            lengths(scheme),
            _level_choice(scheme),
            *(_level_worth(level) for level in scheme.levels),
            _employer(scheme),
        ),
        scale=tuple((step.mark, step.label) for step in scheme.scale),
        scale_needs_checking=scheme.fact("scale").needs_checking,
    )


def round_state(scheme: Scheme, now: datetime) -> str:
    """Return whether one can apply, in words."""
    if is_over(scheme, now):
        return "Closed: you can still practise on it"
    if scheme.opens_on and scheme.opens_on > now.date():
        return f"Opens on {day_in_words(scheme.opens_on)}"
    return f"Open until {filters.moment(scheme.closes_at)}" if scheme.closes_at else "Open"


def is_over(scheme: Scheme, now: datetime) -> bool:
    """Return whether one can no longer apply."""
    return scheme.status == "closed" or (scheme.closes_at is not None and scheme.closes_at <= now)


def round_dates(scheme: Scheme, now: datetime) -> str:
    """Return whether one can apply, and from when to when, in sentences."""
    opens, ends = opening(scheme), closes(scheme)
    period = f"Open from {_with_check(opens)} to {_with_check(ends)}."
    return f"{round_state(scheme, now)}. {period}"


def _with_check(fact: KnownFact) -> str:
    return f"{fact.value} (check this year's guide)" if fact.needs_checking else fact.value


def opening(scheme: Scheme) -> KnownFact:
    """Return when the round opens."""
    day = day_in_words(scheme.opens_on) if scheme.opens_on else NOT_KNOWN
    return KnownFact("Opens", day, scheme.fact("opens_on").needs_checking)


def closes(scheme: Scheme) -> KnownFact:
    """Return when the round closes, in the time of the United Kingdom."""
    moment = filters.moment(scheme.closes_at) if scheme.closes_at else NOT_KNOWN
    return KnownFact("Closes", moment, scheme.fact("closes_at").needs_checking)


def _look_back(scheme: Scheme) -> KnownFact:
    needs_checking = scheme.fact("look_back_years").needs_checking
    if scheme.look_back_years is None:
        return KnownFact("Look-back", "None", needs_checking)
    years = filters.plural(scheme.look_back_years, "year")
    since = f"The last {years}, or since your last {scheme.kind} award"
    return KnownFact("Look-back", since, needs_checking)


def lengths(scheme: Scheme) -> KnownFact:
    """Return how long a statement may be."""
    limits = [domain.limit for domain in scheme.domains]
    needs_checking = any(limit.fact.needs_checking for limit in limits)
    known = dict.fromkeys(_limit_words(limit) for limit in limits)
    value = next(iter(known)) if len(known) == 1 else "A limit of its own for each domain"
    return KnownFact("Length of a statement", value, needs_checking)


def _limit_words(limit: Limit) -> str:
    if limit.maximum is None:
        return NOT_KNOWN
    return f"Up to {filters.number(limit.maximum)} {unit(limit.counting_rule)}"


def _level_choice(scheme: Scheme) -> KnownFact:
    chosen = "You choose the level" if scheme.level_chosen_by_applicant else "Assessors decide it"
    return KnownFact("Level", chosen, scheme.fact("level_chosen_by_applicant").needs_checking)


def _level_worth(level: Level) -> KnownFact:
    if not level.values:
        return KnownFact(level.title, "Value not known", True)
    newest = level.values[-1]
    worth = f"£{filters.number(newest['gbp'])} a year{_worth_since(newest)}"
    return KnownFact(level.title, worth, newest["status"] != "verified")


def _worth_since(value: Mapping[str, Any]) -> str:
    since = f"from {day_in_words(value['from'])}" if "from" in value else None
    told = (since or value.get("years") or value.get("guidance_of"), value.get("nation"))
    words = ", ".join(part for part in told if part)
    return f" ({words})" if words else ""


def _employer(scheme: Scheme) -> KnownFact:
    return KnownFact(
        "Your employer", scheme.employer_part, scheme.fact("employer_part").needs_checking
    )
