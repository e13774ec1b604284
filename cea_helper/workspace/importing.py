"""Evidence from a file of another program: read it, choose from what was found, add that.

Nothing comes into the bank before the person has chosen. In between, the file and what was found in
it wait on the server, one import for each person, for a day.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from cea_helper.checks import identifiers_in, item_texts
from cea_helper.errors import NoImportWaiting
from cea_helper.evidence import Area, EvidenceItem
from cea_helper.interchange.evidence_files import (
    Columns,
    FoundEvidence,
    NoColumnOfTitles,
    read_evidence,
)
from cea_helper.interchange.evidence_files.found import Progress
from cea_helper.people import Account
from cea_helper.storage import Database, Store, evidence, imports
from cea_helper.storage.imports import Counts, WaitingItem
from cea_helper.workspace import naming
from cea_helper.workspace.import_likeness import Resemblances
from cea_helper.workspace.waiting_import import (
    Added,
    Found,
    Import,
    about,
    to_added,
    to_columns,
    to_document,
    to_found,
    unmatched,
)

PAGE = 50
KEPT_FOR = timedelta(days=1)

_LONGEST_WORDS = 60


@dataclass(frozen=True)
class FoundPage:
    """One page of what was found, and how many items there are by what is to become of them."""

    items: tuple[WaitingItem, ...]
    counts: Counts
    page: int
    pages: int


def start(store: Store, account: Account, file_name: str, content: bytes, now: datetime) -> str:
    """Keep the file to be read, in place of any other of the person's, and return its mark.

    Imports that were left for a day go.
    """
    moment = now.isoformat().encode()
    mark = hashlib.sha256(moment + hashlib.sha256(content).digest()).hexdigest()[:16]
    with store.data.write_tx() as db:
        imports.delete_older(db, now - KEPT_FOR)
        imports.put(db, account.id, mark, file_name, content, now)
    return mark


def read(store: Store, account: Account, mark: str, progress: Progress) -> None:
    """Read the file of the import, compare it with the bank, and keep what was found.

    What `progress` raises ends it. Raises UnreadableEvidenceFile; then the import is gone.
    """
    with store.data.read_tx() as db:
        stored = imports.get(db, account.id)
        content = imports.content(db, account.id)
        held = evidence.list_for(db, account.id)
        schemes = store.schemes(db).published
    if stored is None or stored.mark != mark:
        return
    try:
        columns = to_columns(stored.columns) if stored.columns else None
        found = read_evidence(content, None, columns, progress, schemes)
    except NoColumnOfTitles as error:
        if not any(error.sheet.columns.titles):
            raise
        _keep(store, account, mark, unmatched(error.sheet), ())
        return
    items = tuple(_waiting(found, Resemblances(found.items, held)))
    _keep(store, account, mark, about(found), items)


def match_columns(
    store: Store, account: Account, fields: Sequence[str | None], now: datetime
) -> str:
    """Say what each column of the sheet holds; it is to be read again. Returns the mark.

    Raises NoImportWaiting.
    """
    with store.data.write_tx() as db:
        known = _get(db, account, now)
        if known.found is None or known.found.sheet is None:
            raise NoImportWaiting
        columns = replace(known.found.sheet.columns, fields=tuple(fields))
        imports.set_columns(db, account.id, to_document(columns))
    return known.mark


def choose_sheet(
    store: Store, account: Account, sheet: str | None, header_row: int, now: datetime
) -> str:
    """Say which sheet is meant and where its header is, 0 for wherever; it is to be read again.

    Returns the mark. Raises NoImportWaiting.
    """
    with store.data.write_tx() as db:
        known = _get(db, account, now)
        if known.found is None or known.found.sheet is None:
            raise NoImportWaiting
        imports.set_columns(db, account.id, to_document(Columns(sheet, header_row, (), ())))
    return known.mark


def get_import(store: Store, account: Account, now: datetime) -> Import:
    """Return the person's import. Raises NoImportWaiting."""
    with store.data.read_tx() as db:
        return _get(db, account, now)


