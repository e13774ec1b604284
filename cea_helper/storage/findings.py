"""The findings of the checks that people called fine as they are."""

from __future__ import annotations

from datetime import datetime

from sqlite_utils import Database

from cea_helper.checks import Mark
from cea_helper.storage.columns import from_moment


def list_dismissed(db: Database, application_id: int) -> frozenset[Mark]:
    """Return what was dismissed in the texts of the application."""
    rows = db.execute(
        "select box, rule, digest from dismissed_finding where application_id = ?",
        (application_id,),
    ).fetchall()
    return frozenset(Mark(row["box"], row["rule"], row["digest"]) for row in rows)


def dismiss(db: Database, application_id: int, finding: Mark, now: datetime) -> None:
    """Keep that the finding is fine as it is; once more changes nothing."""
    db.execute(
        "insert into dismissed_finding (application_id, box, rule, digest, dismissed_at)"
        " values (?, ?, ?, ?, ?) on conflict do nothing",
        (application_id, finding.box, finding.check, finding.digest, from_moment(now)),
    )


def bring_back(db: Database, application_id: int, finding: Mark) -> None:
    """Forget that the finding was dismissed."""
    db.execute(
        "delete from dismissed_finding where application_id = ? and box = ? and rule = ?"
        " and digest = ?",
        (application_id, finding.box, finding.check, finding.digest),
    )
