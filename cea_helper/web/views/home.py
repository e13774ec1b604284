"""The page on which everybody begins."""

from __future__ import annotations

from flask import Blueprint, render_template

from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.forms.noting import note_form
from cea_helper.web.noted import just_noted
from cea_helper.web.presenters.home import home_page
from cea_helper.web.presenters.review_requests import shared_cards
from cea_helper.workspace import applications, bank, corrections, profile, reviewing

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@access("signed_in")
def show_home() -> str:
    """Show what to do next."""
    store, account = current.store(), current.account()
    loaded = applications.load_all(store, account)
    page = home_page(
        applicant=profile.get_applicant(store, account),
        evidence=bank.list_evidence(store, account),
        loaded=loaded,
        corrected=corrections.list_corrected(store, [stored for stored, _ in loaded]),
        schemes=current.schemes(),
        today=current.today(),
        now=current.now(),
    )
    quick = note_form("home", {"variant": "secondary"})
    shared = shared_cards(reviewing.list_shared(store, account, current.now()))
    return render_template(
        "home/show_home.html", page=page, quick=quick, noted=just_noted(), shared=shared
    )
