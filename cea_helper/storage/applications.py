"""Applications, the domain chosen for an item in each, every version of a text, its claims."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from cea_helper.application import BoxVersion, Claim, StoredApplication
from cea_helper.people import Account
from cea_helper.schemes import Catalogue
from cea_helper.storage.columns import from_moment, to_moment

# For each of the boxes whose names come as a JSON list, the rows of its newest version in another
# table. A step in an index for each box, however many versions there are: `cross join` holds
# SQLite to that order.
_IN_NEWEST = (
    " from json_each(:boxes) as wanted cross join {table} on {table}.application_id = :application"
    " and {table}.box = wanted.value and {table}.version = ("
    "select max(version) from box_version as saved"
    " where saved.application_id = :application and saved.box = wanted.value)"
)
NEWEST_REVISION = "(select coalesce(max(revision), 0) from scheme_revision)"
STORED_COLUMNS = (
    "application.*, (select max(saved_at) from box_version"
    " where box_version.application_id = application.id) as saved_at,"
    f" seen_revision < {NEWEST_REVISION} as is_behind"
)
_STORED = f"select {STORED_COLUMNS} from application"
# The newest version of every box of all the person's applications, from the index alone.
_ALL_NEWEST = (
    " from (select application_id, box, max(version) as version from box_version where"
    " application_id in (select id from application where owner_id = ?)"
    " group by application_id, box) as newest join {table} using (application_id, box, version)"
)
VERSION = (
    "select box_version.*, account.name as saver from box_version"
    " join account on account.id = box_version.saved_by where application_id = ? and box = ?"
)


def list_for(db: Database, schemes: Catalogue, owner_id: int) -> tuple[StoredApplication, ...]:
    """Return the person's applications, the latest started first."""
    rows = db.execute(f"{_STORED} where owner_id = ? order by id desc", (owner_id,)).fetchall()
    return tuple(to_stored(row, schemes) for row in rows)


def get(
    db: Database, schemes: Catalogue, owner_id: int, application_id: int
) -> StoredApplication | None:
    """Return the person's application with this number, or None."""
    rows = db.execute(
        f"{_STORED} where owner_id = ? and id = ?", (owner_id, application_id)
    ).fetchall()
    return to_stored(rows[0], schemes) if rows else None


def add(db: Database, owner_id: int, scheme: str, as_of: date | None, now: datetime) -> int:
    """Add an application without any text and return its number, which was never used before.

    Whoever starts it knows the round with all its corrections.
    """
    rows = db.execute(
        "insert into application (owner_id, scheme, as_of, created_at, seen_revision)"
        f" values (?, ?, ?, ?, {NEWEST_REVISION}) returning id",
        (owner_id, scheme, as_of and as_of.isoformat(), from_moment(now)),
    ).fetchall()
    return int(rows[0]["id"])


def set_as_of(db: Database, application_id: int, as_of: date | None) -> None:
    """Judge the application on this day; None stands for each day anew."""
    db.execute(
        "update application set as_of = ? where id = ?",
        (as_of and as_of.isoformat(), application_id),
    )


def see_revision(db: Database, application_id: int, revision: int) -> None:
    """Note that the applicant knows of the corrections up to this one; never of fewer than before.

    One that is not there yet cannot be known.
    """
    db.execute(
        f"update application set seen_revision = max(seen_revision, min(?, {NEWEST_REVISION}))"
        " where id = ?",
        (revision, application_id),
    )


def delete(db: Database, application_id: int) -> None:
    """Delete the application with every version of its texts. The evidence stays."""
    db.execute("delete from application where id = ?", (application_id,))


def place(
    db: Database, owner_id: int, application_id: int, evidence_id: str, domain: str | None
) -> None:
    """Use the item in this domain of the application; None leaves it to the item's areas."""
    db.execute(
        "delete from placement where application_id = ? and evidence_id = ?",
        (application_id, evidence_id),
    )
    if domain is not None:
        db.execute(
            "insert into placement (application_id, owner_id, evidence_id, domain)"
            " values (?, ?, ?, ?)",
            (application_id, owner_id, evidence_id, domain),
        )


def texts_off_form(db: Database, application_id: int, boxes: Sequence[str]) -> dict[str, str]:
    """Return the newest text of each box that is none of `boxes`, where it is not empty."""
    rows = db.execute(
        "select box, text from box_version where application_id = :application"
        " and box not in (select value from json_each(:boxes)) and version = ("
        "select max(version) from box_version as saved"
        " where saved.application_id = :application and saved.box = box_version.box)"
        " and text <> '' order by box",
        {"boxes": json.dumps(boxes), "application": application_id},
    ).fetchall()
    return {row["box"]: row["text"] for row in rows}


def newest_claims(
    db: Database, application_id: int, boxes: Sequence[str]
) -> tuple[tuple[int, Claim], ...]:
    """Return the claims of the newest versions, each with its position among all of them."""
    rows = db.execute(
        "select claim.*" + _IN_NEWEST.format(table="claim") + " order by position, rank",
        {"boxes": json.dumps(boxes), "application": application_id},
    ).fetchall()
    grouped = groupby(rows, key=lambda row: row["position"])
    return tuple((position, _to_claim(list(named))) for position, named in grouped)


def next_position(db: Database, application_id: int) -> int:
    """Return a position after those of all claims that the application ever had."""
    rows = db.execute(
        "select coalesce(max(position) + 1, 0) as next from claim where application_id = ?",
        (application_id,),
    ).fetchall()
    return int(rows[0]["next"])


