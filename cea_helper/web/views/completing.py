"""The list of what waits to be completed, where completing changes most first."""

from __future__ import annotations

from flask import Blueprint, render_template

from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.completing import rule_and_unfinished
from cea_helper.web.presenters.completing import to_complete
from cea_helper.workspace import bank

blueprint = Blueprint("completing", __name__)


@blueprint.get("/evidence/to-complete")
@access("signed_in")
def list_to_complete() -> str:
    """Show what to complete next, and what that would do."""
    rule, found = rule_and_unfinished()
    page = to_complete(rule.scheme, found, current.now())
    guessed = bank.list_guessed(current.store(), current.account())
    return render_template("completing/list_to_complete.html", page=page, guessed=guessed)
