"""A first text put together from the evidence of a domain, and put into its statement."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request
from werkzeug.wrappers import Response

from cea_helper.application import Application
from cea_helper.drafting import DomainOutline, Wishes, outline_domain
from cea_helper.errors import BoxNotFound, EvidenceNotFound, StaleVersion
from cea_helper.schemes import Domain
from cea_helper.strength import DomainStrength, analyse_domain
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.filters import number
from cea_helper.web.forms.outline import OutlineForm, outline_form
from cea_helper.web.presenters import links
from cea_helper.web.presenters.outline import mark, outline_page
from cea_helper.web.views.statements import ONE_BOX
from cea_helper.workspace import applications, outlines

blueprint = Blueprint("outline", __name__)


@blueprint.route(f"{ONE_BOX}/outline", methods=["GET", "POST"])
@access("signed_in")
def show_outline(application_id: int, box_id: str) -> str | Response | tuple[str, int]:
    """Show the text that the evidence makes; put it into the statement where that was asked."""
    store, account = current.store(), current.account()
    application, newest = applications.open_box(store, account, application_id, box_id)
    domain, strength = _judged(application, box_id)
    form = outline_form(told.id for told in strength.items if told.counts)
    is_good = request.method == "POST" and form.validate()
    outline = outline_domain(application, domain, strength, form.wishes() if is_good else Wishes())
    is_wanted = is_good and form.submit.data
    if is_wanted and _put(application_id, outline, form):
        return redirect(links.box(application_id, box_id), 303)
    page = outline_page(application_id, application, domain, strength, outline, newest)
    form.began_from.data, form.seen.data = newest.version, page.mark
    shown = render_template("outline/show_outline.html", form=form, page=page, is_stale=is_wanted)
    return (shown, 409) if is_wanted else shown


def _judged(application: Application, box_id: str) -> tuple[Domain, DomainStrength]:
    domain = application.scheme.domain(box_id)
    strength = analyse_domain(application, box_id, current.today())
    if domain is None or strength is None:
        raise BoxNotFound(box_id)
    return domain, strength


def _put(application_id: int, outline: DomainOutline, form: OutlineForm) -> bool:
    """Put the text into the statement; not where text or evidence are not what was seen."""
    if form.seen.data != mark(outline.text):
        return False
    store, account, began_from = current.store(), current.account(), form.began_from.data
    try:
        saved = outlines.put_outline(
            store, account, application_id, outline, began_from, current.now()
        )
    except (StaleVersion, EvidenceNotFound):
        return False
    flash(f"Put into your statement and saved as version {number(saved.version)}")
    return True
