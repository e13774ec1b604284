"""Publications: which author one is, and a chosen few of many for the box of an application."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request
from werkzeug.wrappers import Response

from cea_helper.application import Application, BoxVersion
from cea_helper.errors import BoxNotFound, EvidenceNotFound, StaleVersion
from cea_helper.publications import Publication, box_for, numbered, publications_in
from cea_helper.schemes import Box
from cea_helper.web import current, kept
from cea_helper.web.access import access
from cea_helper.web.evidence_address import named_by
from cea_helper.web.filters import number
from cea_helper.web.forms.publications import (
    MOST_CHOSEN,
    MOST_OFFERED,
    ReferencesForm,
    author_form,
    pick_form,
)
from cea_helper.web.presenters import links
from cea_helper.web.presenters import publications as presenter
from cea_helper.web.views.applications import ONE_APPLICATION
from cea_helper.workspace import applications, bank, publications

blueprint = Blueprint("publications", __name__)


@blueprint.route("/evidence/<evidence:evidence_id>/authors", methods=["GET", "POST"])
@access("signed_in")
def choose_author(evidence_id: str) -> str | Response:
    """Ask which author of a publication the person is, and keep it."""
    item = bank.get_evidence(current.store(), current.account(), evidence_id).item
    authors = publications.authors_of(current.store(), current.account(), item)
    if not authors.shown:
        raise EvidenceNotFound(evidence_id)
    form = author_form(authors)
    if form.validate_on_submit():
        place = form.chosen_place()
        publications.set_author(
            current.store(), current.account(), evidence_id, place, current.now()
        )
        flash("Saved.")
        return redirect(_came_from(evidence_id)[0], 303)
    suggested = authors.shown[authors.suggested - 1] if authors.suggested else ""
    return render_template(
        "publications/choose_author.html",
        action=request.script_root + kept.here(),
        back=_came_from(evidence_id),
        form=form,
        item=item,
        suggested=suggested,
    )


@blueprint.route(f"{ONE_APPLICATION}/publications", methods=["GET", "POST"])
@access("signed_in")
def choose_publications(application_id: int) -> str | tuple[str, int] | Response:
    """Show the publications that count and the list of the chosen; add that to the text."""
    application, newest, box = _open(application_id)
    held = publications_in(application, current.today())
    chosen = _chosen(held)
    form = ReferencesForm()
    is_sent = form.validate_on_submit() and bool(chosen)
    if is_sent and _add(application_id, box, chosen, form):
        return redirect(links.box(application_id, box.id), 303)
    others = [one for one in held if one not in chosen]
    offered = others[:MOST_OFFERED]
    page = presenter.publications_page(
        application_id,
        box,
        newest,
        chosen,
        offered,
        len(others) - len(offered),
        len(set(request.args.getlist("item"))) > MOST_CHOSEN,
    )
    form.began_from.data, form.seen.data = newest.version, page.mark
    shown = render_template(
        "publications/choose_publications.html",
        action=links.publications(application_id, [one.item.id for one in chosen]),
        form=form,
        here=links.publications(application_id, ()),
        is_stale=is_sent,
        page=page,
        pick=pick_form(offered, [presenter.told_of(one) for one in offered]),
    )
    return (shown, 409) if is_sent else shown


def _came_from(evidence_id: str) -> tuple[str, str]:
    """Return the page that led to the choice of an author, and what its link says."""
    application_id = request.args.get("application", type=int)
    if application_id is None:
        return links.evidence_item(evidence_id), "Back to this evidence"
    chosen = list(map(named_by, request.args.getlist("item")))
    return links.publications(application_id, chosen), "Back to the publications"


def _open(application_id: int) -> tuple[Application, BoxVersion, Box]:
    store, account = current.store(), current.account()
    stored = applications.get_application(store, account, application_id)
    box = box_for(stored.scheme)
    if box is None:
        raise BoxNotFound("publications")
    return *applications.open_box(store, account, application_id, box.id), box


def _chosen(held: tuple[Publication, ...]) -> tuple[Publication, ...]:
    """Return those that the address names, in its order; what is no publication is left out."""
    by_name = {one.item.id: one for one in held}
    names = dict.fromkeys(map(named_by, request.args.getlist("item")))
    return tuple(by_name[name] for name in names if name in by_name)[:MOST_CHOSEN]


def _add(
    application_id: int, box: Box, chosen: tuple[Publication, ...], form: ReferencesForm
) -> bool:
    """Add the list to the text; not where text or evidence are not what was seen."""
    if form.seen.data != presenter.mark(numbered(chosen, box)[0]):
        return False
    store, account, began_from = current.store(), current.account(), form.began_from.data
    try:
        saved = publications.add_references(
            store, account, application_id, box, chosen, began_from, current.now()
        )
    except (StaleVersion, EvidenceNotFound):
        return False
    flash(f"Added to your text and saved as version {number(saved.version)}")
    return True
