"""Take an application into another round: choose it, see where each text goes, make it."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template
from werkzeug.wrappers import Response

from cea_helper.carrying import propose
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.forms.carrying import carry_form
from cea_helper.web.presenters import links
from cea_helper.web.presenters.carrying import carry_page, round_choices
from cea_helper.web.views.applications import ONE_APPLICATION
from cea_helper.workspace import applications, carrying, corrections

blueprint = Blueprint("carrying", __name__)


@blueprint.get(f"{ONE_APPLICATION}/take-over")
@access("signed_in")
def choose_target(application_id: int) -> str:
    """Show the rounds that the application can be taken into."""
    stored = applications.get_application(current.store(), current.account(), application_id)
    own = stored.scheme
    return render_template(
        "carrying/choose_target.html",
        application_id=application_id,
        scheme=own,
        rounds=round_choices(application_id, own, current.schemes(), current.now()),
    )


@blueprint.route(f"{ONE_APPLICATION}/take-over/<scheme_id>", methods=["GET", "POST"])
@access("signed_in")
def carry_application(application_id: int, scheme_id: str) -> str | Response:
    """Show where each text goes; make the new application once the person says so."""
    store, account = current.store(), current.account()
    old, proposal = carrying.propose_carrying(store, account, application_id, scheme_id, {})
    newest = max(one.id for one in applications.list_applications(store, account))
    form = carry_form(proposal, newest)
    mapped = form.mapped()
    proposal = propose(old, proposal.target, mapped)
    if form.validate_on_submit() and form.can_be_saved(proposal) and not form.preview.data:
        new = carrying.carry_application(
            store, account, application_id, scheme_id, mapped, current.now(), form.newest.data
        )
        flash("The new application has been made. The old one is as it was.")
        return redirect(links.application(new), 303)
    stored = applications.get_application(store, account, application_id)
    return render_template(
        "carrying/carry_application.html",
        application_id=application_id,
        form=form,
        page=carry_page(old, proposal, corrections.texts_off_form(store, stored)),
    )
