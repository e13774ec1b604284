"""The list of what waits to be completed, where completing changes most first."""

from __future__ import annotations

from flask import Blueprint, render_template, request, url_for

from cea_helper.evidence import AREAS, known_area
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.completing import rule_and_unfinished
from cea_helper.web.presenters.completing import to_complete
from cea_helper.web.presenters.evidence import pagination
from cea_helper.workspace import bank, finding

blueprint = Blueprint("completing", __name__)


@blueprint.get("/evidence/to-complete")
@access("signed_in")
def list_to_complete() -> str:
    """Show what to complete next, and what that would do."""
    rule, found = rule_and_unfinished()
    area = known_area(request.args.get("area"))
    asked = [one for one in found if area in (None, *one.item.areas)]
    new = finding.list_new(current.store(), current.account(), current.now())
    number = request.args.get("page", 1, type=int)
    page = to_complete(rule.scheme, asked, new, current.now(), number)
    guessed = bank.list_guessed(current.store(), current.account())
    return render_template(
        "completing/list_to_complete.html",
        areas=[("", "All areas"), *AREAS.items()],
        area=area or "",
        guessed=guessed,
        page=page,
        pagination=pagination(
            page,
            lambda number: url_for("completing.list_to_complete", area=area, page=number),
        ),
    )
