"""The files that people keep as proof. A file is known by the digest of its content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from cea_helper.storage.columns import from_document, from_moment

_NOT_NAMED = (
    "delete from file where owner_id = ?1 and digest not in ("
    "select json_extract(proof.value, '$.file') from evidence, json_each(evidence.proof) as proof"
    " where evidence.owner_id = ?1 and json_extract(proof.value, '$.file') is not null)"
)


@dataclass(frozen=True)
class FileFacts:
    """What is known of a file without its content: its kind, and its size in bytes."""

    digest: str
    kind: str
    size: int


def add(db: Database, owner_id: int, digest: str, kind: str, content: bytes, now: datetime) -> None:
    """Keep the file; one that the person has already is kept once."""
    db.execute(
        "insert or ignore into file (owner_id, digest, kind, size, added_at, content)"
        " values (?, ?, ?, ?, ?, ?)",
        (owner_id, digest, kind, len(content), from_moment(now), content),
    )


def content(db: Database, owner_id: int, digest: str) -> bytes | None:
    """Return what is in the person's file with this digest, or None."""
    rows = db.execute(
        "select content from file where owner_id = ? and digest = ?", (owner_id, digest)
    ).fetchall()
    return bytes(rows[0]["content"]) if rows else None


def facts(db: Database, owner_id: int, digests: Iterable[str]) -> dict[str, FileFacts]:
    """Return what is known of those of the files that are the person's, by digest."""
    rows = db.execute(
        "select digest, kind, size from file where owner_id = ?"
        " and digest in (select value from json_each(?))",
        (owner_id, from_document(list(digests))),
    ).fetchall()
    return {row["digest"]: FileFacts(row["digest"], row["kind"], row["size"]) for row in rows}


def total_size(db: Database, owner_id: int) -> int:
    """Return the bytes of all the person's files."""
    row = db.execute(
        "select coalesce(sum(size), 0) from file where owner_id = ?", (owner_id,)
    ).fetchone()
    return int(row[0])


def delete_unused(db: Database, owner_id: int) -> None:
    """Delete the person's files that no item of theirs names as its proof."""
    db.execute(_NOT_NAMED, (owner_id,))
