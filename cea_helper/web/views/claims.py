"""What the sentences of a statement rest on: seen, and said by the person."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from werkzeug.wrappers import Response

from cea_helper.application import Application, BoxVersion
from cea_helper.drafting.claims import evidence_of
from cea_helper.errors import BoxNotFound, StaleVersion
from cea_helper.schemes import Domain
from cea_helper.strength import analyse_domain
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.evidence_address import name_of, named_by
from cea_helper.web.forms.claims import ClaimForm, LinkForm
from cea_helper.web.presenters import links
from cea_helper.web.presenters.claims import claims_in, claims_page, live, offered
from cea_helper.web.views.statements import ONE_BOX
from cea_helper.workspace import applications
from cea_helper.workspace.claims import Stretch, rest_on

blueprint = Blueprint("claims", __name__)

_CLAIMS = f"{ONE_BOX}/claims"

_Data = dict[str, Any]


@blueprint.get(_CLAIMS)
@access("signed_in")
def list_claims(application_id: int, box_id: str) -> str:
    """Show each sentence of the newest text with the evidence behind it."""
    application, domain, newest = _open(application_id, box_id)
    page = claims_page(application_id, application, domain, newest)
    return render_template("claims/list_claims.html", page=page)


@blueprint.route(f"{_CLAIMS}/choose", methods=["GET", "POST"])
@access("signed_in")
def choose_evidence(application_id: int, box_id: str) -> str | Response | tuple[str, int]:
    """Ask which evidence is behind a stretch of the newest text, and keep it."""
    application, domain, newest = _open(application_id, box_id)
    start, end = (request.args.get(name, 0, type=int) for name in ("start", "end"))
    words = newest.text[start:end] if 0 <= start < end else ""
    form = ClaimForm()
    form.offer(offered(application, analyse_domain(application, box_id, current.today())))
    back = links.claims(application_id, box_id)
    is_sent = form.validate_on_submit()
    if is_sent and _keep(application_id, box_id, start, form):
        flash("Saved.")
        return redirect(back, 303)
    if not words.strip():
        return redirect(back, 303)
    form.version.data, form.words.data = newest.version, words
    if request.method == "GET":
        behind = evidence_of(claims_in(application, box_id), start, end)
        form.evidence.data = tuple(map(name_of, behind))
    shown = render_template(
        "claims/choose_evidence.html",
        action=links.claim(application_id, box_id, start, end),
        back=(back, "Back to the sentences"),
        form=form,
        is_stale=is_sent,
        words=words,
    )
    return (shown, 409) if is_sent else shown


def _keep(application_id: int, box_id: str, start: int, form: ClaimForm) -> bool:
    stretch = Stretch(form.version.data, start, form.words.data)
    chosen = [named_by(name) for name in form.evidence.data]
    try:
        rest_on(
            current.store(), current.account(), application_id, box_id, stretch, lambda was: chosen
        )
    except StaleVersion:
        return False
    return True


@blueprint.get(f"{_CLAIMS}/live")
@access("signed_in")
def tell_claims(application_id: int, box_id: str) -> _Data:
    """Tell the editor what the sentences of the newest text rest on."""
    return live(*_open(application_id, box_id))


@blueprint.post(f"{_CLAIMS}/live")
@access("signed_in")
def link_evidence(application_id: int, box_id: str) -> _Data | tuple[_Data, int]:
    """Link an item to a stretch of the newest text or take the link away; tell what it then is."""
    form = LinkForm()
    named = named_by(form.evidence.data)
    stretch = Stretch(form.version.data, form.start.data, form.words.data)

    def choose(was: tuple[str, ...]) -> list[str]:
        others = [name for name in was if name != named]
        return [*others, named] if form.is_linked.data else others

    store, account = current.store(), current.account()
    try:
        rest_on(store, account, application_id, box_id, stretch, choose)
    except StaleVersion as stale:
        return {"version": stale.newest}, 409
    return live(*_open(application_id, box_id))


def _open(application_id: int, box_id: str) -> tuple[Application, Domain, BoxVersion]:
    """Return the application, the domain and its newest text. Raises BoxNotFound."""
    store, account = current.store(), current.account()
    application, newest = applications.open_box(store, account, application_id, box_id)
    domain = application.scheme.domain(box_id)
    if domain is None:
        raise BoxNotFound(box_id)
    return application, domain, newest
