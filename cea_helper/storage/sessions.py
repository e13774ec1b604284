"""Who is signed in and from where, and failed tries. Tokens and e-mails come as digests only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from cea_helper.storage.columns import from_moment, to_moment


@dataclass(frozen=True)
class Session:
    """A stretch of time for which somebody is signed in."""

    account_id: int
    started_at: datetime
    seen_at: datetime


def add(db: Database, token_digest: str, account_id: int, now: datetime) -> None:
    """Begin a session."""
    db.execute(
        "insert into session (token_digest, account_id, started_at, seen_at) values (?, ?, ?, ?)",
        (token_digest, account_id, from_moment(now), from_moment(now)),
    )


def get(db: Database, token_digest: str) -> Session | None:
    """Return the session of the token, ended by time or not, or None."""
    rows = db.execute("select * from session where token_digest = ?", (token_digest,)).fetchall()
    if not rows:
        return None
    row = rows[0]
    return Session(row["account_id"], to_moment(row["started_at"]), to_moment(row["seen_at"]))


def note_seen(db: Database, token_digest: str, now: datetime) -> None:
    """Note that the person was here now."""
    db.execute(
        "update session set seen_at = ? where token_digest = ?", (from_moment(now), token_digest)
    )


def delete(db: Database, token_digest: str) -> None:
    """End the session."""
    db.execute("delete from session where token_digest = ?", (token_digest,))


def delete_all_of(db: Database, account_id: int) -> None:
    """End every session of the account."""
    db.execute("delete from session where account_id = ?", (account_id,))


def delete_old(db: Database, started_before: datetime, seen_before: datetime) -> None:
    """Delete the sessions that began, or were last used, before these times."""
    db.execute(
        "delete from session where started_at < ? or seen_at < ?",
        (from_moment(started_before), from_moment(seen_before)),
    )


def add_try(db: Database, person: str, address: str, now: datetime) -> None:
    """Note a try to sign in as this person from this address."""
    db.execute(
        "insert into sign_in_try (person, address, tried_at) values (?, ?, ?)",
        (person, address, from_moment(now)),
    )


def list_tries(db: Database, address: str, since: datetime) -> tuple[tuple[str, datetime], ...]:
    """Return the tries from the address since then: as whom and when, the newest first."""
    rows = db.execute(
        "select person, tried_at from sign_in_try where address = ? and tried_at > ?"
        " order by tried_at desc",
        (address, from_moment(since)),
    ).fetchall()
    return tuple((row["person"], to_moment(row["tried_at"])) for row in rows)


def count_tries(db: Database, most: int) -> int:
    """Return how many tries are noted, but no number above `most`."""
    row = db.execute("select count(*) from (select 1 from sign_in_try limit ?)", (most,)).fetchone()
    return int(row[0])


def count_tries_as(db: Database, person: str, most: int) -> int:
    """Return how many tries as this person are noted, but no number above `most`."""
    row = db.execute(
        "select count(*) from (select 1 from sign_in_try where person = ? limit ?)",
        (person, most),
    ).fetchone()
    return int(row[0])


def note_place(db: Database, person: str, address: str) -> None:
    """Note from which address the person last signed in."""
    db.execute("insert or replace into sign_in_place values (?, ?)", (person, address))


def is_place_of(db: Database, address: str, person: str | None = None) -> bool:
    """Whether the person, or anybody, last signed in from the address."""
    row = db.execute(
        "select exists"
        " (select 1 from sign_in_place where address = ?1 and (?2 is null or person = ?2))",
        (address, person),
    ).fetchone()
    return bool(row[0])


def delete_tries(db: Database, person: str, address: str) -> None:
    """Forget the tries of this person from this address, who has now signed in."""
    db.execute("delete from sign_in_try where person = ? and address = ?", (person, address))


def delete_old_tries(db: Database, before: datetime) -> None:
    """Forget the tries before this time."""
    db.execute("delete from sign_in_try where tried_at <= ?", (from_moment(before),))
