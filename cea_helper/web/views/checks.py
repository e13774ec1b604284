"""What an assessor would mind in the texts: of all, of one box, and of one while it is written."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from werkzeug.wrappers import Response

from cea_helper.strength import analyse
from cea_helper.text import typed
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.forms.checks import BACK_TO_BOX, BESIDE_TEXT, FindingForm
from cea_helper.web.forms.statements import LONGEST_TEXT
from cea_helper.web.presenters import links
from cea_helper.web.presenters.checks import checks_beside, checks_page
from cea_helper.web.views.applications import ONE_APPLICATION
from cea_helper.web.views.statements import ONE_BOX
from cea_helper.workspace import checks
from cea_helper.workspace.checks import Checked

blueprint = Blueprint("checks", __name__)

_Data = dict[str, Any]


@blueprint.get(f"{ONE_APPLICATION}/checks")
@access("signed_in")
def show_checks(application_id: int) -> str:
    """Show what was found in all texts."""
    checked = checks.check_all(current.store(), current.account(), application_id, current.today())
    return _page(application_id, checked)


@blueprint.get(f"{ONE_BOX}/checks")
@access("signed_in")
def show_box_checks(application_id: int, box_id: str) -> str:
    """Show what was found in the text of one box, as it is saved."""
    checked = checks.check_one(
        current.store(), current.account(), application_id, box_id, current.today()
    )
    return _page(application_id, checked, box_id)


@blueprint.post(f"{ONE_BOX}/checks/live")
@access("signed_in")
def check_while_writing(application_id: int, box_id: str) -> _Data:
    """Tell what is found in a text that is being written. Nothing is stored or logged."""
    written = typed(request.form.get("text", "")[:LONGEST_TEXT])
    checked = checks.check_one(
        current.store(), current.account(), application_id, box_id, current.today(), written
    )
    page = checks_beside(application_id, checked)
    return {"told": page.summary, "shown": render_template("checks/_beside.html", page=page)}


@blueprint.post(f"{ONE_BOX}/checks")
@access("signed_in")
def judge_finding(application_id: int, box_id: str) -> Response | _Data:
    """Set a finding aside that is fine as it is, or bring it back."""
    form = FindingForm()
    store, account, mark = current.store(), current.account(), form.mark(box_id)
    is_fine = form.is_fine.data == "yes"
    if is_fine:
        checks.dismiss(store, account, application_id, mark, current.now())
    else:
        checks.bring_back(store, account, application_id, mark)
    if form.back.data == BESIDE_TEXT:
        return {}
    flash("Kept as fine as it is" if is_fine else "The finding is back")
    is_of_box = form.back.data == BACK_TO_BOX
    return redirect(links.checks(application_id, box_id if is_of_box else ""), 303)


def _page(application_id: int, checked: Checked, box_id: str = "") -> str:
    report = analyse(checked.application, current.today())
    page = checks_page(application_id, checked, report, box_id)
    return render_template("checks/show_checks.html", page=page)
