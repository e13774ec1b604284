"""Accounts, and the profile that belongs to each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlite_utils import Database

from cea_helper.dates import parse_partial
from cea_helper.people import Account, Applicant, CurrentAward, JobPlanLine
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

APPLICANT_COLUMNS = (
    "name, gmc_number, specialty, employer, post, consultant_since, whole_time_equivalent,"
    " roles, current_award, job_plan"
)


def has_accounts(db: Database) -> bool:
    """Whether anybody has an account."""
    return bool(db.execute("select exists (select 1 from account)").fetchone()[0])


def add_account(
    db: Database,
    email: str,
    name: str,
    password_hash: str | None,
    now: datetime,
    is_admin: bool = False,
    is_medical_director: bool = False,
) -> Account:
    """Add an account; its e-mail is lower case and nobody else's. Without a hash, no password."""
    row = db.execute(
        "insert into account"
        " (email, name, password_hash, is_admin, is_medical_director, created_at)"
        " values (?, ?, ?, ?, ?, ?) returning *",
        (email, name, password_hash, is_admin, is_medical_director, from_moment(now)),
    ).fetchall()[0]
    return _to_account(row)


def get_account(db: Database, account_id: int) -> Account | None:
    """Return the account with this number, or None."""
    rows = db.execute("select * from account where id = ?", (account_id,)).fetchall()
    return _to_account(rows[0]) if rows else None


def find_account(db: Database, email: str) -> tuple[Account, str | None] | None:
    """Return the account with this lower-case e-mail and the hash of its password, or None."""
    rows = db.execute("select * from account where email = ?", (email,)).fetchall()
    return (_to_account(rows[0]), rows[0]["password_hash"]) if rows else None


def list_accounts(db: Database) -> tuple[Account, ...]:
    """Return every account, by name."""
    rows = db.execute("select * from account order by name, id").fetchall()
    return tuple(_to_account(row) for row in rows)


def save_password_hash(db: Database, account_id: int, password_hash: str) -> None:
    """Replace the hash of the account's password."""
    db.execute("update account set password_hash = ? where id = ?", (password_hash, account_id))


def get_applicant(db: Database, account_id: int) -> Applicant | None:
    """Return the person's profile, or None where they have not written one."""
    rows = db.execute(
        f"select {APPLICANT_COLUMNS} from applicant where account_id = ?", (account_id,)
    ).fetchall()
    return to_applicant(rows[0]) if rows else None


def list_applicants(db: Database) -> dict[int, Applicant]:
    """Return every profile by the number of its account."""
    rows = db.execute(f"select account_id, {APPLICANT_COLUMNS} from applicant").fetchall()
    return {row["account_id"]: to_applicant(row) for row in rows}


def save_applicant(db: Database, account_id: int, applicant: Applicant, now: datetime) -> None:
    """Write the person's profile in place of what there was."""
    row = _from_applicant(applicant)
    db.execute(
        f"insert or replace into applicant (account_id, updated_at, {APPLICANT_COLUMNS})"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (account_id, from_moment(now), *row),
    )


def _to_account(row: Any) -> Account:
    disabled_at = row["disabled_at"]
    return Account(
        id=row["id"],
        email=row["email"],
        name=row["name"],
        is_admin=bool(row["is_admin"]),
        is_medical_director=bool(row["is_medical_director"]),
        created_at=to_moment(row["created_at"]),
        disabled_at=None if disabled_at is None else to_moment(disabled_at),
    )


def to_applicant(row: Any) -> Applicant:
    """Return the profile in whose row `APPLICANT_COLUMNS` are."""
    award = row["current_award"]
    return Applicant(
        name=row["name"],
        gmc_number=row["gmc_number"],
        specialty=row["specialty"],
        employer=row["employer"],
        post=row["post"],
        consultant_since=to_partial(row["consultant_since"]),
        whole_time_equivalent=row["whole_time_equivalent"],
        roles=tuple(to_document(row["roles"])),
        current_award=None if award is None else _to_award(to_document(award)),
        job_plan=tuple(JobPlanLine(**line) for line in to_document(row["job_plan"])),
    )


def _from_applicant(applicant: Applicant) -> tuple[str | float | None, ...]:
    """Return the values of the columns, in their order."""
    award = applicant.current_award
    return (
        applicant.name,
        applicant.gmc_number,
        applicant.specialty,
        applicant.employer,
        applicant.post,
        from_partial(applicant.consultant_since),
        applicant.whole_time_equivalent,
        from_document(applicant.roles),
        from_maybe_document(award and _from_award(award)),
        from_document([present_fields(line) for line in applicant.job_plan]),
    )


def _to_award(document: dict[str, str]) -> CurrentAward:
    granted = parse_partial(document["granted"])
    return CurrentAward(document["level"], granted, document.get("scheme"))


def _from_award(award: CurrentAward) -> dict[str, str]:
    return present_fields(award) | {"granted": str(award.granted)}
