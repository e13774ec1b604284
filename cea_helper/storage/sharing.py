"""Drafts shared with a colleague: the share, and what was frozen each time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from cea_helper.application import BoxVersion
from cea_helper.evidence import EvidenceItem
from cea_helper.review import DomainStanding, FrozenDraft, Part, Share
from cea_helper.storage import evidence
from cea_helper.storage.applications import to_version
from cea_helper.storage.columns import from_document, from_moment, to_document, to_moment

_SHARES = (
    "select share.*, application.scheme, owner.name as owner_name, reviewer.name as reviewer_name,"
    " reviewer.email as reviewer_email, newest.draft, newest.shared_at, newest.sent_at,"
    " (select shared_at from shared_draft where share_id = share.id and draft = 1) as first_at"
    " from share join application on application.id = share.application_id"
    " join account as owner on owner.id = share.owner_id"
    " join account as reviewer on reviewer.id = share.reviewer_id"
    " join shared_draft as newest on newest.share_id = share.id"
    " and newest.draft = (select max(draft) from shared_draft where share_id = share.id)"
)
_TEXTS = (
    "select box_version.*, account.name as saver from shared_text"
    " join box_version using (application_id, box, version)"
    " join account on account.id = box_version.saved_by where share_id = ? and draft = ?"
)
_DOCUMENTS = ("areas", "impact", "proof", "citation")


def get(db: Database, share_id: int) -> Share | None:
    """Return the share with this number, or None."""
    rows = db.execute(f"{_SHARES} where share.id = ?", (share_id,)).fetchall()
    return _to_share(rows[0]) if rows else None


def find(db: Database, application_id: int, reviewer_id: int) -> Share | None:
    """Return the share of the application with this reviewer, or None."""
    rows = db.execute(
        f"{_SHARES} where share.application_id = ? and share.reviewer_id = ?",
        (application_id, reviewer_id),
    ).fetchall()
    return _to_share(rows[0]) if rows else None


def list_of(db: Database, application_id: int) -> tuple[Share, ...]:
    """Return with whom the application was ever shared, the latest first."""
    rows = db.execute(
        f"{_SHARES} where share.application_id = ? order by newest.shared_at desc, share.id desc",
        (application_id,),
    ).fetchall()
    return tuple(_to_share(row) for row in rows)


def list_with(db: Database, reviewer_id: int) -> tuple[Share, ...]:
    """Return what was ever shared with this person, the latest first."""
    rows = db.execute(
        f"{_SHARES} where share.reviewer_id = ? order by newest.shared_at desc, share.id desc",
        (reviewer_id,),
    ).fetchall()
    return tuple(_to_share(row) for row in rows)


def add(db: Database, application_id: int, owner_id: int, reviewer_id: int, ends_on: date) -> int:
    """Add a share that has no draft yet, and return its number."""
    rows = db.execute(
        "insert into share (application_id, owner_id, reviewer_id, shows, ends_on, note)"
        " values (?, ?, ?, '[]', ?, '') returning id",
        (application_id, owner_id, reviewer_id, ends_on.isoformat()),
    ).fetchall()
    return int(rows[0]["id"])


def set_terms(db: Database, share_id: int, shows: Sequence[Part], ends_on: date, note: str) -> None:
    """Let the reviewer see this, until then; what ended the share before no longer does."""
    db.execute(
        "update share set shows = ?, ends_on = ?, note = ?, taken_back_at = null,"
        " closed_at = null, thanks = '' where id = ?",
        (from_document(list(shows)), ends_on.isoformat(), note, share_id),
    )


def add_draft(
    db: Database,
    share_id: int,
    application_id: int,
    texts: Iterable[BoxVersion],
    items: Iterable[EvidenceItem],
    strength: Iterable[DomainStanding],
    now: datetime,
) -> None:
    """Freeze what the reviewer sees from now on."""
    told = [[one.domain, one.strength, list(one.reasons)] for one in strength]
    rows = db.execute(
        "insert into shared_draft (share_id, draft, shared_at, evidence, strength) values (?,"
        " (select coalesce(max(draft), 0) + 1 from shared_draft where share_id = ?), ?, ?, ?)"
        " returning draft",
        (
            share_id,
            share_id,
            from_moment(now),
            from_document([_described(item) for item in items]),
            from_document(told),
        ),
    ).fetchall()
    db.conn.executemany(
        "insert into shared_text (share_id, draft, application_id, box, version)"
        " values (?, ?, ?, ?, ?)",
        [(share_id, rows[0]["draft"], application_id, one.box, one.version) for one in texts],
    )


def frozen(db: Database, share: Share) -> FrozenDraft:
    """Return what the newest draft of the share holds."""
    row = db.execute(
        "select evidence, strength from shared_draft where share_id = ? and draft = ?",
        (share.id, share.draft),
    ).fetchall()[0]
    return FrozenDraft(
        texts=texts(db, share.id, share.draft),
        before=texts(db, share.id, share.draft - 1),
        evidence=evidence.to_items(row["evidence"]),
        strength=tuple(
            DomainStanding(domain, level, tuple(reasons))
            for domain, level, reasons in to_document(row["strength"])
        ),
        marks=marks(db, share.id, share.draft),
    )


def texts(db: Database, share_id: int, draft: int) -> Mapping[str, BoxVersion]:
    """Return the texts of one draft by their boxes; none where there was no such draft."""
    rows = db.execute(_TEXTS, (share_id, draft)).fetchall()
    return {row["box"]: to_version(row) for row in rows}


def declare(
    db: Database, share_id: int, conflicts: Sequence[str], is_conflicted: bool, now: datetime
) -> None:
    """Note which conflicts of interest the reviewer has, and whether these end the share."""
    db.execute(
        "update share set declared_at = ?, conflicts = ?, is_conflicted = ? where id = ?",
        (from_moment(now), from_document(list(conflicts)), is_conflicted, share_id),
    )


def take_back(db: Database, share_id: int, now: datetime) -> None:
    """End the share, as its applicant wants."""
    db.execute("update share set taken_back_at = ? where id = ?", (from_moment(now), share_id))


def close(db: Database, share_id: int, thanks: str, now: datetime) -> None:
    """End the share with a word of thanks, which may be empty."""
    db.execute(
        "update share set closed_at = ?, thanks = ? where id = ?",
        (from_moment(now), thanks, share_id),
    )


def send(db: Database, share: Share, now: datetime) -> None:
    """Note that the review of the newest draft is done."""
    db.execute(
        "update shared_draft set sent_at = ? where share_id = ? and draft = ?",
        (from_moment(now), share.id, share.draft),
    )


def marks(db: Database, share_id: int, draft: int) -> dict[str, int]:
    """Return the reviewer's advice on each domain of a draft for which there is any."""
    rows = db.execute(
        "select domain, mark from domain_mark where share_id = ? and draft = ?", (share_id, draft)
    ).fetchall()
    return {row["domain"]: row["mark"] for row in rows}


