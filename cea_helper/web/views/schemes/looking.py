"""Look at the schemes, at one with its rounds, at the rules of a round, and as an applicant."""

from __future__ import annotations

from flask import Response, render_template

from cea_helper.schemes import write_file
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.downloads import attachment
from cea_helper.web.presenters.round_page import round_page
from cea_helper.web.presenters.schemes import family_page
from cea_helper.web.presenters.schemes_round import rules_page
from cea_helper.web.views.schemes.area import ONE_ROUND, ONE_SCHEME, blueprint
from cea_helper.workspace import schemes


@blueprint.get("/schemes")
@access("admin")
def list_schemes() -> str:
    """Show every scheme with its rounds."""
    found = schemes.list_families(current.store(), current.account())
    now = current.now()
    return render_template(
        "schemes/list_schemes.html",
        families=[family_page(known, now) for known in found],
        unfit=list(current.schemes().unfit.values()),
    )


@blueprint.get(ONE_SCHEME)
@access("admin")
def show_scheme(family_id: str) -> str:
    """Show a scheme: its rounds, and what can be done with it."""
    known = schemes.open_family(current.store(), current.account(), family_id)
    return render_template("schemes/show_scheme.html", page=family_page(known, current.now()))


@blueprint.get(f"{ONE_SCHEME}/export")
@access("admin")
def export_scheme(family_id: str) -> Response:
    """Send the scheme with all its rounds as a scheme file."""
    known = schemes.open_family(current.store(), current.account(), family_id)
    return attachment(write_file(known.family.tree), "application/toml", f"{known.family.id}.toml")


@blueprint.get(ONE_ROUND)
@access("admin")
def show_rules(round_id: str) -> str:
    """Show the rules of a round, each with a way to correct it."""
    opened = schemes.open_round(current.store(), current.account(), round_id)
    return render_template("schemes/show_rules.html", page=rules_page(opened))


@blueprint.get(f"{ONE_ROUND}/preview")
@access("admin")
def preview_round(round_id: str) -> str:
    """Show a round as an applicant sees it."""
    known = schemes.all_rounds(current.store(), current.account())
    page = round_page(known.get(round_id), known, (), current.now())
    return render_template("schemes/preview_round.html", page=page)
