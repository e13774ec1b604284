"""The few things that would help an application most, each with where it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cea_helper.application import Application
from cea_helper.dates import uk_day
from cea_helper.schemes import Scheme
from cea_helper.strength import LITTLE_TIME, BestStep, best_steps, step_in_words
from cea_helper.web.filters import plural
from cea_helper.web.presenters import links
from cea_helper.web.presenters.rounds import closes_ahead

_LINKS = {"complete": "Complete it", "use_here": "See it there", "add": "Add evidence"}


@dataclass(frozen=True)
class Step:
    """One thing to do: what, why and who says so, what it would change, and where it is done."""

    text: str
    change: str
    why: str
    source: str
    href: str
    link: str


@dataclass(frozen=True)
class Steps:
    """What would help most; `hurry` says that little time is left, where that is so."""

    hurry: str
    listed: tuple[Step, ...]


def next_steps(application_id: int, application: Application, now: datetime) -> Steps:
    """Return what would help the application most at this moment."""
    days = days_left(application.scheme, now)
    found = best_steps(application, uk_day(now), days)
    is_hurried = bool(found) and days is not None and days <= LITTLE_TIME
    return Steps(
        hurry=_hurry(days) if is_hurried and days is not None else "",
        listed=tuple(_step(application_id, step) for step in found),
    )


def days_left(scheme: Scheme, now: datetime) -> int | None:
    """Return in how many days the round closes; None where no closing time lies ahead."""
    if scheme.closes_at is None or not closes_ahead(scheme, now):
        return None
    return (uk_day(scheme.closes_at) - uk_day(now)).days


def _hurry(days: int) -> str:
    when = f"in {plural(days, 'day')}" if days else "today"
    return f"The round closes {when}, so what you have comes before anything new."


def _step(application_id: int, step: BestStep) -> Step:
    words = step_in_words(step)
    return Step(
        text=words.text,
        change=words.change,
        why=words.why,
        source=words.source,
        href=_where(application_id, step),
        link=_LINKS[step.kind],
    )


def _where(application_id: int, step: BestStep) -> str:
    carried = links.answering(application_id, step.domain.id)
    if step.item is None:
        return links.add_evidence(step.domain.areas[0], carried)
    if step.kind == "use_here":
        return f"#fits-{step.domain.id}"
    return links.edit_evidence(step.item.id, carried)
