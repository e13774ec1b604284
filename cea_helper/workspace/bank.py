"""A person's evidence bank."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from cea_helper.errors import EvidenceNotFound, StaleItem
from cea_helper.evidence import EvidenceItem, StoredEvidence
from cea_helper.people import Account
from cea_helper.storage import Database, Store, evidence
from cea_helper.workspace import naming


def list_evidence(store: Store, account: Account) -> tuple[EvidenceItem, ...]:
    """Return the person's items in the order in which they came in."""
    with store.data.read_tx() as db:
        return evidence.list_for(db, account.id)


def get_evidence(store: Store, account: Account, evidence_id: str) -> StoredEvidence:
    """Return the person's item with the version that a save must name.

    Raises EvidenceNotFound.
    """
    with store.data.read_tx() as db:
        return own_item(db, account, evidence_id)


def add_evidence(store: Store, account: Account, item: EvidenceItem, now: datetime) -> str:
    """Add an item and return its identifier.

    It keeps its own where it has one that is free; else it gets one made of its title.
    """
    with store.data.write_tx() as db:
        taken = evidence.list_ids(db, account.id)
        wanted = item.id or naming.from_title(item.title)
        free = naming.free(wanted, taken)
        evidence.add(db, account.id, replace(item, id=free), now)
    return free


def save_evidence(
    store: Store, account: Account, item: EvidenceItem, version: int, now: datetime
) -> None:
    """Write the item in place of the stored one, which must still be the given version.

    Raises EvidenceNotFound, or StaleItem where it was changed meanwhile.
    """
    with store.data.write_tx() as db:
        newest = own_item(db, account, item.id).version
        if newest != version:
            raise StaleItem(item.id, newest)
        evidence.save(db, account.id, item, version + 1, now)


def delete_evidence(store: Store, account: Account, evidence_id: str) -> None:
    """Delete the item; statements keep their words, but claim nothing of it any more.

    Raises EvidenceNotFound.
    """
    with store.data.write_tx() as db:
        own_item(db, account, evidence_id)
        evidence.delete(db, account.id, evidence_id)


def own_item(db: Database, account: Account, evidence_id: str) -> StoredEvidence:
    """Return the person's item; raise EvidenceNotFound where it is not theirs."""
    stored = evidence.get(db, account.id, evidence_id)
    if stored is None:
        raise EvidenceNotFound(evidence_id)
    return stored
