"""Write the text of a box: a domain's statement or another box of the form."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from cea_helper.application import Application, BoxVersion
from cea_helper.errors import StaleVersion
from cea_helper.strength import analyse_domain
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.filters import number
from cea_helper.web.forms.statements import TextForm
from cea_helper.web.presenters import links
from cea_helper.web.presenters.statements import box_of, box_page, compare
from cea_helper.web.views.applications import ONE_APPLICATION
from cea_helper.workspace import applications

blueprint = Blueprint("statements", __name__)

ONE_BOX = f"{ONE_APPLICATION}/boxes/<box_id>"


@blueprint.get(ONE_BOX)
@access("signed_in")
def edit_text(application_id: int, box_id: str) -> str:
    """Show the newest text of the box, ready to be written on."""
    application, newest = _open(application_id, box_id)
    form = TextForm(formdata=None, text=newest.text, began_from=newest.version)
    return _page(application_id, form, application, newest)


@blueprint.post(ONE_BOX)
@access("signed_in")
def save_text(application_id: int, box_id: str) -> str | Response | tuple[str, int]:
    """Keep what was written as a new version; where another was saved meanwhile, show both."""
    if "text" not in request.form:
        # Nothing at all is no text: what was written must not be followed by an empty version.
        raise BadRequest
    form = TextForm()
    newest = _newest(application_id, box_id)
    if not form.validate():
        return _page(application_id, form, *_open(application_id, box_id))
    try:
        saved = applications.save_text(
            current.store(),
            current.account(),
            application_id,
            box_id,
            form.text.data,
            form.began_from.data,
            current.now(),
        )
    except StaleVersion as stale:
        return _conflict(application_id, stale, *_open(application_id, box_id)), 409
    flash(_told(saved, newest))
    return redirect(links.box(application_id, box_id), 303)


def _newest(application_id: int, box_id: str) -> BoxVersion:
    return applications.newest_version(current.store(), current.account(), application_id, box_id)


def _open(application_id: int, box_id: str) -> tuple[Application, BoxVersion]:
    return applications.open_box(current.store(), current.account(), application_id, box_id)


def _told(saved: BoxVersion, before: BoxVersion) -> str:
    if saved.version == before.version:
        return "There was nothing new to save"
    return f"Saved as version {number(saved.version)}"


def _page(application_id: int, form: TextForm, application: Application, newest: BoxVersion) -> str:
    around = _around(application_id, form, application, newest)
    return render_template("statements/edit_text.html", **around)


def _conflict(
    application_id: int, stale: StaleVersion, application: Application, newest: BoxVersion
) -> str:
    form = TextForm(formdata=None, text=stale.yours, began_from=stale.newest)
    form.submit.label.text = "Save mine as the new version"
    return render_template(
        "statements/conflict.html",
        theirs=compare(stale.theirs, stale.yours),
        **_around(application_id, form, application, newest),
    )


def _around(
    application_id: int, form: TextForm, application: Application, newest: BoxVersion
) -> dict[str, Any]:
    scheme = application.scheme
    form.fit(box_of(scheme, newest.box))
    domain = analyse_domain(application, newest.box, current.today())
    return {
        "application_id": application_id,
        "form": form,
        "page": box_page(application_id, application, domain, scheme, newest),
    }
