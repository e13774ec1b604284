"""What an import added: list it, and take it back."""

from __future__ import annotations

from dataclasses import dataclass

from cea_helper.errors import NoImportWaiting
from cea_helper.evidence import EvidenceItem
from cea_helper.people import Account
from cea_helper.storage import Database, Store, evidence, past_imports
from cea_helper.storage.past_imports import PastImport

_MOST_LISTED = 20


@dataclass(frozen=True)
class AddedItems:
    """The items that an import added and are still there, and how many nobody has touched."""

    items: tuple[EvidenceItem, ...]
    untouched: int


def list_past(store: Store, account: Account) -> tuple[PastImport, ...]:
    """Return the person's newest imports of which anything is still there."""
    with store.data.read_tx() as db:
        return past_imports.list_for(db, account.id, _MOST_LISTED)


def get_added(store: Store, account: Account, mark: str) -> AddedItems:
    """Return what the import added. Raises NoImportWaiting where nothing of it is there."""
    with store.data.read_tx() as db:
        names = _names(db, account, mark)
        untouched = past_imports.untouched(db, account.id, mark)
        return AddedItems(evidence.list_named(db, account.id, names), len(untouched))


def take_back(store: Store, account: Account, mark: str) -> tuple[int, int]:
    """Delete what the import added; return how many items went and how many stayed.

    What was changed, placed or written of since stays. Raises NoImportWaiting.
    """
    with store.data.write_tx() as db:
        names = _names(db, account, mark)
        untouched = past_imports.untouched(db, account.id, mark)
        for name in untouched:
            evidence.delete(db, account.id, name)
    return len(untouched), len(names) - len(untouched)


def _names(db: Database, account: Account, mark: str) -> tuple[str, ...]:
    names = past_imports.names_of(db, account.id, mark)
    if not names:
        raise NoImportWaiting
    return names
