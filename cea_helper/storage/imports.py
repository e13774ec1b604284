"""What was found in a file of evidence and waits until the person has chosen from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from cea_helper.evidence import EvidenceItem
from cea_helper.storage import evidence
from cea_helper.storage.columns import (
    from_document,
    from_moment,
    to_document,
    to_moment,
)

_ITEM_COLUMNS = (
    "owner_id, position, id, record, same_as, identifiers, unread, resembles, is_ticked, "
    + evidence.COLUMNS
)
_ITEM_VALUES = ", ".join("?" * (_ITEM_COLUMNS.count(",") + 1))


@dataclass(frozen=True)
class StoredImport:
    """An import as it is kept; `mark` tells it from others. Its documents are the use case's."""

    mark: str
    file_name: str
    started_at: datetime
    columns: Mapping[str, Any] | None
    read: Mapping[str, Any] | None
    added: Mapping[str, Any] | None


@dataclass(frozen=True)
class WaitingItem:
    """An item that was found: the record that it stood in, and whether it is to be taken.

    `same_as` is the item of the bank that it equals, if any; `resembles` says of which it may be
    the same, or why it is. `identifiers` are places and kinds of what may tell who a patient is.
    `unread` are the columns and cells that were not understood.
    """

    position: int
    record: int
    item: EvidenceItem
    same_as: str | None
    identifiers: tuple[tuple[str, str, str], ...]
    is_ticked: bool
    unread: tuple[tuple[str, str], ...] = ()
    resembles: Resemblance | None = None


@dataclass(frozen=True)
class Resemblance:
    """An item of the bank, by its identifier, or of the file, by its record, and what is alike."""

    title: str
    why: str
    evidence_id: str = ""
    record: int = 0


@dataclass(frozen=True)
class Counts:
    """How many items wait, are ticked, are held by the bank already, and may be there already."""

    found: int
    ticked: int
    held: int
    held_ticked: int
    identifying: int
    alike: int = 0


def put(
    db: Database, owner_id: int, mark: str, file_name: str, content: bytes, now: datetime
) -> None:
    """Keep the file as the person's one import, in place of any other."""
    delete(db, owner_id)
    db.execute(
        "insert into waiting_import (owner_id, mark, file_name, started_at, content)"
        " values (?, ?, ?, ?, ?)",
        (owner_id, mark, file_name, from_moment(now), content),
    )


def get(db: Database, owner_id: int) -> StoredImport | None:
    """Return the person's import, without the file, or None."""
    rows = db.execute(
        "select mark, file_name, started_at, columns, read, added from waiting_import"
        " where owner_id = ?",
        (owner_id,),
    ).fetchall()
    return _to_import(rows[0]) if rows else None


def name_of(db: Database, owner_id: int) -> str:
    """Return the name of the file of the person's import."""
    stored = get(db, owner_id)
    return stored.file_name if stored else ""


def content(db: Database, owner_id: int) -> bytes:
    """Return what is in the file of the person's import; nothing where there is none."""
    rows = db.execute(
        "select content from waiting_import where owner_id = ?", (owner_id,)
    ).fetchall()
    return bytes(rows[0]["content"]) if rows else b""


def set_columns(db: Database, owner_id: int, columns: Mapping[str, Any]) -> None:
    """Keep how the columns are to be read; what was found by another reading goes."""
    db.execute("delete from waiting_item where owner_id = ?", (owner_id,))
    db.execute(
        "update waiting_import set columns = ?, read = null where owner_id = ?",
        (from_document(columns), owner_id),
    )


def set_read(
    db: Database, owner_id: int, read: Mapping[str, Any], items: Iterable[WaitingItem]
) -> None:
    """Keep what was found in the file."""
    db.execute(
        "update waiting_import set read = ? where owner_id = ?", (from_document(read), owner_id)
    )
    db.conn.executemany(
        f"insert into waiting_item ({_ITEM_COLUMNS}) values ({_ITEM_VALUES})",
        (_to_row(owner_id, item) for item in items),
    )


def set_added(db: Database, owner_id: int, added: Mapping[str, Any]) -> None:
    """Keep what became of the import, and nothing else of it."""
    db.execute("delete from waiting_item where owner_id = ?", (owner_id,))
    db.execute(
        "update waiting_import set content = x'', columns = null, read = null, added = ?"
        " where owner_id = ?",
        (from_document(added), owner_id),
    )


def delete(db: Database, owner_id: int) -> None:
    """Delete the person's import, with its file and all that was found."""
    db.execute("delete from waiting_import where owner_id = ?", (owner_id,))


def delete_older(db: Database, than: datetime) -> None:
    """Delete everybody's imports that began before this moment."""
    db.execute("delete from waiting_import where started_at < ?", (from_moment(than),))


