"""Corrections to the round of an application: note that they were seen, read texts off the form."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.forms.corrections import SeenForm
from cea_helper.web.presenters import links
from cea_helper.web.presenters.corrections import kept_versions
from cea_helper.web.views.applications import ONE_APPLICATION
from cea_helper.workspace import corrections

blueprint = Blueprint("corrections", __name__)


@blueprint.post(f"{ONE_APPLICATION}/corrections")
@access("signed_in")
def see_corrections(application_id: int) -> Response:
    """Note that the person knows of the corrections that were on the screen."""
    form = SeenForm()
    corrections.see_corrections(current.store(), current.account(), application_id, form.seen.data)
    return redirect(links.application(application_id), 303)


@blueprint.get(f"{ONE_APPLICATION}/off-form/<box_id>")
@access("signed_in")
def show_kept_text(application_id: int, box_id: str) -> str:
    """Show a text whose box is no longer on the form, with all its versions."""
    title, versions = corrections.versions_off_form(
        current.store(), current.account(), application_id, box_id
    )
    return render_template(
        "corrections/show_kept_text.html",
        application_id=application_id,
        title=title,
        versions=kept_versions(versions),
    )
