"""The statements of an application as an assessor reads them."""

from __future__ import annotations

from flask import Blueprint, render_template

from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.presenters.assessor import WORDS_A_MINUTE, assessor_page
from cea_helper.web.views.applications import ONE_APPLICATION
from cea_helper.workspace import applications

blueprint = Blueprint("assessor", __name__)


@blueprint.get(f"{ONE_APPLICATION}/read")
@access("signed_in")
def read_statements(application_id: int) -> str:
    """Show the statements for all domains on one page, plain."""
    application = applications.load(current.store(), current.account(), application_id)
    return render_template(
        "assessor/read_statements.html",
        application_id=application_id,
        page=assessor_page(application_id, application),
        speed=WORDS_A_MINUTE,
    )
