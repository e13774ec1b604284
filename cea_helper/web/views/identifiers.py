"""Look for what may identify a patient while a text is written. Nothing is stored or logged."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import Blueprint, request
from flask.blueprints import BlueprintSetupState

from cea_helper.text import typed
from cea_helper.web.access import access
from cea_helper.web.forms.statements import LONGEST_TEXT
from cea_helper.web.presenters.identifiers import hints_in, hints_while_writing

blueprint = Blueprint("identifiers", __name__)


@blueprint.record
def _set_up(state: BlueprintSetupState) -> None:
    # Stands wherever a text is written.
    state.app.jinja_env.globals["hints_in"] = hints_in


@blueprint.post("/identifiers")
@access("signed_in")
def find_in_text() -> dict[str, Any]:
    """Return what in the text may identify a patient."""
    written = typed(request.form.get("text", "")[:LONGEST_TEXT])
    return {"found": [asdict(hint) for hint in hints_while_writing(written)]}
