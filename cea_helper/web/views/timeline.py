"""The evidence in time, against the look-back of a round."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, render_template, request

from cea_helper.application import StoredApplication
from cea_helper.evidence import EvidenceItem
from cea_helper.schemes import Scheme
from cea_helper.schemes.timetable import State, by_state, is_coming, next_round
from cea_helper.strength import Timeline, timeline
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.choice_fields import Choice
from cea_helper.web.forms.timeline import round_form
from cea_helper.web.presenters.look_back import closing_day
from cea_helper.web.presenters.timeline import timeline_page
from cea_helper.workspace import applications, bank, profile

blueprint = Blueprint("timeline", __name__)

_THOUGHT_OF: tuple[State, ...] = ("open", "opens_later", "expected", "employer_decides", "over")


@blueprint.get("/evidence/timeline")
@access("signed_in")
def show_timeline() -> str:
    """Show all items against the look-back of the chosen application, or of a known round."""
    started = applications.list_applications(current.store(), current.account())
    rounds = {str(one.id): one.scheme for one in started} or _known_rounds()
    asked = request.args.get("round", "")
    chosen = asked if asked in rounds else next(iter(rounds), "")
    scheme = rounds[chosen]
    found = _timeline(scheme, next((one for one in started if str(one.id) == chosen), None))
    return render_template(
        "timeline/show_timeline.html",
        choosing=round_form([Choice(key, one.title) for key, one in rounds.items()], chosen),
        application_id=chosen if started else "",
        page=timeline_page(found, _closing(scheme)),
    )


def _timeline(scheme: Scheme, stored: StoredApplication | None) -> Timeline:
    store, account = current.store(), current.account()
    evidence: Sequence[EvidenceItem]
    if stored is None:
        evidence, as_of = bank.list_evidence(store, account), current.today()
    else:
        evidence = applications.load(store, account, stored.id).evidence
        as_of = stored.as_of or current.today()
    award = profile.get_applicant(store, account).current_award
    return timeline(scheme, evidence, award, as_of)


def _known_rounds() -> dict[str, Scheme]:
    """Return the rounds that one can think of applying in, what closes first in front."""
    found = by_state(current.schemes(), current.now())
    return {one.id: one for state in _THOUGHT_OF for one in found[state]}


def _closing(scheme: Scheme) -> tuple[date, str] | None:
    """Return the day on which this round closes, or the next one where this one is over."""
    now = current.now()
    if is_coming(scheme, now):
        closes, words = closing_day(scheme), "this round closes"
    else:
        coming = next_round(current.schemes(), now)
        closes, words = (closing_day(coming) if coming else None), "the next round closes"
    return (closes, words) if closes else None
