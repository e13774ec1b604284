"""The history of one text: what was saved when and by whom, and the names of some versions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlite_utils import Database

from cea_helper.application import BoxVersion, VersionNote
from cea_helper.storage.applications import VERSION, to_version
from cea_helper.storage.columns import to_moment

# The texts are not among it: a text that is saved while it is written has hundreds of versions.
_NOTES = (
    "select version, saved_at, account.name as saver, is_autosave, coalesce(given.name, '') as name"
    " from box_version join account on account.id = box_version.saved_by"
    " left join version_name as given using (application_id, box, version)"
    " where application_id = ? and box = ? order by version desc"
)


def get(db: Database, application_id: int, box: str, version: int) -> BoxVersion | None:
    """Return this saved version of the box's text, or None."""
    rows = db.execute(f"{VERSION} and version = ?", (application_id, box, version)).fetchall()
    return to_version(rows[0]) if rows else None


def list_notes(db: Database, application_id: int, box: str) -> tuple[VersionNote, ...]:
    """Return what is known of every saved version of the box, without its text, newest first."""
    rows = db.execute(_NOTES, (application_id, box)).fetchall()
    return tuple(_to_note(row) for row in rows)


def list_texts(
    db: Database, application_id: int, box: str, versions: Sequence[int]
) -> dict[int, str]:
    """Return the texts of these versions of the box by their numbers."""
    rows = db.execute(
        "select version, text from box_version where application_id = ? and box = ?"
        " and version in (select value from json_each(?))",
        (application_id, box, json.dumps(versions)),
    ).fetchall()
    return {row["version"]: row["text"] for row in rows}


def get_name(db: Database, application_id: int, box: str, version: int) -> str:
    """Return the name of the version, empty where it has none."""
    rows = db.execute(
        "select name from version_name where application_id = ? and box = ? and version = ?",
        (application_id, box, version),
    ).fetchall()
    return rows[0]["name"] if rows else ""


def set_name(db: Database, application_id: int, box: str, version: int, name: str) -> None:
    """Give the version this name in place of any other; an empty one takes its name away."""
    of_version = (application_id, box, version)
    db.execute(
        "delete from version_name where application_id = ? and box = ? and version = ?", of_version
    )
    if name:
        db.execute(
            "insert into version_name (application_id, box, version, name) values (?, ?, ?, ?)",
            (*of_version, name),
        )


def _to_note(row: Any) -> VersionNote:
    return VersionNote(
        version=row["version"],
        saved_at=to_moment(row["saved_at"]),
        saved_by=row["saver"],
        is_autosave=bool(row["is_autosave"]),
        name=row["name"],
    )
