"""Look for evidence in a person's bank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cea_helper.evidence import EvidenceItem
from cea_helper.people import Account
from cea_helper.storage import Database, Store, evidence, evidence_search, guessed_areas
from cea_helper.storage.evidence_search import Found, Wanted
from cea_helper.strength import Conditions

PAGE = 50
_NEW = timedelta(days=1)
# A file that was just imported brings more than anybody noted.
_MOST_NEW = 10


@dataclass(frozen=True)
class FoundPage:
    """One page of what was found: `found` of `total` items fit. `years` are the bank's own.

    `guessed` are the identifiers of all items of the bank whose main area is a guess.
    """

    items: tuple[EvidenceItem, ...]
    found: int
    total: int
    page: int
    pages: int
    years: tuple[int, int] | None
    guessed: frozenset[str]


def find_page(
    store: Store, account: Account, wanted: Wanted, conditions: Conditions, page: int
) -> FoundPage:
    """Return a page of the items that fit, the newest first; the last page where there is no such.

    What an item lacks is judged by `conditions`. The time it takes hardly grows with the bank.
    """
    with store.data.read_tx() as db:
        total = evidence_search.count(db, account.id)
        # No further than the bank goes, however large a number the address has.
        shown = max(1, min(page, _pages(total)))
        found = _find(db, account, wanted, conditions, shown)
        pages = _pages(found.count)
        if shown > pages:
            shown, found = pages, _find(db, account, wanted, conditions, pages)
        items = evidence.list_named(db, account.id, found.names)
        years = evidence_search.years(db, account.id)
        guessed = frozenset(guessed_areas.list_for(db, account.id))
    return FoundPage(items, found.count, total, shown, pages, years, guessed)


def find_names(
    store: Store, account: Account, wanted: Wanted, conditions: Conditions
) -> tuple[str, ...]:
    """Return the identifiers of all items that fit, the newest first."""
    with store.data.read_tx() as db:
        return evidence_search.find(db, account.id, wanted, conditions).names


def list_new(store: Store, account: Account, now: datetime) -> tuple[str, ...]:
    """Return the identifiers of what came in within a day, the newest first, and not too many."""
    with store.data.read_tx() as db:
        return evidence.list_added_since(db, account.id, now - _NEW, _MOST_NEW)


def _find(
    db: Database, account: Account, wanted: Wanted, conditions: Conditions, page: int
) -> Found:
    return evidence_search.find(db, account.id, wanted, conditions, (page - 1) * PAGE, PAGE)


def _pages(count: int) -> int:
    return max(1, -(-count // PAGE))
