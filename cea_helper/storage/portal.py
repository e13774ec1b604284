"""Which boxes a person has copied to the portal."""

from __future__ import annotations

from datetime import datetime

from sqlite_utils import Database

from cea_helper.storage.columns import from_moment


def list_ticks(db: Database, application_id: int) -> dict[str, str]:
    """Return the digest of what stood in each box when it was ticked, by the boxes."""
    rows = db.execute(
        "select box, digest from portal_tick where application_id = ?", (application_id,)
    ).fetchall()
    return {row["box"]: row["digest"] for row in rows}


def tick(db: Database, application_id: int, box: str, digest: str, now: datetime) -> None:
    """Keep that the box was copied with this text, in place of what was kept of it before."""
    untick(db, application_id, box)
    db.execute(
        "insert into portal_tick (application_id, box, digest, ticked_at) values (?, ?, ?, ?)",
        (application_id, box, digest, from_moment(now)),
    )


def untick(db: Database, application_id: int, box: str) -> None:
    """Forget that the box was copied."""
    db.execute(
        "delete from portal_tick where application_id = ? and box = ?", (application_id, box)
    )
