"""A line that has just been noted: where one was noting, and that it is saved."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import request

from cea_helper.errors import EvidenceNotFound
from cea_helper.evidence import EvidenceItem
from cea_helper.web import current
from cea_helper.web.places import place
from cea_helper.workspace import bank

# The pages that hold a line to note something, by the names of their places.
_NOTING = ("home", "evidence", "note")


def just_noted() -> EvidenceItem | None:
    """Return the person's item that was just noted, if the address at hand names one."""
    try:
        noted = request.args.get("noted", "")
        return bank.get_evidence(current.store(), current.account(), noted).item
    except EvidenceNotFound:
        return None


def where_noting(back: str | None) -> str:
    """Return the name of the place at which one was noting; what names none is a page for it."""
    return back if back in _NOTING else "note"


def back_to_noting(back: str, evidence_id: str) -> str:
    """Return the address at which one was noting, to say there that the item is saved."""
    return f"{place(where_noting(back))}?{urlencode({'noted': evidence_id})}"
