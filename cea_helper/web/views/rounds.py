"""Rounds: all that is known about one, whether one can apply, its closing time, and to apply."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from cea_helper.schemes.closing_reminders import calendar_file
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.downloads import attachment
from cea_helper.web.forms.rounds import answers, chosen_reminders, eligibility_form, reminders_form
from cea_helper.web.presenters import links
from cea_helper.web.presenters.eligibility import eligibility_answer, is_any_unsure
from cea_helper.web.presenters.guides import guide_line
from cea_helper.web.presenters.round_page import no_closing_time, round_page
from cea_helper.workspace import applications

ONE_ROUND = "/rounds/<round_id>"

_CALENDAR = "text/calendar; charset=utf-8"

blueprint = Blueprint("rounds", __name__)


@blueprint.get(ONE_ROUND)
@access("signed_in")
def show_round(round_id: str) -> str:
    """Show all that is known about a round."""
    schemes = current.schemes()
    own = applications.list_applications(current.store(), current.account())
    page = round_page(schemes.get(round_id), schemes, own, current.now())
    return render_template("rounds/show_round.html", page=page)


@blueprint.post(f"{ONE_ROUND}/start")
@access("signed_in")
def start_application(round_id: str) -> Response:
    """Start an application for the round."""
    store, account = current.store(), current.account()
    number = applications.start_application(store, account, round_id, current.now())
    return redirect(links.application(number), 303)


@blueprint.route(f"{ONE_ROUND}/eligibility", methods=["GET", "POST"])
@access("signed_in")
def check_eligibility(round_id: str) -> str:
    """Ask who can apply, and say on the same page what the answers mean; none of them is kept.

    They tell of a person's health, leave and conduct, so they stand in no address, where browsers
    and logs would keep them.
    """
    scheme = current.schemes().get(round_id)
    form = eligibility_form(scheme.eligibility)
    given = answers(form)
    if form.is_submitted() and not given:
        form.ask_for_one()
    return render_template(
        "rounds/check_eligibility.html",
        form=form,
        scheme=scheme,
        answer=eligibility_answer(scheme, given) if given else None,
        guide=guide_line(scheme, is_unsure=not scheme.eligibility or is_any_unsure(scheme, given)),
    )


@blueprint.get(f"{ONE_ROUND}/calendar")
@access("signed_in")
def choose_reminders(round_id: str) -> str:
    """Offer the closing time for the calendar, with reminders; or say why there is none."""
    scheme, now = current.schemes().get(round_id), current.now()
    why_none = no_closing_time(scheme, now)
    is_unsure = scheme.fact("closes_at").needs_checking
    return render_template(
        "rounds/choose_reminders.html",
        scheme=scheme,
        reminders=reminders_form(scheme.closes_at, now)
        if scheme.closes_at and not why_none
        else None,
        why_none=why_none,
        is_unsure=is_unsure,
        guide=guide_line(scheme, is_unsure),
    )


@blueprint.get(f"{ONE_ROUND}/calendar/download")
@access("signed_in")
def download_calendar(round_id: str) -> Response:
    """Send the closing time with the reminders that the address names."""
    scheme, now = current.schemes().get(round_id), current.now()
    if scheme.closes_at is None or no_closing_time(scheme, now):
        return redirect(links.closing_time(round_id), 303)
    chosen = chosen_reminders(request.args.getlist("before"))
    document = calendar_file(scheme, scheme.closes_at, chosen, now)
    return attachment(document, _CALENDAR, f"{scheme.id}.ics")
