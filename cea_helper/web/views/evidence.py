"""The evidence bank: the list, one item, and the forms that change it."""

from __future__ import annotations

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response

from cea_helper import citations, strength
from cea_helper.errors import StaleItem
from cea_helper.evidence import EvidenceItem, known_area
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.came_from import CameFrom, Link, came_from
from cea_helper.web.completing import unfinished
from cea_helper.web.evidence_address import EvidenceConverter
from cea_helper.web.forms.evidence import list_area_help
from cea_helper.web.forms.evidence_filling import (
    form_for,
    form_for_new,
    item_of,
    with_another_proof,
)
from cea_helper.web.forms.evidence_item import SECTIONS, EvidenceForm
from cea_helper.web.forms.noting import note_form
from cea_helper.web.noted import just_noted
from cea_helper.web.presenters import links
from cea_helper.web.presenters.completing import next_waiting
from cea_helper.web.presenters.evidence import pagination
from cea_helper.web.presenters.evidence_item import differences, item_page
from cea_helper.web.presenters.files import AttachedFile, attached_files
from cea_helper.web.presenters.identifiers import found_in
from cea_helper.web.presenters.publications import AuthorLine, author_line
from cea_helper.web.searching import searched, yardstick
from cea_helper.web.views.placing import list_uses, place_form
from cea_helper.workspace import applications, bank, files, publications

blueprint = Blueprint("evidence", __name__)


@blueprint.record
def _set_up(state: BlueprintSetupState) -> None:
    state.app.url_map.converters["evidence"] = EvidenceConverter
    # Stands wherever an area is chosen.
    state.app.jinja_env.globals["area_help"] = list_area_help()


@blueprint.get("/evidence")
@access("signed_in")
def list_evidence() -> str:
    """Show the bank, filtered, with a line to note something quickly."""
    search = searched()
    return render_template(
        "evidence/list_evidence.html",
        quick=note_form("evidence"),
        noted=just_noted(),
        search=search,
        pagination=pagination(
            search.page, lambda number: links.evidence_list({**search.query, "page": number})
        ),
    )


@blueprint.route("/evidence/add", methods=["GET", "POST"])
@access("signed_in")
def add_evidence() -> str | Response:
    """Add an item with everything about it, perhaps as the answer to a question."""
    area = known_area(request.args.get("area"))
    came = came_from()
    form = form_for_new(area)
    if form.add_proof.data:
        form = with_another_proof(form)
    elif form.validate_on_submit():
        item = item_of(form, EvidenceItem("", form.title.data, ()))
        new_id = bank.add_evidence(current.store(), current.account(), item, current.now())
        _use_where_asked(came, item, new_id)
        flash("Saved.")
        return redirect(links.evidence_item(new_id, came.carried), 303)
    asked = strength.find_question(request.args.get("question", ""))
    return render_template(
        "evidence/add_evidence.html",
        citation="",
        form=form,
        sections=SECTIONS,
        question=asked.text if asked else "",
        back=came.back,
        action=url_for(
            "evidence.add_evidence",
            area=area,
            question=request.args.get("question") if asked else None,
            **came.carried,
        ),
    )


def _use_where_asked(came: CameFrom, item: EvidenceItem, new_id: str) -> None:
    """Use a new item in the domain that asked for it, where its area feeds another one first."""
    domain = came.domain
    if domain is None or item.areas[0] not in domain.areas:
        return
    store, account = current.store(), current.account()
    stored = applications.get_application(store, account, came.application_id)
    if strength.domain_of(stored.scheme, item) != domain:
        applications.place_evidence(store, account, stored.id, new_id, domain.id)


@blueprint.get("/evidence/<evidence:evidence_id>")
@access("signed_in")
def show_evidence(evidence_id: str) -> str:
    """Show an item, its six qualities, and where it is used."""
    stored = bank.get_evidence(current.store(), current.account(), evidence_id)
    came = came_from()
    uses = list_uses(stored.item)
    return render_template(
        "evidence/show_evidence.html",
        authors=_authors(stored.item),
        back=came.back,
        edit=links.edit_evidence(evidence_id, came.carried),
        files=_files(stored.item),
        found=found_in(stored.item, links.edit_evidence(evidence_id, came.carried)),
        forms=[place_form(use) for use in uses],
        is_guessed=stored.item in bank.list_guessed(current.store(), current.account()),
        onward=_onward(came, stored.item),
        page=item_page(stored, yardstick(), uses),
    )


@blueprint.route("/evidence/<evidence:evidence_id>/edit", methods=["GET", "POST"])
@access("signed_in")
def edit_evidence(evidence_id: str) -> str | Response:
    """Change an item; where it was changed elsewhere meanwhile, show both."""
    stored = bank.get_evidence(current.store(), current.account(), evidence_id)
    form = form_for(stored.item, stored.version)
    if form.add_proof.data:
        form = with_another_proof(form)
    elif form.validate_on_submit():
        item = item_of(form, stored.item)
        try:
            saved_id = bank.save_evidence(
                current.store(), current.account(), item, form.version.data, current.now()
            )
        except StaleItem as stale:
            form.version.data = stale.newest
            return make_response(_edit(form, stored.item, differences(stored.item, item)), 409)
        flash("Saved.")
        return redirect(links.evidence_item(saved_id, came_from().carried), 303)
    return _edit(form, stored.item)


@blueprint.get("/evidence/<evidence:evidence_id>/delete")
@access("signed_in")
def confirm_delete_evidence(evidence_id: str) -> str:
    """Ask before an item is deleted, and say what it serves."""
    stored = bank.get_evidence(current.store(), current.account(), evidence_id)
    return render_template(
        "evidence/confirm_delete_evidence.html", item=stored.item, uses=list_uses(stored.item)
    )


@blueprint.post("/evidence/<evidence:evidence_id>/delete")
@access("signed_in")
def delete_evidence(evidence_id: str) -> Response:
    """Delete an item for good."""
    bank.delete_evidence(current.store(), current.account(), evidence_id)
    flash("Deleted.")
    return redirect(url_for("evidence.list_evidence"), 303)


def _edit(form: EvidenceForm, item: EvidenceItem, changed: tuple[tuple[str, str], ...] = ()) -> str:
    carried = came_from().carried
    return render_template(
        "evidence/edit_evidence.html",
        action=links.edit_evidence(item.id, carried),
        back=(links.evidence_item(item.id, carried), "Back to this evidence"),
        form=form,
        sections=SECTIONS,
        item=item,
        citation=citations.in_words(item.citation) if item.citation else "",
        changed=changed,
    )


def _authors(item: EvidenceItem) -> AuthorLine | None:
    if not item.citation:
        return None
    found = publications.authors_of(current.store(), current.account(), item)
    return author_line(item.id, found)


def _files(item: EvidenceItem) -> tuple[AttachedFile, ...]:
    known = files.list_files(current.store(), current.account(), item)
    return attached_files(item, known)


def _onward(came: CameFrom, item: EvidenceItem) -> Link | None:
    """Return where to go once the item has been saved: on with what the person was at."""
    if came.is_answering:
        return came.back
    if not came.is_completing:
        return None
    other = next_waiting(unfinished(), item.id)
    if other is None:
        return None
    return links.evidence_item(other.id, came.carried), f"Next to complete: {other.title}"
