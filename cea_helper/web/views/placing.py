"""Which domain of each application an item of evidence is used in, and using it in another."""

from __future__ import annotations

from flask import Blueprint, flash, redirect
from werkzeug.wrappers import Response

from cea_helper.evidence import EvidenceItem
from cea_helper.strength import analyse
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.forms.evidence import BACK_TO_STRENGTH, PlaceForm, place_prefix
from cea_helper.web.presenters import links
from cea_helper.web.presenters.elsewhere import now_used
from cea_helper.web.presenters.evidence_use import Use, use_of
from cea_helper.workspace import applications

blueprint = Blueprint("placing", __name__)


@blueprint.post("/evidence/<evidence:evidence_id>/place/<int(max=999999999999):application_id>")
@access("signed_in")
def place_evidence(evidence_id: str, application_id: int) -> Response:
    """Use an item in another domain of one application."""
    form = PlaceForm(prefix=place_prefix(application_id))
    applications.place_evidence(
        current.store(), current.account(), application_id, evidence_id, form.domain.data
    )
    if form.back.data == BACK_TO_STRENGTH:
        stored = applications.get_application(current.store(), current.account(), application_id)
        flash(now_used(stored.scheme, form.domain.data))
        return redirect(links.strength(application_id), 303)
    flash("Saved.")
    return redirect(links.evidence_item(evidence_id), 303)


def list_uses(item: EvidenceItem) -> tuple[Use, ...]:
    """Return how each of the person's applications uses the item."""
    return tuple(
        use_of(item, stored, application, analyse(application, current.today()))
        for stored, application in applications.load_all(current.store(), current.account())
    )


def place_form(use: Use) -> PlaceForm:
    """Return the form with which the item is used in another domain of the application."""
    form = PlaceForm(
        formdata=None, prefix=place_prefix(use.application_id), data={"domain": use.chosen}
    )
    form.domain.choices = use.choices
    return form
