"""The evidence bank of each person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlite_utils import Database

from cea_helper.dates import PartialDate
from cea_helper.evidence import EvidenceItem, Impact, Present, Proof, StoredEvidence
from cea_helper.storage import evidence_index
from cea_helper.storage.columns import (
    from_document,
    from_maybe_document,
    from_moment,
    from_partial,
    present_fields,
    to_document,
    to_moment,
    to_partial,
)

COLUMNS = (
    "title, areas, started, ended, contribution, role, basis, excess, reach,"
    " impact, proof, citation, notes"
)


# All items come as one JSON document. Each row of a result makes SQLite hand Python's lock to the
# next thread, and that costs a busy server more than all else that is done with the row.
_AS_ONE_DOCUMENT = (
    "select json_group_array(json_object('id', id, 'title', title, 'areas', json(areas),"
    " 'domain', domain, 'started', started, 'ended', ended, 'contribution', contribution,"
    " 'role', role, 'basis', basis, 'excess', excess, 'reach', reach, 'impact', json(impact),"
    " 'proof', json(proof), 'citation', json(citation), 'notes', notes)) from "
)
_WITH_DOMAINS = (
    "(select evidence.*, placement.domain from evidence left join placement"
    " on placement.application_id = ?1 and placement.owner_id = evidence.owner_id"
    " and placement.evidence_id = evidence.id"
    " where evidence.owner_id = ?2 order by evidence.position)"
)
IN_APPLICATION = _AS_ONE_DOCUMENT + _WITH_DOMAINS
_NAMED = (
    "(select evidence.*, null as domain from json_each(?) as named cross join evidence"
    " on evidence.owner_id = ? and evidence.id = named.value order by named.key)"
)
_DOCUMENTS = ("areas", "impact", "proof", "citation")
_BANKS_KEPT = 64


def list_for(
    db: Database, owner_id: int, application_id: int | None = None
) -> tuple[EvidenceItem, ...]:
    """Return the person's items in their order, each with its domain in the application, if any."""
    rows = db.execute(IN_APPLICATION, (application_id, owner_id)).fetchall()
    return to_items(rows[0][0])


def list_named(
    db: Database, owner_id: int, evidence_ids: Sequence[str]
) -> tuple[EvidenceItem, ...]:
    """Return those of the named items that are the person's, in the order of the names."""
    named = from_document(list(evidence_ids))
    rows = db.execute(_AS_ONE_DOCUMENT + _NAMED, (named, owner_id)).fetchall()
    return to_items(rows[0][0])


def get(db: Database, owner_id: int, evidence_id: str) -> StoredEvidence | None:
    """Return the person's item with this identifier as it is stored, or None."""
    rows = db.execute(
        "select * from evidence where owner_id = ? and id = ?", (owner_id, evidence_id)
    ).fetchall()
    return _to_stored(rows[0]) if rows else None


def list_ids(db: Database, owner_id: int) -> frozenset[str]:
    """Return the identifiers of the person's items."""
    rows = db.execute("select id from evidence where owner_id = ?", (owner_id,)).fetchall()
    return frozenset(row["id"] for row in rows)


def list_added_since(db: Database, owner_id: int, since: datetime, most: int) -> tuple[str, ...]:
    """Return the identifiers of the person's `most` newest items that came in since then."""
    rows = db.execute(
        "select id from evidence where owner_id = ? and created_at >= ?"
        " order by position desc limit ?",
        (owner_id, from_moment(since), most),
    ).fetchall()
    return tuple(row["id"] for row in rows)


def add(db: Database, owner_id: int, item: EvidenceItem, now: datetime) -> None:
    """Add an item after the person's others, under an identifier that none of them has."""
    moment = from_moment(now)
    db.execute(
        "insert into evidence"
        f" (owner_id, id, position, version, created_at, updated_at, {COLUMNS})"
        " values (?, ?, (select coalesce(max(position) + 1, 0) from evidence where owner_id = ?),"
        " 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (owner_id, item.id, owner_id, moment, moment, *to_row(item)),
    )
    evidence_index.write(db, owner_id, item)


def save(db: Database, owner_id: int, item: EvidenceItem, version: int, now: datetime) -> None:
    """Write the item in place of the stored one with its identifier, as this version."""
    db.execute(
        f"update evidence set (version, updated_at, {COLUMNS})"
        " = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) where owner_id = ? and id = ?",
        (version, from_moment(now), *to_row(item), owner_id, item.id),
    )
    evidence_index.write(db, owner_id, item)


def delete(db: Database, owner_id: int, evidence_id: str) -> None:
    """Delete the item, its place in applications, and what statements claimed of it."""
    db.execute("delete from evidence where owner_id = ? and id = ?", (owner_id, evidence_id))


def index_anew(db: Database) -> None:
    """Make anew what everybody's items are searched by, by the rules of today."""
    for row in db.execute("select id from account").fetchall():
        for item in list_for(db, row["id"]):
            evidence_index.write(db, row["id"], item)
    evidence_index.note_current(db)


def to_row(item: EvidenceItem) -> tuple[str | None, ...]:
    """Return the values of `COLUMNS`, in their order. The domain is no part of them."""
    return (
        item.title,
        from_document(item.areas),
        from_partial(item.start),
        from_partial(item.end),
        item.contribution,
        item.role,
        item.basis,
        item.excess,
        item.reach,
        None if item.impact is None else from_document(present_fields(item.impact)),
        from_document([present_fields(proof) for proof in item.proof]),
        from_maybe_document(item.citation),
        item.notes,
    )


# A person opens many pages between two changes of their evidence, and to make items of a document
# takes longer than to fetch it. An equal document gives equal items, and nothing changes an item.
@lru_cache(maxsize=_BANKS_KEPT)
def to_items(document: str) -> tuple[EvidenceItem, ...]:
    """Return the items of a document that `IN_APPLICATION` made."""
    return tuple(_to_item(described) for described in to_document(document))


def from_row(row: Any) -> EvidenceItem:
    """Return the item of a row that holds `COLUMNS` and an identifier."""
    described: dict[str, Any] = {"domain": None} | dict(row)
    for name in _DOCUMENTS:
        described[name] = None if row[name] is None else to_document(row[name])
    return _to_item(described)


def _to_item(described: dict[str, Any]) -> EvidenceItem:
    impact = described["impact"]
    return EvidenceItem(
        id=described["id"],
        title=described["title"],
        areas=tuple(described["areas"]),
        domain=described["domain"],
        start=to_partial(described["started"]),
        end=_to_end(described["ended"]),
        contribution=described["contribution"],
        role=described["role"],
        basis=described["basis"],
        excess=described["excess"],
        reach=described["reach"],
        impact=None if impact is None else Impact(**impact),
        proof=tuple(Proof(**proof) for proof in described["proof"]),
        citation=described["citation"],
        notes=described["notes"],
    )


def _to_end(written: str | None) -> PartialDate | Present | None:
    return "present" if written == "present" else to_partial(written)


def _to_stored(row: Any) -> StoredEvidence:
    return StoredEvidence(
        item=from_row(row),
        version=row["version"],
        created_at=to_moment(row["created_at"]),
        updated_at=to_moment(row["updated_at"]),
    )
