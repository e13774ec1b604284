"""The page on which everybody begins."""

from __future__ import annotations

from flask import Blueprint, render_template

from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.forms.evidence import QuickForm
from cea_helper.web.presenters.home import home_page
from cea_helper.workspace import applications, bank, profile

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@access("signed_in")
def show_home() -> str:
    """Show what to do next."""
    store, account = current.store(), current.account()
    page = home_page(
        applicant=profile.get_applicant(store, account),
        evidence=bank.list_evidence(store, account),
        loaded=applications.load_all(store, account),
        schemes=current.schemes(),
        today=current.today(),
        now=current.now(),
    )
    return render_template("home/show_home.html", page=page, quick=QuickForm(formdata=None))
