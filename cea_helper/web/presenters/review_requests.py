"""The drafts that are shared with a person, and what they know of one before they read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cea_helper.dates import day_in_words
from cea_helper.web.presenters import review_links
from cea_helper.workspace.reviewing import Request

_STATES = {
    "asked": "Waits for you",
    "reading": "You are reading it",
    "sent": "Your review is sent",
}


@dataclass(frozen=True)
class SharedCard:
    """One draft on the home page of its reviewer; a closed one leads nowhere."""

    title: str
    by: str
    told: str
    href: str
    thanks: str


@dataclass(frozen=True)
class RequestPage:
    """What a reviewer knows before the declaration."""

    scheme: str
    name: str
    facts: tuple[tuple[str, str], ...]
    note: str
    has_declared: bool


def shared_cards(requests: Sequence[Request]) -> tuple[SharedCard, ...]:
    """Return what of that which was shared with a person stands on their home page."""
    return tuple(_shared_card(one) for one in requests if _is_shown(one))


def _is_shown(request: Request) -> bool:
    return request.standing in _STATES or (
        request.standing == "closed" and bool(request.share.thanks)
    )


def _shared_card(request: Request) -> SharedCard:
    share = request.share
    is_live = request.standing in _STATES
    until = f"{_STATES[request.standing]}. Until {day_in_words(share.ends_on)}" if is_live else ""
    return SharedCard(
        title=request.scheme.title,
        by=share.owner_name,
        told=until,
        href=review_links.review(share.id) if is_live else "",
        thanks=share.thanks,
    )


def request_page(request: Request) -> RequestPage:
    """Return who asks for a review, and for which award."""
    applicant = request.applicant
    told = (
        ("Applicant", request.share.owner_name),
        ("Specialty", applicant.specialty),
        ("Employer", applicant.employer),
        ("Award", request.scheme.title),
        ("You can read it until", day_in_words(request.share.ends_on)),
    )
    return RequestPage(
        scheme=request.scheme.title,
        name=request.share.owner_name,
        facts=tuple((name, value) for name, value in told if value),
        note=request.share.note,
        has_declared=request.share.declared_at is not None,
    )
