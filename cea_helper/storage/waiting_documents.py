"""Word documents that came back and wait until their person has chosen what to take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from cea_helper.storage.columns import from_document, from_moment, to_document, to_moment


@dataclass(frozen=True)
class WaitingDocument:
    """A document for an application; `mark` tells it from others. `read` is None until it is."""

    mark: str
    file_name: str
    started_at: datetime
    read: Mapping[str, Any] | None
    choices: Mapping[str, Any]


def put(
    db: Database, application_id: int, mark: str, file_name: str, content: bytes, now: datetime
) -> None:
    """Keep the document as the one of the application, in place of any other."""
    delete(db, application_id)
    db.execute(
        "insert into waiting_document (application_id, mark, file_name, started_at, content)"
        " values (?, ?, ?, ?, ?)",
        (application_id, mark, file_name, from_moment(now), content),
    )


def get(db: Database, application_id: int) -> WaitingDocument | None:
    """Return the document that waits for the application, without the file itself, or None."""
    rows = db.execute(
        "select mark, file_name, started_at, read, choices from waiting_document"
        " where application_id = ?",
        (application_id,),
    ).fetchall()
    return _to_waiting(rows[0]) if rows else None


def content(db: Database, application_id: int) -> bytes:
    """Return the file that waits to be read; nothing where there is none."""
    rows = db.execute(
        "select content from waiting_document where application_id = ?", (application_id,)
    ).fetchall()
    return bytes(rows[0]["content"]) if rows else b""


def set_read(db: Database, application_id: int, read: Mapping[str, Any]) -> None:
    """Keep what was read. The file itself is of no more use and goes."""
    db.execute(
        "update waiting_document set content = x'', read = ? where application_id = ?",
        (from_document(read), application_id),
    )


def set_choices(db: Database, application_id: int, choices: Mapping[str, Any]) -> None:
    """Keep what the person has chosen so far."""
    db.execute(
        "update waiting_document set choices = ? where application_id = ?",
        (from_document(choices), application_id),
    )


def delete(db: Database, application_id: int) -> None:
    """Delete what waits for the application."""
    db.execute("delete from waiting_document where application_id = ?", (application_id,))


def delete_older(db: Database, than: datetime) -> None:
    """Delete everybody's documents that came before this moment."""
    db.execute("delete from waiting_document where started_at < ?", (from_moment(than),))


def _to_waiting(row: Any) -> WaitingDocument:
    return WaitingDocument(
        row["mark"],
        row["file_name"],
        to_moment(row["started_at"]),
        None if row["read"] is None else to_document(row["read"]),
        to_document(row["choices"]),
    )
