"""Add to a person's bank what they ticked of an import."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime

from cea_helper.evidence import Area, EvidenceItem
from cea_helper.people import Account
from cea_helper.storage import Database, Store, imports, past_imports
from cea_helper.storage.imports import WaitingItem
from cea_helper.workspace import bank
from cea_helper.workspace.importing import check_waiting
from cea_helper.workspace.waiting_import import Added, Found, to_document

# Nobody else can save while these are added, so they are a part of a second's work.
AT_ONCE = 200
# Who waits to save gets no turn from a lock that is taken again at once.
_PAUSE_SECONDS = 0.01


def add_ticked(
    store: Store, account: Account, mark: str, area: Area | None, now: datetime
) -> Added:
    """Add all ticked items to the bank; in this area, where one is given.

    Others can save in between. Where it stops half-way, what came in is in the bank and no longer
    ticked, and the rest waits as it was: to add again goes on. At the end, what was found is gone.
    Raises NoImportWaiting.
    """
    while True:
        with store.data.write_tx() as db:
            found = check_waiting(db, account, mark)
            chosen = imports.list_ticked(db, account.id, AT_ONCE)
            _add(db, account, mark, chosen, area, now)
            if len(chosen) < AT_ONCE:
                return _end(db, account, mark, found)
        time.sleep(_PAUSE_SECONDS)


def _add(
    db: Database,
    account: Account,
    mark: str,
    chosen: tuple[WaitingItem, ...],
    area: Area | None,
    now: datetime,
) -> None:
    if not chosen:
        return
    names = bank.add_all(db, account, (_in_area(one.item, area) for one in chosen), now)
    past_imports.add(db, account.id, mark, imports.name_of(db, account.id), names, now)
    imports.set_held(db, account.id, list(zip(chosen, names, strict=True)))


def _end(db: Database, account: Account, mark: str, found: Found) -> Added:
    counts = imports.counts(db, account.id)
    names = past_imports.names_of(db, account.id, mark)
    added = Added(
        names=names,
        held=max(0, counts.held - len(names)),
        left_out=counts.found - counts.held,
        twice=found.twice,
        not_read=found.not_read,
        unread=imports.unread_of_added(db, account.id, mark),
    )
    imports.set_added(db, account.id, to_document(added))
    return added


def _in_area(item: EvidenceItem, area: Area | None) -> EvidenceItem:
    return replace(item, areas=(area,)) if area else item
