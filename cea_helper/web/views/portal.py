"""Copy each box to the portal, tick it, and compare what the portal then shows."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from cea_helper.drafting.portal import as_taken
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.forms.portal import PastedForm, TickForm
from cea_helper.web.presenters import links
from cea_helper.web.presenters.portal import copied, differences, portal_page
from cea_helper.web.presenters.statements import box_of
from cea_helper.web.views.applications import ONE_APPLICATION
from cea_helper.workspace import applications, portal

blueprint = Blueprint("portal", __name__)

_PORTAL = f"{ONE_APPLICATION}/portal"


@blueprint.get(_PORTAL)
@access("signed_in")
def list_boxes(application_id: int) -> str:
    """Show each box that has a text as the portal takes it."""
    application = applications.load(current.store(), current.account(), application_id)
    ticks = portal.list_ticks(current.store(), current.account(), application_id)
    page = portal_page(application_id, application, ticks)
    return render_template(
        "portal/list_boxes.html",
        application_id=application_id,
        page=page,
        ticking={
            box.id: TickForm(formdata=None, digest="" if box.state == "done" else box.digest)
            for box in page.boxes
        },
    )


@blueprint.post(f"{_PORTAL}/<box_id>/tick")
@access("signed_in")
def tick_box(application_id: int, box_id: str) -> Response:
    """Keep that the box was copied with the text that was on the screen, or forget it."""
    form = TickForm()
    given = form.digest.data
    store, account = current.store(), current.account()
    marked = given if len(given) == 64 else ""
    portal.set_tick(store, account, application_id, box_id, marked, current.now())
    return redirect(f"{links.portal(application_id)}#box-{box_id}", 303)


@blueprint.get(f"{_PORTAL}/<box_id>")
@access("signed_in")
def check_box(application_id: int, box_id: str) -> str:
    """Ask what the portal shows in a box."""
    return _check_page(application_id, box_id, PastedForm(formdata=None))


@blueprint.post(f"{_PORTAL}/<box_id>")
@access("signed_in")
def compare_box(application_id: int, box_id: str) -> str:
    """Compare what the portal shows with what was to be copied there; nothing is kept."""
    form = PastedForm()
    return _check_page(application_id, box_id, form, is_compared=form.validate())


def _check_page(
    application_id: int, box_id: str, form: PastedForm, is_compared: bool = False
) -> str:
    store, account = current.store(), current.account()
    application, newest = applications.open_box(store, account, application_id, box_id)
    taken = as_taken(newest.text, application.scheme.portal)
    return render_template(
        "portal/check_box.html",
        back=(links.portal(application_id), "Back to the boxes"),
        box=copied(application_id, box_of(application.scheme, box_id), taken, ""),
        form=form,
        is_compared=is_compared,
        stretches=differences(taken, form.pasted.data) if is_compared else (),
    )
