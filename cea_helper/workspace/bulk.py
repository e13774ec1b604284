"""Change many items of a person's bank at once: all of them or, where something is wrong, none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cea_helper.application import StoredApplication
from cea_helper.errors import EvidenceNotFound
from cea_helper.evidence import Area, EvidenceItem
from cea_helper.people import Account
from cea_helper.storage import (
    Database,
    Store,
    applications,
    evidence,
    evidence_search,
    files,
    guessed_areas,
)
from cea_helper.storage.evidence_search import Wanted
from cea_helper.strength import Conditions
from cea_helper.workspace import bank


@dataclass(frozen=True)
class BulkUse:
    """An application that rests on some of the items, and these."""

    application: StoredApplication
    items: tuple[EvidenceItem, ...]


def list_chosen(
    store: Store, account: Account, evidence_ids: Sequence[str]
) -> tuple[EvidenceItem, ...]:
    """Return the person's items with these identifiers. Raises EvidenceNotFound."""
    with store.data.read_tx() as db:
        return _chosen(db, account, evidence_ids)


def list_uses(
    store: Store, account: Account, items: Sequence[EvidenceItem], conditions: Conditions
) -> tuple[BulkUse, ...]:
    """Return the applications whose texts name any of the items, or where one was put by hand."""
    by_name = {item.id: item for item in items}
    uses = []
    with store.data.read_tx() as db:
        for application in applications.list_for(db, store.schemes(db), account.id):
            wanted = Wanted(used_in=application.id)
            names = evidence_search.find(db, account.id, wanted, conditions).names
            uses.append(
                BulkUse(application, tuple(by_name[name] for name in names if name in by_name))
            )
    return tuple(use for use in uses if use.items)


def set_areas(
    store: Store,
    account: Account,
    evidence_ids: Sequence[str],
    areas: Sequence[Area],
    main: Area | None,
    is_replacing: bool,
    now: datetime,
) -> int:
    """Give the items these areas, beside those that they have or in place of them.

    The main area of an item is its first. It becomes `main`; without one it stays where areas are
    added. Returns how many items have changed. Raises EvidenceNotFound.
    """
    wanted = (*((main,) if main else ()), *areas)
    with store.data.write_tx() as db:
        changed = [
            (item, new)
            for item in _chosen(db, account, evidence_ids)
            if (new := _with_areas(item, wanted, main is not None, is_replacing)) != item
        ]
        for item, new in changed:
            version = bank.own_item(db, account, item.id).version
            evidence.save(db, account.id, new, version + 1, now)
        for evidence_id in evidence_ids if main else ():
            guessed_areas.confirm(db, account.id, evidence_id)
    return len(changed)


def delete_chosen(store: Store, account: Account, evidence_ids: Sequence[str]) -> None:
    """Delete the items; statements keep their words. Raises EvidenceNotFound."""
    with store.data.write_tx() as db:
        for item in _chosen(db, account, evidence_ids):
            evidence.delete(db, account.id, item.id)
        files.delete_unused(db, account.id)


def _chosen(
    db: Database, account: Account, evidence_ids: Sequence[str]
) -> tuple[EvidenceItem, ...]:
    items = evidence.list_named(db, account.id, evidence_ids)
    missing = set(evidence_ids).difference(item.id for item in items)
    if missing:
        raise EvidenceNotFound(min(missing))
    return items


def _with_areas(
    item: EvidenceItem, areas: Sequence[Area], is_main_first: bool, is_replacing: bool
) -> EvidenceItem:
    kept = () if is_replacing else item.areas
    main = areas[:1] if is_main_first else ()
    return replace(item, areas=tuple(dict.fromkeys((*main, *kept, *areas))))
