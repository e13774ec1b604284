"""The application as a Word document."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from cea_helper import word
from cea_helper.strength import analyse
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.downloads import attachment
from cea_helper.web.forms.word import EMPLOYER, OWN, PARTS, PartsForm
from cea_helper.web.presenters.word import texts_to_look_at
from cea_helper.web.views.applications import ONE_APPLICATION
from cea_helper.workspace import applications

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

blueprint = Blueprint("word", __name__)


@blueprint.get(f"{ONE_APPLICATION}/word")
@access("signed_in")
def choose_parts(application_id: int) -> str:
    """Offer the parts that may be left out."""
    application = applications.load(current.store(), current.account(), application_id)
    return render_template(
        "word/choose_parts.html",
        application_id=application_id,
        scheme=application.scheme,
        form=PartsForm(formdata=None, copy=OWN, parts=tuple(part.value for part in PARTS)),
        to_look_at=texts_to_look_at(application_id, application),
    )


@blueprint.get(f"{ONE_APPLICATION}/word/download")
@access("signed_in")
def download_word(application_id: int) -> Response:
    """Send the document with the parts that the address names."""
    application = applications.load(current.store(), current.account(), application_id)
    report = analyse(application, current.today())
    document = word.write_document(application, report, _parts(), current.now())
    return attachment(document, WORD, word.file_name(application))


def _parts() -> word.Parts:
    """Return the parts that the address names."""
    if request.args.get("copy") == EMPLOYER:
        return word.EMPLOYERS_COPY
    chosen = request.args.getlist("parts")
    return word.Parts(
        weak_domains="weak-domains" in chosen,
        strength_profile="strength-profile" in chosen,
        evidence_schedule="evidence-schedule" in chosen,
    )
