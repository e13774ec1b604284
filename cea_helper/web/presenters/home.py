"""What the home page prints: what to do next."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import url_for

from cea_helper.application import Application, StoredApplication
from cea_helper.evidence import EvidenceItem
from cea_helper.people import Applicant
from cea_helper.schemes import Catalogue, Scheme
from cea_helper.schemes.timetable import is_coming, next_round, state
from cea_helper.strength import DomainStrength, StrengthReport, analyse, list_unfinished
from cea_helper.web import filters
from cea_helper.web.places import place
from cea_helper.web.presenters import links
from cea_helper.web.presenters.applications import NextStep, is_too_long, next_step
from cea_helper.web.presenters.completing import WaitingItem, waiting_items
from cea_helper.web.presenters.rounds import round_state
from cea_helper.web.presenters.statements import heading
from cea_helper.web.presenters.tags import Tag, domain_tag
from cea_helper.web.presenters.yardstick import yardstick_for

_MOST_WAITING = 4
_COMPLETED = {"text": "Completed"}
_IN_PROGRESS = {"tag": {"text": "In progress", "colour": "aqua-green"}}
_NOT_STARTED = {"tag": {"text": "Not yet started", "colour": "blue"}}


@dataclass(frozen=True)
class DomainCell:
    """One domain in the strip of an application."""

    number: int
    title: str
    href: str
    tag: Tag


@dataclass(frozen=True)
class ApplicationCard:
    """One application: its domains, and the one thing to do next.

    `alerts` lead to what cannot wait: a corrected round, texts that are too long.
    """

    title: str
    href: str
    state: str
    round: str
    alerts: tuple[NextStep, ...]
    cells: tuple[DomainCell, ...]
    next_step: NextStep


@dataclass(frozen=True)
class NextRound:
    """The round to think of next, and when it is. `label` says whether it is open already."""

    label: str
    title: str
    href: str
    state: str


@dataclass(frozen=True)
class HomePage:
    """All that stands on the home page. There are no `first_steps` once all have been taken.

    There is no `next_round` where an application is for one that is open or comes.
    """

    first_steps: tuple[dict[str, Any], ...]
    cards: tuple[ApplicationCard, ...]
    waiting: tuple[WaitingItem, ...]
    all_waiting: str
    next_round: NextRound | None


def home_page(
    applicant: Applicant,
    evidence: Sequence[EvidenceItem],
    loaded: Sequence[tuple[StoredApplication, Application]],
    corrected: Collection[int],
    schemes: Catalogue,
    today: date,
    now: datetime,
) -> HomePage:
    """Return the page of somebody with these applications, the newest first.

    `corrected` are the numbers of those whose round was corrected since they last looked.
    """
    reports = [analyse(application, today) for _, application in loaded]
    yardstick = yardstick_for([stored for stored, _ in loaded], applicant, today)
    placed = loaded[0][1].evidence if loaded else evidence
    unfinished = list_unfinished(placed, yardstick.conditions, yardstick.scheme)
    return HomePage(
        first_steps=_first_steps(applicant, bool(evidence), bool(loaded)),
        cards=tuple(
            _card(stored, application, report, stored.id in corrected, now)
            for (stored, application), report in zip(loaded, reports, strict=True)
        ),
        waiting=waiting_items(unfinished[:_MOST_WAITING]),
        all_waiting=f"All {len(unfinished)} to complete" if len(unfinished) > _MOST_WAITING else "",
        next_round=_next_round([stored.scheme for stored, _ in loaded], schemes, now),
    )


def _next_round(own: Sequence[Scheme], schemes: Catalogue, now: datetime) -> NextRound | None:
    coming = next_round(schemes, now)
    if coming is None or any(is_coming(scheme, now) for scheme in own):
        return None
    label = "Open now" if state(coming, now) == "open" else "None is open. Next"
    return NextRound(label, coming.title, links.round_page(coming.id), round_state(coming, now))


def _first_steps(
    applicant: Applicant, has_evidence: bool, has_application: bool
) -> tuple[dict[str, Any], ...]:
    given = [applicant.post, applicant.specialty, applicant.employer, applicant.roles]
    if all(given) and has_evidence and has_application:
        return ()
    about = _COMPLETED if all(given) else _IN_PROGRESS if any(given) else _NOT_STARTED
    return (
        _step(
            "Tell us about your post",
            "Your roles decide which questions you are asked.",
            place("about_you"),
            about,
        ),
        _step(
            "Note your evidence",
            "One line for each thing you did is enough to begin.",
            place("evidence"),
            _COMPLETED if has_evidence else _NOT_STARTED,
        ),
        _step(
            "Start an application",
            "Then you see which domains are weak, and why.",
            url_for("applications.choose_round"),
            _COMPLETED if has_application else _NOT_STARTED,
        ),
    )


def _step(heading: str, hint: str, href: str, status: dict[str, Any]) -> dict[str, Any]:
    return {"heading": heading, "hint": hint, "href": href, "status": status}


def _card(
    stored: StoredApplication,
    application: Application,
    report: StrengthReport,
    is_corrected: bool,
    now: datetime,
) -> ApplicationCard:
    scheme = application.scheme
    written = sum(1 for domain in scheme.domains if application.statements.get(domain.id))
    statements = filters.plural(len(scheme.domains), "statement")
    started = filters.moment(stored.created_at)
    return ApplicationCard(
        title=scheme.title,
        href=links.application(stored.id),
        state=f"{written} of {statements} written. Started on {started}.",
        round=round_state(scheme, now),
        alerts=tuple(_alerts(stored.id, application, is_corrected)),
        cells=tuple(_cell(stored.id, domain) for domain in report.domains),
        next_step=next_step(stored.id, application, report),
    )


def _alerts(
    application_id: int, application: Application, is_corrected: bool
) -> Iterator[NextStep]:
    if is_corrected:
        words = "The rules of this round were corrected: see what changed"
        yield NextStep(words, links.application(application_id))
    texts = {**application.fields, **application.statements}
    boxes = application.scheme.boxes_in_order()
    longer = [box for box in boxes if is_too_long(box, texts.get(box.id, ""))]
    if len(longer) == 1:
        words = f"{heading(longer[0])} is over its limit"
        yield NextStep(words, links.box(application_id, longer[0].id))
    elif longer:
        words = f"{filters.number(len(longer))} texts are over their limits"
        yield NextStep(words, links.application(application_id))


def _cell(application_id: int, domain: DomainStrength) -> DomainCell:
    href = links.box(application_id, domain.id)
    return DomainCell(domain.number, domain.title, href, domain_tag(domain.strength))
