"""Where the words of each version of a text come from, as far as that is known."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby

from sqlite_utils import Database

from cea_helper.storage.columns import from_document, to_document


def get(db: Database, owner_id: int, application_id: int, box: str, version: int) -> str | None:
    """Return the origins of this version of the person's text, or None where none are known."""
    rows = db.execute(
        "select runs from own_words join application on application.id = application_id"
        " where owner_id = ? and application_id = ? and box = ? and version = ?",
        (owner_id, application_id, box, version),
    ).fetchall()
    return _from_runs(rows[0]["runs"]) if rows else None


def list_for(
    db: Database, application_id: int, box: str, versions: Sequence[int]
) -> dict[int, str]:
    """Return the origins of those of these versions of which any are known, by their numbers."""
    rows = db.execute(
        "select version, runs from own_words where application_id = ? and box = ?"
        " and version in (select value from json_each(?))",
        (application_id, box, json.dumps(versions)),
    ).fetchall()
    return {row["version"]: _from_runs(row["runs"]) for row in rows}


def add(db: Database, application_id: int, box: str, version: int, origins: str) -> None:
    """Keep the origins of a version that was just saved."""
    runs = [[letter, len(list(run))] for letter, run in groupby(origins)]
    db.execute(
        "insert into own_words (application_id, box, version, runs) values (?, ?, ?, ?)",
        (application_id, box, version, from_document(runs)),
    )


def _from_runs(runs: str) -> str:
    return "".join(letter * length for letter, length in to_document(runs))