def counts(db: Database, owner_id: int) -> Counts:
    """Return how many items wait, by what is to become of them."""
    row = db.execute(
        "select count(*), coalesce(sum(is_ticked), 0), count(same_as),"
        " coalesce(sum(is_ticked and same_as is not null), 0),"
        " coalesce(sum(identifiers <> '[]'), 0),"
        " coalesce(sum(resembles is not null and same_as is null), 0)"
        " from waiting_item where owner_id = ?",
        (owner_id,),
    ).fetchone()
    return Counts(*row)


def list_items(db: Database, owner_id: int, first: int, most: int) -> tuple[WaitingItem, ...]:
    """Return at most so many items from this position on, in the order of the file."""
    rows = db.execute(
        "select * from waiting_item where owner_id = ? and position >= ? order by position limit ?",
        (owner_id, first, most),
    ).fetchall()
    return tuple(map(_to_item, rows))


def list_ticked(db: Database, owner_id: int, most: int) -> tuple[WaitingItem, ...]:
    """Return the first items that are to be taken, at most so many, in the order of the file."""
    rows = db.execute(
        "select * from waiting_item where owner_id = ? and is_ticked order by position limit ?",
        (owner_id, most),
    ).fetchall()
    return tuple(map(_to_item, rows))


def set_held(db: Database, owner_id: int, added: Sequence[tuple[WaitingItem, str]]) -> None:
    """Note that the bank has these items now, under these identifiers, and take their ticks."""
    db.conn.executemany(
        "update waiting_item set is_ticked = 0, same_as = ?, resembles = ?"
        " where owner_id = ? and position = ?",
        (
            (name, from_document(asdict(_added(one, name))), owner_id, one.position)
            for one, name in added
        ),
    )


def unread_of_added(db: Database, owner_id: int, mark: str) -> dict[str, int]:
    """Return by column how many cells of what this import added were not understood."""
    rows = db.execute(
        "select json_extract(cell.value, '$[0]') as column, count(*) as cells"
        " from waiting_item, json_each(waiting_item.unread) as cell"
        " where owner_id = ? and same_as in"
        " (select evidence_id from past_import_item where owner_id = ? and mark = ?)"
        " group by 1 order by min(position)",
        (owner_id, owner_id, mark),
    ).fetchall()
    return {row["column"]: row["cells"] for row in rows}


def tick(db: Database, owner_id: int, first: int, most: int, ticked: Sequence[int]) -> None:
    """Tick these of the items from `first` on, and none of the others of these `most`."""
    db.execute(
        "update waiting_item set is_ticked = position in (select value from json_each(?))"
        " where owner_id = ? and position >= ? and position < ?",
        (from_document(list(ticked)), owner_id, first, first + most),
    )


def tick_new(db: Database, owner_id: int) -> None:
    """Tick every item that the bank does not have, as far as is known."""
    db.execute(
        "update waiting_item set is_ticked = same_as is null and resembles is null"
        " where owner_id = ?",
        (owner_id,),
    )


def tick_none(db: Database, owner_id: int) -> None:
    """Take the tick from every item."""
    db.execute("update waiting_item set is_ticked = 0 where owner_id = ?", (owner_id,))


def set_areas(db: Database, owner_id: int, areas: Mapping[int, Sequence[str]]) -> None:
    """Put the items at these positions into these areas."""
    db.conn.executemany(
        "update waiting_item set areas = ? where owner_id = ? and position = ?",
        ((from_document(list(chosen)), owner_id, place) for place, chosen in areas.items()),
    )


def _added(one: WaitingItem, name: str) -> Resemblance:
    return Resemblance(one.item.title, "it was added from this file", evidence_id=name)


def _to_row(owner_id: int, waiting: WaitingItem) -> tuple[Any, ...]:
    return (
        owner_id,
        waiting.position,
        waiting.item.id,
        waiting.record,
        waiting.same_as,
        from_document(waiting.identifiers),
        from_document(waiting.unread),
        from_document(asdict(waiting.resembles)) if waiting.resembles else None,
        waiting.is_ticked,
        *evidence.to_row(waiting.item),
    )


def _to_item(row: Any) -> WaitingItem:
    return WaitingItem(
        position=row["position"],
        record=row["record"],
        item=evidence.from_row(row),
        same_as=row["same_as"],
        identifiers=tuple(tuple(found) for found in to_document(row["identifiers"])),
        is_ticked=bool(row["is_ticked"]),
        unread=tuple(tuple(cell) for cell in to_document(row["unread"])),
        resembles=Resemblance(**to_document(row["resembles"])) if row["resembles"] else None,
    )


def _to_import(row: Any) -> StoredImport:
    documents = {
        name: None if row[name] is None else to_document(row[name])
        for name in ("columns", "read", "added")
    }
    return StoredImport(row["mark"], row["file_name"], to_moment(row["started_at"]), **documents)
