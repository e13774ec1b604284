"""Write the text of a box: a domain's statement or another box of the form."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_wtf.csrf import generate_csrf
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from cea_helper.application import Application, BoxVersion
from cea_helper.errors import StaleVersion
from cea_helper.strength import analyse_domain
from cea_helper.web import browser_copy, current
from cea_helper.web.access import access
from cea_helper.web.filters import clock, number
from cea_helper.web.forms.statements import TextForm
from cea_helper.web.presenters import links
from cea_helper.web.presenters.own_words import in_words
from cea_helper.web.presenters.statements import box_of, box_page, compare, excess_of
from cea_helper.web.views.applications import ONE_APPLICATION
from cea_helper.workspace import applications, own_words

blueprint = Blueprint("statements", __name__)

ONE_BOX = f"{ONE_APPLICATION}/boxes/<box_id>"
_AUTOSAVE = f"{ONE_BOX}/autosave"

_Data = dict[str, Any]


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
    form = _sent_form()
    newest = _newest(application_id, box_id)
    if not form.validate():
        return _page(application_id, form, *_open(application_id, box_id))
    try:
        saved = _save(application_id, box_id, form, is_autosave=False)
    except StaleVersion as stale:
        return _conflict(application_id, stale, *_open(application_id, box_id)), 409
    flash(_told(saved, newest))
    return redirect(links.box(application_id, box_id), 303)


@blueprint.get(_AUTOSAVE)
@access("signed_in")
def tell_state(application_id: int, box_id: str) -> _Data:
    """Tell a page that was open for long which version is the newest, and today's form token."""
    return {"version": _newest(application_id, box_id).version, "token": generate_csrf()}


@blueprint.post(_AUTOSAVE)
@access("signed_in")
def autosave_text(application_id: int, box_id: str) -> _Data | tuple[_Data, int]:
    """Keep what is being written as a new version, and tell the page what to say of it."""
    form = _sent_form()
    if not form.validate():
        return {"told": form.text.errors[0]}, 422
    is_pressed = form.submit.data
    try:
        saved = _save(application_id, box_id, form, is_autosave=not is_pressed)
    except StaleVersion as stale:
        return {"version": stale.newest}, 409
    if is_pressed:
        flash(f"Saved as version {number(saved.version)}")
    return {
        "version": saved.version,
        "told": f"Saved at {clock(current.now())}",
        "excess": _excess(application_id, saved),
        "own_words": _own_words(application_id, saved),
    }


@blueprint.get(f"{ONE_BOX}/signed-in")
@access("signed_in")
def return_to_text(application_id: int, box_id: str) -> str:
    """Lead whoever signed in again in a new tab back to the tab with their text."""
    _newest(application_id, box_id)
    text_href = links.box(application_id, box_id)
    return render_template("statements/return_to_text.html", text_href=text_href)


def _sent_form() -> TextForm:
    if "text" not in request.form:
        # Nothing at all is no text: what was written must not be followed by an empty version.
        raise BadRequest
    return TextForm()


def _save(application_id: int, box_id: str, form: TextForm, is_autosave: bool) -> BoxVersion:
    return applications.save_text(
        current.store(),
        current.account(),
        application_id,
        box_id,
        form.text.data,
        form.began_from.data,
        current.now(),
        is_autosave,
        form.inserted.data,
    )


def _excess(application_id: int, saved: BoxVersion) -> str:
    application = applications.get_application(current.store(), current.account(), application_id)
    excess = excess_of(saved.text, box_of(application.scheme, saved.box).limit)
    return render_template("statements/_excess.html", excess=excess) if excess else ""


def _own_words(application_id: int, saved: BoxVersion) -> str:
    parts = own_words.get_parts(current.store(), current.account(), application_id, saved)
    return in_words(parts)


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
        "copy_key": browser_copy.key_of(current.account()),
        "copy_place": f"{current.account().id}/{application_id}/{newest.box}",
        "form": form,
        "own_words": _own_words(application_id, newest),
        "page": box_page(application_id, application, domain, scheme, newest),
    }