def all_placements(db: Database, owner_id: int) -> dict[int, dict[str, str]]:
    """Return for each of the person's applications the domain chosen for an item, where one is."""
    rows = db.execute(
        "select application_id, evidence_id, domain from placement where owner_id = ?", (owner_id,)
    ).fetchall()
    return _by_application(rows, "evidence_id", "domain")


def all_newest_texts(db: Database, owner_id: int) -> dict[int, dict[str, str]]:
    """Return for each of the person's applications the newest text of each box that has one."""
    rows = db.execute(
        "select application_id, box, text" + _ALL_NEWEST.format(table="box_version"), (owner_id,)
    ).fetchall()
    return _by_application(rows, "box", "text")


def all_newest_claims(db: Database, owner_id: int) -> dict[int, tuple[Claim, ...]]:
    """Return for each of the person's applications the claims of the newest versions."""
    rows = db.execute(
        "select claim.*"
        + _ALL_NEWEST.format(table="claim")
        + " order by application_id, position, rank",
        (owner_id,),
    ).fetchall()
    found: dict[int, list[Claim]] = defaultdict(list)
    for key, named in groupby(rows, key=lambda row: (row["application_id"], row["position"])):
        found[key[0]].append(_to_claim(list(named)))
    return {application_id: tuple(claims) for application_id, claims in found.items()}


def newest_version(db: Database, application_id: int, box: str) -> BoxVersion:
    """Return the newest version of the box's text, or the empty version 0."""
    rows = db.execute(f"{VERSION} order by version desc limit 1", (application_id, box)).fetchall()
    return to_version(rows[0]) if rows else BoxVersion(box, 0, "", None, None)


def newest_versions(db: Database, application_id: int) -> dict[str, BoxVersion]:
    """Return the newest version of each box that has a text, by box."""
    rows = db.execute(
        "select box_version.*, account.name as saver from box_version"
        " join account on account.id = box_version.saved_by"
        " join (select box, max(version) as version from box_version where application_id = ?"
        " group by box) as newest using (box, version) where application_id = ?",
        (application_id, application_id),
    ).fetchall()
    return {row["box"]: to_version(row) for row in rows}


def list_versions(db: Database, application_id: int, box: str) -> tuple[BoxVersion, ...]:
    """Return every saved version of the box's text, newest first."""
    rows = db.execute(f"{VERSION} order by version desc", (application_id, box)).fetchall()
    return tuple(to_version(row) for row in rows)


def add_version(
    db: Database,
    account: Account,
    application_id: int,
    newest: BoxVersion,
    text: str,
    claims: Iterable[tuple[int, Claim]],
    now: datetime,
    is_autosave: bool = False,
) -> BoxVersion:
    """Add and return the version after `newest`, with the claims made in it and their positions."""
    version = BoxVersion(newest.box, newest.version + 1, text, now, account.name)
    text_of = (application_id, version.box, version.version)
    db.execute(
        "insert into box_version (application_id, box, version, text, saved_at, saved_by,"
        " is_autosave) values (?, ?, ?, ?, ?, ?, ?)",
        (*text_of, text, from_moment(now), account.id, is_autosave),
    )
    _insert_claims(db, account, text_of, claims)
    return version


def set_claims(
    db: Database, account: Account, application_id: int, saved: BoxVersion, claims: Iterable[Claim]
) -> None:
    """Let the saved version rest on these claims in place of those that it had."""
    text_of = (application_id, saved.box, saved.version)
    first = next_position(db, application_id)
    db.execute("delete from claim where application_id = ? and box = ? and version = ?", text_of)
    _insert_claims(db, account, text_of, enumerate(claims, start=first))


def _insert_claims(
    db: Database,
    account: Account,
    text_of: tuple[int, str, int],
    claims: Iterable[tuple[int, Claim]],
) -> None:
    db.conn.executemany(
        "insert into claim (application_id, box, version, position, rank, first, past, owner_id,"
        " evidence_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (*text_of, position, rank, claim.start, claim.end, account.id, evidence_id)
            for position, claim in claims
            for rank, evidence_id in enumerate(claim.evidence)
        ],
    )


def _by_application(rows: list[Any], key: str, value: str) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for row in rows:
        found[row["application_id"]][row[key]] = row[value]
    return found


def to_stored(row: Any, schemes: Catalogue) -> StoredApplication:
    """Return the application in whose row `STORED_COLUMNS` are."""
    as_of, saved_at = row["as_of"], row["saved_at"]
    return StoredApplication(
        id=row["id"],
        scheme=schemes.get(row["scheme"]),
        as_of=None if as_of is None else date.fromisoformat(as_of),
        created_at=to_moment(row["created_at"]),
        saved_at=None if saved_at is None else to_moment(saved_at),
        seen_revision=row["seen_revision"],
        is_behind=bool(row["is_behind"]),
    )


def to_version(row: Any) -> BoxVersion:
    """Return the version that `VERSION` asks for."""
    return BoxVersion(
        row["box"], row["version"], row["text"], to_moment(row["saved_at"]), row["saver"]
    )


def _to_claim(rows: list[Any]) -> Claim:
    """Return the claim whose rows, one for each item that it names, these are."""
    first = rows[0]
    named = tuple(row["evidence_id"] for row in rows)
    return Claim(first["box"], first["first"], first["past"], named)
