"""A trust's own award schemes and its corrections to others: every revision is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import tomli
from sqlite_utils import Database

from cea_helper.people import Account
from cea_helper.schemes import Catalogue, with_what_fits, write_file
from cea_helper.storage.columns import from_moment, to_moment

# The newest revision of each scheme among those up to a number.
_NEWEST = (
    "select tree from scheme_revision join (select max(revision) as revision from scheme_revision"
    " where revision <= ? group by family) using (revision) order by family"
)


@dataclass(frozen=True)
class Revision:
    """One change to a scheme: who made it, when, and what they noted about it."""

    number: int
    saved_at: datetime
    saved_by: str
    note: str


def newest_revision(db: Database) -> int:
    """Return the number of the latest change to any scheme; 0 where there was none."""
    row = db.execute("select max(revision) from scheme_revision").fetchone()
    return row[0] or 0


def catalogue(db: Database, until: int | None = None) -> Catalogue:
    """Return the rounds as they stand, or as they stood after the revision `until`.

    What a newer program cannot read any more is left out, and the catalogue says so.
    """
    return with_what_fits(all_corrections(db, until).values())


def corrections(db: Database, family: str, until: int | None = None) -> Mapping[str, Any] | None:
    """Return what is stored of the scheme, as a tree; None where nothing is.

    Where `until` is given, as it stood after that revision.
    """
    rows = db.execute(
        "select tree from scheme_revision where family = ? and revision <= coalesce(?, revision)"
        " order by revision desc limit 1",
        (family, until),
    ).fetchall()
    return tomli.loads(rows[0]["tree"]) if rows else None


def all_corrections(db: Database, until: int | None = None) -> dict[str, Mapping[str, Any]]:
    """Return what is stored of every scheme, by scheme; where named, as it stood after `until`."""
    newest = newest_revision(db) if until is None else until
    rows = db.execute(_NEWEST, (newest,)).fetchall()
    trees = (tomli.loads(row["tree"]) for row in rows)
    return {tree["id"]: tree for tree in trees}


def add_revision(
    db: Database, account: Account, tree: Mapping[str, Any], note: str, now: datetime
) -> int:
    """Keep what the tree says of its scheme from now on, and return the number of the revision."""
    rows = db.execute(
        "insert into scheme_revision (family, tree, saved_at, saved_by, note)"
        " values (?, ?, ?, ?, ?) returning revision",
        (tree["id"], write_file(tree).decode(), from_moment(now), account.id, note),
    ).fetchall()
    return int(rows[0]["revision"])


def list_revisions(db: Database, family: str) -> tuple[Revision, ...]:
    """Return every change to the scheme, the latest first."""
    rows = db.execute(
        "select revision, saved_at, note, account.name as saver from scheme_revision"
        " join account on account.id = scheme_revision.saved_by"
        " where family = ? order by revision desc",
        (family,),
    ).fetchall()
    return tuple(_to_revision(row) for row in rows)


def newest_revisions(db: Database) -> dict[str, Revision]:
    """Return the latest change to each scheme that was ever changed here, by scheme."""
    rows = db.execute(
        "select family, revision, saved_at, note, account.name as saver from scheme_revision"
        " join account on account.id = scheme_revision.saved_by"
        " where revision in (select max(revision) from scheme_revision group by family)"
    ).fetchall()
    return {row["family"]: _to_revision(row) for row in rows}


def count_applications(db: Database) -> dict[str, int]:
    """Return how many applications each round has that has any."""
    rows = db.execute("select scheme, count(*) as number from application group by scheme")
    return {row["scheme"]: row["number"] for row in rows.fetchall()}


def count_texts(db: Database) -> dict[str, dict[str, int]]:
    """Return in how many applications a box has a text, by round and box; only where any has."""
    rows = db.execute(
        "select scheme, box, count(*) as number from application"
        " join (select application_id, box, max(version) as version from box_version"
        " group by application_id, box) as newest on newest.application_id = application.id"
        " join box_version using (application_id, box, version)"
        " where text <> '' group by scheme, box"
    ).fetchall()
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        found.setdefault(row["scheme"], {})[row["box"]] = row["number"]
    return found


def _to_revision(row: Any) -> Revision:
    return Revision(row["revision"], to_moment(row["saved_at"]), row["saver"], row["note"])
