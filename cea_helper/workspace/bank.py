"""A person's evidence bank."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from cea_helper.errors import EvidenceNotFound, StaleItem
from cea_helper.evidence import EvidenceItem, StoredEvidence, files_of
from cea_helper.people import Account
from cea_helper.storage import Database, Store, evidence, evidence_names, files, guessed_areas
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


def add_evidence(
    store: Store,
    account: Account,
    item: EvidenceItem,
    now: datetime,
    *,
    is_area_guessed: bool = False,
) -> str:
    """Add an item and return its identifier.

    It keeps its own where it has one that is free; else it gets one made of its title. A main area
    that is guessed is marked as such until somebody says it.
    """
    with store.data.write_tx() as db:
        taken = evidence.list_ids(db, account.id)
        wanted = item.id or naming.for_item(item.title)
        free = naming.free(wanted, taken)
        added = replace(_with_files_among(item, frozenset()), id=free)
        evidence.add(db, account.id, added, now)
        if is_area_guessed:
            guessed_areas.note(db, account.id, free)
    return free


def list_guessed(store: Store, account: Account) -> tuple[EvidenceItem, ...]:
    """Return the person's items whose main area nobody has said yet, the newest first."""
    with store.data.read_tx() as db:
        return evidence.list_named(db, account.id, guessed_areas.list_for(db, account.id))


def add_all(
    db: Database, account: Account, items: Iterable[EvidenceItem], now: datetime
) -> tuple[str, ...]:
    """Add the items within a transaction, and return their identifiers, as `add_evidence` does."""
    wanted = [(item, item.id or naming.for_item(item.title)) for item in items]
    names = naming.free_each((name for _, name in wanted), evidence.list_ids(db, account.id))
    for (item, _), name in zip(wanted, names, strict=True):
        added = replace(_with_files_among(item, frozenset()), id=name)
        evidence.add(db, account.id, added, now)
    return names


def save_evidence(
    store: Store, account: Account, item: EvidenceItem, version: int, now: datetime
) -> str:
    """Write the item in place of the stored one, which must still be the given version.

    Returns its identifier: another one where a title was changed that might identify a patient,
    and the old one told its words. A main area that was guessed is a guess no longer: who saves
    an item has said it. Raises EvidenceNotFound, or StaleItem where it was changed meanwhile.
    """
    with store.data.write_tx() as db:
        stored = own_item(db, account, item.id)
        if stored.version != version:
            raise StaleItem(item.id, stored.version)
        known = files_of(stored.item)
        saved = _with_files_among(item, known)
        evidence.save(db, account.id, saved, version + 1, now)
        guessed_areas.confirm(db, account.id, item.id)
        if known != files_of(saved):
            files.delete_unused(db, account.id)
        return _renamed(db, account, stored.item, item)


def delete_evidence(store: Store, account: Account, evidence_id: str) -> None:
    """Delete the item; statements keep their words, but claim nothing of it any more.

    Raises EvidenceNotFound.
    """
    with store.data.write_tx() as db:
        stored = own_item(db, account, evidence_id)
        evidence.delete(db, account.id, evidence_id)
        if files_of(stored.item):
            files.delete_unused(db, account.id)


def own_item(db: Database, account: Account, evidence_id: str) -> StoredEvidence:
    """Return the person's item; raise EvidenceNotFound where it is not theirs."""
    stored = evidence.get(db, account.id, evidence_id)
    if stored is None:
        raise EvidenceNotFound(evidence_id)
    return stored


def _renamed(db: Database, account: Account, was: EvidenceItem, saved: EvidenceItem) -> str:
    """Take the words of a title that was corrected out of the identifier, and return that."""
    wanted = saved.id if was.title == saved.title else naming.without_words_of(was.title, saved.id)
    if wanted == saved.id:
        return saved.id
    new_id = naming.free(wanted, evidence.list_ids(db, account.id))
    evidence_names.rename(db, account.id, saved.id, new_id)
    return new_id


def _with_files_among(item: EvidenceItem, known: frozenset[str]) -> EvidenceItem:
    """Return the item with these files alone: a file comes to an item only by being attached.

    A proof that claims any other goes whole, since a name without its file would prove nothing.
    """
    proof = tuple(one for one in item.proof if one.file is None or one.file in known)
    return replace(item, proof=proof)