def set_mark(db: Database, share: Share, domain: str, mark: int | None) -> None:
    """Keep the reviewer's advice on one domain; None takes it away."""
    of_domain = (share.id, share.draft, domain)
    db.execute("delete from domain_mark where share_id = ? and draft = ? and domain = ?", of_domain)
    if mark is not None:
        db.execute(
            "insert into domain_mark (share_id, draft, domain, mark) values (?, ?, ?, ?)",
            (*of_domain, mark),
        )


def delete_marks(db: Database, share: Share) -> None:
    """Take away the reviewer's advice on the newest draft."""
    db.execute("delete from domain_mark where share_id = ? and draft = ?", (share.id, share.draft))


def _described(item: EvidenceItem) -> dict[str, Any]:
    """Return the item as a document that `evidence.to_items` reads."""
    names = evidence.COLUMNS.replace(",", " ").split()
    row: dict[str, Any] = dict(zip(names, evidence.to_row(item), strict=True))
    for name in _DOCUMENTS:
        row[name] = None if row[name] is None else to_document(row[name])
    return {"id": item.id, "domain": item.domain, **row}


def _to_share(row: Any) -> Share:
    return Share(
        id=row["id"],
        application_id=row["application_id"],
        scheme=row["scheme"],
        owner_id=row["owner_id"],
        owner_name=row["owner_name"],
        reviewer_id=row["reviewer_id"],
        reviewer_name=row["reviewer_name"],
        reviewer_email=row["reviewer_email"],
        shows=tuple(to_document(row["shows"])),
        ends_on=date.fromisoformat(row["ends_on"]),
        note=row["note"],
        draft=row["draft"],
        first_shared_at=to_moment(row["first_at"]),
        shared_at=to_moment(row["shared_at"]),
        sent_at=_maybe(row["sent_at"]),
        declared_at=_maybe(row["declared_at"]),
        conflicts=tuple(to_document(row["conflicts"])),
        is_conflicted=bool(row["is_conflicted"]),
        taken_back_at=_maybe(row["taken_back_at"]),
        closed_at=_maybe(row["closed_at"]),
        thanks=row["thanks"],
    )


def _maybe(written: str | None) -> datetime | None:
    return None if written is None else to_moment(written)
