"""Words put below what is written in a box, with what they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from cea_helper.application import BoxVersion, Claim
from cea_helper.drafting.own_words import EVIDENCE, Inserted
from cea_helper.errors import StaleVersion
from cea_helper.people import Account
from cea_helper.storage import Store, applications
from cea_helper.workspace import bank, own_words
from cea_helper.workspace.applications import check_box, own_application

_GAP = "\n\n"


def add_to_text(
    store: Store,
    account: Account,
    application_id: int,
    box_id: str,
    added: str,
    claims: Sequence[Claim],
    began_from: int,
    now: datetime,
) -> BoxVersion:
    """Save the text of the box with the added words below it; an empty one becomes these.

    The claims name positions in the added words. `began_from` is the version that was on the
    screen: where it is not the newest any more, StaleVersion is raised. Raises ApplicationNotFound,
    BoxNotFound, or EvidenceNotFound where an item of a claim is gone; then nothing changes.
    """
    with store.data.write_tx() as db:
        check_box(own_application(store, db, account, application_id), box_id)
        newest = applications.newest_version(db, application_id, box_id)
        if began_from != newest.version:
            raise StaleVersion(added, newest.text, newest.version)
        for evidence_id in {one for claim in claims for one in claim.evidence}:
            bank.own_item(db, account, evidence_id)
        before = len(joined(newest.text, ""))
        kept = applications.newest_claims(db, application_id, [box_id]) if before else ()
        first = applications.next_position(db, application_id)
        moved = (replace(one, start=one.start + before, end=one.end + before) for one in claims)
        all_claims = [*kept, *enumerate(moved, start=first)]
        written = joined(newest.text, added)
        saved = applications.add_version(
            db, account, application_id, newest, written, all_claims, now
        )
        put_in = Inserted(before, len(saved.text), EVIDENCE)
        own_words.note(db, account, application_id, newest, saved, [put_in])
        return saved


def joined(written: str, added: str) -> str:
    """Return the text that the box then holds: what is written, a blank line, what is added."""
    return f"{written}{_GAP}{added}" if written.strip() else added
