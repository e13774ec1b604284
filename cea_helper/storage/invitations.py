"""One-time links with which a person sets their password. Tokens come as digests only."""

from __future__ import annotations

from datetime import datetime

from sqlite_utils import Database

from cea_helper.storage.columns import from_moment


def save(db: Database, account_id: int, token_digest: str, expires_at: datetime) -> None:
    """Keep the account's link; one that it had before is worth nothing any more."""
    db.execute(
        "insert or replace into invitation (account_id, token_digest, expires_at) values (?, ?, ?)",
        (account_id, token_digest, from_moment(expires_at)),
    )


def get(db: Database, token_digest: str, now: datetime) -> int | None:
    """Return the number of the account that the link belongs to; None where it is over."""
    rows = db.execute(
        "select account_id from invitation where token_digest = ? and expires_at > ?",
        (token_digest, from_moment(now)),
    ).fetchall()
    return rows[0]["account_id"] if rows else None


def delete(db: Database, account_id: int) -> None:
    """Forget the account's link."""
    db.execute("delete from invitation where account_id = ?", (account_id,))