def list_found(store: Store, account: Account, page: int) -> FoundPage:
    """Return a page of the items that were found; the last page where there is no such."""
    with store.data.read_tx() as db:
        counts = imports.counts(db, account.id)
        pages = max(1, -(-counts.found // PAGE))
        shown = max(1, min(page, pages))
        items = imports.list_items(db, account.id, (shown - 1) * PAGE, PAGE)
    return FoundPage(items, counts, shown, pages)


def tick(
    store: Store,
    account: Account,
    mark: str,
    page: int,
    ticked: Sequence[int],
    areas: Mapping[int, Area] | None = None,
) -> None:
    """Tick these items of a page and none of its others; give some another main area.

    Raises NoImportWaiting.
    """
    with store.data.write_tx() as db:
        check_waiting(db, account, mark)
        first = (page - 1) * PAGE
        imports.tick(db, account.id, first, PAGE, ticked)
        if areas:
            shown = imports.list_items(db, account.id, first, PAGE)
            chosen = {
                one.position: tuple(dict.fromkeys((areas[one.position], *one.item.areas[1:])))
                for one in shown
                if one.position in areas
            }
            imports.set_areas(db, account.id, chosen)


def tick_all(store: Store, account: Account, mark: str, is_ticked: bool) -> None:
    """Tick everything that the bank does not have yet, or nothing. Raises NoImportWaiting."""
    with store.data.write_tx() as db:
        check_waiting(db, account, mark)
        if is_ticked:
            imports.tick_new(db, account.id)
        else:
            imports.tick_none(db, account.id)


def list_added(store: Store, account: Account, added: Added, most: int) -> tuple[EvidenceItem, ...]:
    """Return the first of the items that an import added, without those that are gone again."""
    with store.data.read_tx() as db:
        return evidence.list_named(db, account.id, added.names[:most])


def cancel(store: Store, account: Account, mark: str) -> None:
    """Forget the import with this mark; the bank stays as it is. Where it is gone, all is well."""
    with store.data.write_tx() as db:
        stored = imports.get(db, account.id)
        if stored is not None and stored.mark == mark:
            imports.delete(db, account.id)


def check_waiting(db: Database, account: Account, mark: str) -> Found:
    """Return what waits under this mark; raise NoImportWaiting where it is not there to choose."""
    stored = imports.get(db, account.id)
    if stored is None or stored.mark != mark or stored.read is None:
        raise NoImportWaiting
    return to_found(stored.read)


def _keep(
    store: Store, account: Account, mark: str, found: Found, items: Sequence[WaitingItem]
) -> None:
    with store.data.write_tx() as db:
        stored = imports.get(db, account.id)
        # The person may have cancelled it meanwhile, or chosen another file.
        if stored is not None and stored.mark == mark and stored.read is None:
            imports.set_read(db, account.id, to_document(found), items)


def _waiting(found: FoundEvidence, resemblances: Resemblances) -> Iterator[WaitingItem]:
    unread: dict[int, list[tuple[str, str]]] = {}
    for cell in found.unread:
        unread.setdefault(cell.record, []).append((cell.column, cell.words[:_LONGEST_WORDS]))
    pairs = zip(found.items, found.records, strict=True)
    for position, (item, record) in enumerate(pairs):
        is_made_up = item.id == f"e{record}"
        known = resemblances.find(item, record)
        identifiers = tuple(_identifiers(item))
        yield WaitingItem(
            position=position,
            record=record,
            item=replace(item, id=_new_id(item, identifiers)) if is_made_up else item,
            same_as=resemblances.held.get(item.id),
            identifiers=identifiers,
            is_ticked=known is None,
            unread=tuple(unread.get(record, ())),
            resembles=known,
        )


def _new_id(item: EvidenceItem, identifiers: tuple[tuple[str, str, str], ...]) -> str:
    # The bank gives an item without an identifier one that tells nothing of a patient.
    tells = any(where == "title" for where, _, _ in identifiers)
    return "" if tells else naming.from_title(item.title)


def _identifiers(item: EvidenceItem) -> Iterator[tuple[str, str, str]]:
    """Yield, for each that is found, the text it stands in, its words, and what to do."""
    texts = dict(item_texts(item))
    for where, found in identifiers_in(texts.items()):
        words = texts[where][found.start : found.end]
        yield where, words[:_LONGEST_WORDS], found.message


def _get(db: Database, account: Account, now: datetime) -> Import:
    stored = imports.get(db, account.id)
    if stored is None or stored.started_at < now - KEPT_FOR:
        raise NoImportWaiting
    return Import(
        stored.mark,
        stored.file_name,
        to_found(stored.read) if stored.read else None,
        to_added(stored.added) if stored.added else None,
    )
