"""The application file: in and out."""

from __future__ import annotations

from pathlib import PurePath

from flask import Blueprint, Response, flash, redirect, render_template
from werkzeug.wrappers import Response as AnyResponse

from cea_helper import interchange, word
from cea_helper.application import Application
from cea_helper.errors import InvalidApplicationFile, TakesNoApplications
from cea_helper.people import Applicant
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.downloads import attachment
from cea_helper.web.forms.transfer import BRING_IN, REPLACE, ImportForm
from cea_helper.web.presenters import links
from cea_helper.web.presenters.transfer import about_another, faults_to_show, told
from cea_helper.web.views.applications import ONE_APPLICATION
from cea_helper.workspace import applications, somebody_else, transfer

blueprint = Blueprint("transfer", __name__)


@blueprint.route("/applications/import", methods=["GET", "POST"])
@access("signed_in", takes_file=True)
def import_application() -> str | AnyResponse:
    """Take an application file: all of it, or nothing and what is wrong with it."""
    form = ImportForm()
    if form.validate_on_submit():
        try:
            application = interchange.read_application(form.file.data, current.schemes())
            if _may_come_in(application.applicant, form):
                return _take(application, form)
            form.add_error("theirs", about_another(application.applicant))
        except InvalidApplicationFile as error:
            for fault in faults_to_show(error.faults):
                form.add_error("file", fault)
        except TakesNoApplications as error:
            form.add_error("file", str(error))
    form.ask_whose_only_where_needed()
    return render_template("transfer/import_application.html", form=form)


@blueprint.get(f"{ONE_APPLICATION}/export")
@access("signed_in")
def export_application(application_id: int) -> Response:
    """Send the application with all evidence as an application file."""
    application = applications.load(current.store(), current.account(), application_id)
    name = PurePath(word.file_name(application)).with_suffix(".json").name
    return attachment(interchange.write_application(application), "application/json", name)


def _may_come_in(applicant: Applicant, form: ImportForm) -> bool:
    ticked = BRING_IN in form.theirs.chosen()
    return ticked or not somebody_else.would_mix(current.store(), current.account(), applicant)


def _take(application: Application, form: ImportForm) -> AnyResponse:
    result = transfer.import_application(
        current.store(),
        current.account(),
        application,
        current.now(),
        replace_profile=REPLACE in form.about_you.chosen(),
    )
    flash(told(result))
    return redirect(links.application(result.application_id), 303)
