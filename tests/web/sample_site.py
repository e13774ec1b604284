"""Pages of no particular area, on which the frame is tried out."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template_string, url_for
from werkzeug.exceptions import Conflict
from werkzeug.wrappers import Response

from cea_helper.errors import EvidenceNotFound, NotSaved
from cea_helper.evidence import AREAS, REACHES
from cea_helper.web.access import access
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import (
    Checkboxes,
    FileUpload,
    HiddenNumber,
    HiddenText,
    Radios,
    Select,
    Submit,
)
from cea_helper.web.fields import (
    CharacterCount,
    NameInput,
    NumberInput,
    PartialDateInput,
    Textarea,
    TextInput,
)

blueprint = Blueprint("sample", __name__)


class SampleForm(Form):
    """One field of every kind."""

    title = TextInput("Title", limit=40, missing="Enter a title", hint="In a few words")
    name = NameInput("Name", limit=40)
    text = Textarea("Text", limit=100)
    statement = CharacterCount("Statement", limit=5000, maximum=20, rule="utf16")
    pas = NumberInput("PAs", most=20)
    start = PartialDateInput("Start")
    end = PartialDateInput("End", or_present=True)
    reach = Radios("Reach", choices=REACHES, missing="Select how far it reached")
    areas = Checkboxes("Areas", choices=AREAS)
    area = Select("Main area", choices=AREAS, first="Choose one")
    version = HiddenNumber()
    note = HiddenText()
    submit = Submit("Save")


class UploadForm(Form):
    """A form that takes a file."""

    file = FileUpload("Application file", missing="Choose a file", limit=1024 * 1024)
    submit = Submit("Send the file")


@blueprint.route("/sample", methods=["GET", "POST"])
@access("signed_in")
def edit_sample() -> str | Response:
    """Show the form; once it is good, say so."""
    form = SampleForm()
    if form.validate_on_submit():
        flash(f"Saved {form.title.data}")
        return redirect(url_for("sample.show_sample"), 303)
    return render_template_string(
        "{% set heading = 'Edit the sample' %}{% set back = ('/sample/shown', 'Back') %}"
        "{% extends 'layouts/form.html' %}",
        form=form,
    )


@blueprint.get("/sample/shown")
@access("signed_in")
def show_sample() -> str:
    """Show a page with navigation and a trail."""
    return render_template_string(
        "{% set heading = 'A sample' %}{% set section = 'evidence' %}"
        "{% set trail = [('/', 'Home')] %}{% extends 'layouts/app.html' %}"
        "{% block content %}<p>Shown</p>{% endblock %}"
    )


@blueprint.route("/sample/upload", methods=["GET", "POST"])
@access("signed_in", takes_file=True)
def upload_sample() -> str | Response:
    """Take a file."""
    form = UploadForm()
    if form.validate_on_submit():
        return redirect(url_for("sample.show_sample"), 303)
    return render_template_string(
        "{% set heading = 'Send a file' %}{% extends 'layouts/form.html' %}", form=form
    )


@blueprint.get("/sample/open")
@access("anyone")
def show_open_sample() -> str:
    """Show a form to whoever comes."""
    return render_template_string(
        "{% set heading = 'Open to all' %}{% extends 'layouts/form.html' %}", form=UploadForm()
    )


@blueprint.route("/sample/delete", methods=["GET", "POST"])
@access("signed_in")
def confirm_delete_sample() -> str:
    """Ask before deleting."""
    return render_template_string(
        "{% set heading = 'Delete the sample?' %}{% set back = ('/sample/shown', 'Back') %}"
        "{% set button = 'Delete' %}{% extends 'layouts/confirm.html' %}"
    )


@blueprint.route("/sample/fails/<kind>", methods=["GET", "POST"])
@access("anyone")
def fail(kind: str) -> str:
    """Fail in the way named."""
    if kind == "lost":
        raise EvidenceNotFound("e1")
    if kind == "unsaved":
        raise NotSaved
    if kind == "conflict":
        raise Conflict
    raise ZeroDivisionError(kind)
