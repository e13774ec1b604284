"""An outline put into the statement of its domain."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from cea_helper.application import BoxVersion, Claim
from cea_helper.drafting import DomainOutline
from cea_helper.errors import StaleVersion
from cea_helper.people import Account
from cea_helper.storage import Store, applications
from cea_helper.workspace import bank
from cea_helper.workspace.applications import check_box, own_application

_GAP = "\n\n"


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
    with store.data.write_tx() as db:
        check_box(own_application(store, db, account, application_id), outline.id)
        newest = applications.newest_version(db, application_id, outline.id)
        if began_from != newest.version:
            raise StaleVersion(outline.text, newest.text, newest.version)
        for evidence_id in {one for sentence in outline.sentences for one in sentence.evidence}:
            bank.own_item(db, account, evidence_id)
        before = joined(newest.text, "")
        kept = applications.newest_claims(db, application_id, [outline.id]) if before else ()
        first = applications.next_position(db, application_id)
        added = enumerate(_claims(outline, len(before)), start=first)
        written = joined(newest.text, outline.text)
        claims = [*kept, *added]
        return applications.add_version(db, account, application_id, newest, written, claims, now)


def joined(written: str, outline: str) -> str:
    """Return the text that the statement becomes: what is written, a blank line, the outline."""
    return f"{written}{_GAP}{outline}" if written.strip() else outline


def _claims(outline: DomainOutline, shift: int) -> list[Claim]:
    claims = [Claim(outline.id, one.start, one.end, one.evidence) for one in outline.sentences]
    return [replace(one, start=one.start + shift, end=one.end + shift) for one in claims]
