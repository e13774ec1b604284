"""Which items of a person's bank came in by which import."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from cea_helper.storage.columns import from_moment, to_moment


@dataclass(frozen=True)
class PastImport:
    """An import and how many of the items that it added are still there."""

    mark: str
    file_name: str
    added_at: datetime
    count: int


def add(
    db: Database, owner_id: int, mark: str, file_name: str, names: Sequence[str], now: datetime
) -> None:
    """Note that the import added the items with these identifiers, after any that it had added."""
    db.execute(
        "insert into past_import (owner_id, mark, file_name, added_at)"
        " values (?, ?, ?, ?) on conflict do nothing",
        (owner_id, mark, file_name, from_moment(now)),
    )
    row = db.execute(
        "select coalesce(max(position) + 1, 0) as first from past_import_item"
        " where owner_id = ? and mark = ?",
        (owner_id, mark),
    ).fetchone()
    db.conn.executemany(
        "insert into past_import_item (owner_id, mark, position, evidence_id) values (?, ?, ?, ?)",
        ((owner_id, mark, position, name) for position, name in enumerate(names, row["first"])),
    )


def list_for(db: Database, owner_id: int, most: int) -> tuple[PastImport, ...]:
    """Return the person's newest imports of which anything is still there."""
    rows = db.execute(
        "select mark, file_name, added_at, count(*) as items"
        " from past_import join past_import_item using (owner_id, mark)"
        " where owner_id = ? group by mark order by added_at desc limit ?",
        (owner_id, most),
    ).fetchall()
    return tuple(
        PastImport(row["mark"], row["file_name"], to_moment(row["added_at"]), row["items"])
        for row in rows
    )


def names_of(db: Database, owner_id: int, mark: str) -> tuple[str, ...]:
    """Return the identifiers of what the import added and is still there, in its order."""
    rows = db.execute(
        "select evidence_id from past_import_item where owner_id = ? and mark = ?"
        " order by position",
        (owner_id, mark),
    ).fetchall()
    return tuple(row["evidence_id"] for row in rows)


def untouched(db: Database, owner_id: int, mark: str) -> tuple[str, ...]:
    """Return those of them that nobody has changed, placed or written of since."""
    rows = db.execute(
        "select evidence_id from past_import_item as added join evidence"
        " on evidence.owner_id = added.owner_id and evidence.id = added.evidence_id"
        " where added.owner_id = ? and added.mark = ? and evidence.version = 1"
        " and not exists (select 1 from claim where claim.owner_id = added.owner_id"
        " and claim.evidence_id = added.evidence_id)"
        " and not exists (select 1 from placement where placement.owner_id = added.owner_id"
        " and placement.evidence_id = added.evidence_id) order by added.position",
        (owner_id, mark),
    ).fetchall()
    return tuple(row["evidence_id"] for row in rows)
