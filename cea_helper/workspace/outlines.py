"""An outline put into the statement of its domain."""

from __future__ import annotations

from datetime import datetime

from cea_helper.application import BoxVersion, Claim
from cea_helper.drafting import DomainOutline
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace.adding_text import add_to_text


def put_outline(
    store: Store,
    account: Account,
    application_id: int,
    outline: DomainOutline,
    began_from: int,
    now: datetime,
) -> BoxVersion:
    """Save the statement with the outline below what is written, each sentence with its claim.

    An empty statement becomes the outline. `began_from` is the version that was on the screen:
    where it is not the newest any more, StaleVersion is raised. Raises ApplicationNotFound,
    BoxNotFound, or EvidenceNotFound where an item of the outline is gone; then nothing changes.
    """
    claims = [Claim(outline.id, one.start, one.end, one.evidence) for one in outline.sentences]
    return add_to_text(
        store, account, application_id, outline.id, outline.text, claims, began_from, now
    )
