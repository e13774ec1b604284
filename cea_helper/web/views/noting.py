"""Note a line from any page, and keep or refuse what was read from it."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from cea_helper.capture import Suggestions, beyond, keep, offers, suggest
from cea_helper.dates import uk_day
from cea_helper.evidence import Area, EvidenceItem, StoredEvidence
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.forms.noting import NoteForm, keep_form, note_form
from cea_helper.web.noted import back_to_noting, just_noted, where_noting
from cea_helper.web.presenters.identifiers import hints_in
from cea_helper.workspace import bank

blueprint = Blueprint("noting", __name__)

# Where a line says nothing of an area: what is outside the usual places is likeliest this.
_UNREAD: Area = "wider"


@blueprint.get("/note")
@access("signed_in")
def show_note() -> str:
    """Show a line to note something, wherever one comes from."""
    return _page(note_form("note"), just_noted())


@blueprint.post("/note")
@access("signed_in")
def add_note() -> str | Response:
    """Save the line at once, and ask about what was read from it, if anything was."""
    form = NoteForm()
    if not form.validate():
        return _page(form)
    said = form.area.data
    areas = (said,) if said else (*suggest(form.title.data, current.today()).areas, _UNREAD)
    item = EvidenceItem("", form.title.data, areas[:1])
    new_id = bank.add_evidence(
        current.store(), current.account(), item, current.now(), is_area_guessed=not said
    )
    return redirect(_after(new_id, form, item), 303)


@blueprint.route("/note/<evidence:evidence_id>", methods=["GET", "POST"])
@access("signed_in")
def keep_read(evidence_id: str) -> str | Response:
    """Show what was read from a line that is saved, and keep what stays ticked of it."""
    stored = bank.get_evidence(current.store(), current.account(), evidence_id)
    read = _read_from(stored)
    form = keep_form(stored.item, read, where_noting(request.args.get("back")))
    back = back_to_noting(form.back.data, evidence_id)
    if form.validate_on_submit():
        item = keep(stored.item, read, form.keep.data, form.area.data)
        bank.save_evidence(current.store(), current.account(), item, stored.version, current.now())
        return redirect(back, 303)
    return render_template(
        "noting/keep_read.html",
        form=form,
        title=stored.item.title,
        hints=hints_in(stored.item.title),
        is_read=bool(offers(read)),
        is_guessed=stored.item in bank.list_guessed(current.store(), current.account()),
        evidence_id=evidence_id,
        onward=back,
    )


def _read_from(stored: StoredEvidence) -> Suggestions:
    # "Yesterday" is told from the day on which the line was noted.
    return beyond(suggest(stored.item.title, uk_day(stored.created_at)), stored.item)


def _after(new_id: str, form: NoteForm, item: EvidenceItem) -> str:
    read = beyond(suggest(item.title, current.today()), item)
    back = where_noting(form.back.data)
    is_sure = form.area.data and not offers(read) and not hints_in(item.title)
    if is_sure:
        return back_to_noting(back, new_id)
    return url_for("noting.keep_read", evidence_id=new_id, back=back)


def _page(form: NoteForm, noted: EvidenceItem | None = None) -> str:
    return render_template("noting/note.html", form=form, noted=noted)
