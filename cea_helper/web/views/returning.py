"""A Word document that comes back edited: choose it, look at each box, take or leave its text."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, current_app, flash, redirect, render_template, request
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response

from cea_helper import word
from cea_helper.errors import NoDocumentWaiting, StaleVersion
from cea_helper.schemes import Scheme
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.choice_fields import Choice
from cea_helper.web.filters import number, plural
from cea_helper.web.forms.returning import (
    ALL,
    KEEP,
    LEAVE,
    NONE,
    SHOW,
    TAKE,
    BoxForm,
    CloseForm,
    DocumentForm,
    PlaceForm,
    TakeAllForm,
)
from cea_helper.web.forms.statements import LONGEST_TEXT
from cea_helper.web.presenters import links
from cea_helper.web.presenters import returning as presenter
from cea_helper.web.presenters.statements import heading
from cea_helper.web.views.applications import ONE_APPLICATION
from cea_helper.workspace import applications, returning
from cea_helper.workspace.background_reader import BackgroundReader
from cea_helper.workspace.returning import Offer, Returned

blueprint = Blueprint("returning", __name__)

_RETURNED = f"{ONE_APPLICATION}/word/returned"
_ONE_BOX = f"{_RETURNED}/boxes/<box_id>"

# Where it takes longer, the progress is shown.
_PATIENCE_SECONDS = 1.0
_NOTHING_SENT: Mapping[int, PlaceForm] = {}
_INTERRUPTED = "The reading was interrupted. Choose the document again"


@blueprint.record
def _set_up(state: BlueprintSetupState) -> None:
    store = state.app.extensions["store"]
    reader = BackgroundReader(store, returning.read, returning.forget)
    state.app.extensions["document_reader"] = reader


@blueprint.route(f"{ONE_APPLICATION}/word/bring-back", methods=["GET", "POST"])
@access("signed_in", takes_file=True, largest_file=word.MOST_BYTES)
def choose_document(application_id: int) -> str | Response:
    """Take a document to be read; where that takes long, lead to its progress."""
    form, store, account = DocumentForm(), current.store(), current.account()
    if form.validate_on_submit():
        mark = returning.start(
            store, account, application_id, form.file.file_name, form.file.data, current.now()
        )
        _reader().begin(account, mark)
        _reader().wait(account, _PATIENCE_SECONDS)
        if not (failure := _reader().take_failure(account)):
            return redirect(links.returned(application_id), 303)
        form.add_error("file", f"The document {failure}")
    return _choose(application_id, form)


@blueprint.get(_RETURNED)
@access("signed_in")
def show_document(application_id: int) -> str | Response:
    """Show that the document is being read, or what it would change."""
    account = current.account()
    applications.get_application(current.store(), account, application_id)
    if failure := _reader().take_failure(account):
        return _failed(application_id, f"The document {failure}")
    returned = _get(application_id)
    if returned.read is not None:
        return _list(application_id)
    if _reader().progress(account) is None:
        return _failed(application_id, _INTERRUPTED)
    return render_template("returning/show_progress.html", **_around(application_id, returned))


@blueprint.post(_RETURNED)
@access("signed_in")
def take_all(application_id: int) -> Response:
    """Take the texts of all boxes that are still open, as they stood on the page."""
    versions = TakeAllForm().versions()
    stale = returning.take_all(
        current.store(), current.account(), application_id, versions, current.now()
    )
    flash(f"{plural(len(versions) - stale, 'box', 'boxes')} taken")
    if stale:
        flash(f"{plural(stale, 'text')} changed meanwhile: look at what is left to decide")
    return redirect(links.returned(application_id), 303)


@blueprint.get(_ONE_BOX)
@access("signed_in")
def show_box(application_id: int, box_id: str) -> str:
    """Show what the document would change in one box."""
    return _box(application_id, box_id)


@blueprint.post(_ONE_BOX)
@access("signed_in")
def decide_box(application_id: int, box_id: str) -> str | Response | tuple[str, int]:
    """Do with the text of a box what the button says."""
    form, go = BoxForm(), request.form.get("go", "")
    store, account, now = current.store(), current.account(), current.now()
    offered, proposed = returning.offer_box(store, account, application_id, box_id, now)
    page = presenter.box_change(offered, proposed)
    form.change.choices = page.changes
    if not form.validate():
        return _box(application_id, box_id, form)
    accepted = {ALL: proposed.changes, NONE: ()}.get(go, form.accepted())
    if go in (ALL, NONE) or (go in (SHOW, TAKE) and page.changes):
        returning.refuse_changes(store, account, application_id, box_id, accepted, now)
    if go == KEEP:
        returning.keep(store, account, application_id, box_id, now)
        flash(f"{page.heading}: your text stays as it is")
    elif go == TAKE and not _is_too_long(application_id, box_id):
        try:
            saved = returning.take(
                store, account, application_id, box_id, form.began_from.data, now
            )
        except StaleVersion:
            return _box(application_id, box_id, is_stale=True), 409
        flash(f"{page.heading}: saved as version {number(saved.version)}")
    else:
        return redirect(links.returned_box(application_id, box_id), 303)
    return redirect(links.returned(application_id), 303)


@blueprint.post(f"{_RETURNED}/words/<int(max=999999999999):words>")
@access("signed_in")
def place_words(application_id: int, words: int) -> str | Response:
    """Put words that stand in no box into one, or leave them out."""
    form = _place_form(_offer(application_id).application.scheme, words)
    go = request.form.get("go", "")
    if go != LEAVE and not form.validate():
        return _list(application_id, {words: form})
    box_id = None if go == LEAVE else form.box.data
    store, account = current.store(), current.account()
    returning.place(store, account, application_id, words, box_id, current.now())
    to = links.returned_box(application_id, box_id) if box_id else links.returned(application_id)
    return redirect(to, 303)


@blueprint.post(f"{_RETURNED}/close")
@access("signed_in")
def close_document(application_id: int) -> Response:
    """Forget the document; the texts stay as they are."""
    applications.get_application(current.store(), current.account(), application_id)
    mark = CloseForm().mark.data
    _reader().stop(current.account(), mark)
    returning.forget(current.store(), current.account(), mark)
    flash("The document is closed. Your texts are as you chose")
    return redirect(links.application(application_id), 303)


def _reader() -> BackgroundReader:
    reader: BackgroundReader = current_app.extensions["document_reader"]
    return reader


def _get(application_id: int) -> Returned:
    return returning.get(current.store(), current.account(), application_id, current.now())


def _offer(application_id: int) -> Offer:
    return returning.offer(current.store(), current.account(), application_id, current.now())


def _is_too_long(application_id: int, box_id: str) -> bool:
    proposed = _offer(application_id).proposal.box(box_id)
    return proposed is not None and len(proposed.new) > LONGEST_TEXT


def _around(application_id: int, returned: Returned) -> dict[str, object]:
    return {
        "application_id": application_id,
        "closing": CloseForm(formdata=None, mark=returned.mark),
    }


def _place_form(scheme: Scheme, words: int, **empty: None) -> PlaceForm:
    """Return the form with which these words are put into a box, as sent or empty."""
    form = PlaceForm(**empty)
    form.box.id = f"box-{words}"
    form.box.choices = [Choice(box.id, heading(box)) for box in scheme.boxes_in_order()]
    return form


def _list(application_id: int, sent: Mapping[int, PlaceForm] = _NOTHING_SENT) -> str:
    offered = _offer(application_id)
    page = presenter.document_page(application_id, offered)
    scheme = offered.application.scheme
    placing = {one.number: _place_form(scheme, one.number, formdata=None) for one in page.loose}
    return render_template(
        "returning/show_document.html",
        page=page,
        placing={**placing, **sent},
        form=next(iter(sent.values()), CloseForm(formdata=None)),
        taking=TakeAllForm(formdata=None, began=page.began),
        **_around(application_id, offered.returned),
    )


def _box(
    application_id: int, box_id: str, sent: BoxForm | None = None, is_stale: bool = False
) -> str:
    store, account = current.store(), current.account()
    offered, proposed = returning.offer_box(store, account, application_id, box_id, current.now())
    page = presenter.box_change(offered, proposed)
    form = sent or BoxForm(formdata=None, began_from=offered.newest[box_id], change=page.accepted)
    form.change.choices = page.changes
    return render_template(
        "returning/show_box.html",
        application_id=application_id,
        box_href=links.box(application_id, box_id),
        form=form,
        is_stale=is_stale,
        page=page,
    )


def _failed(application_id: int, sentence: str) -> str:
    form = DocumentForm(formdata=None)
    form.add_error("file", sentence)
    return _choose(application_id, form)


def _choose(application_id: int, form: DocumentForm) -> str:
    application = applications.get_application(current.store(), current.account(), application_id)
    try:
        waiting = None if form.errors else _get(application_id)
    except NoDocumentWaiting:
        waiting = None
    return render_template(
        "returning/choose_document.html",
        action=links.bring_back(application_id),
        application_id=application_id,
        form=form,
        scheme=application.scheme,
        waiting=waiting,
    )
