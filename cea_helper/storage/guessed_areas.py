"""Of which items the main area is a guess that nobody has confirmed yet."""

from __future__ import annotations

from sqlite_utils import Database


def note(db: Database, owner_id: int, evidence_id: str) -> None:
    """Keep that the main area of the item is a guess."""
    db.execute(
        "insert or ignore into guessed_area (owner_id, evidence_id) values (?, ?)",
        (owner_id, evidence_id),
    )


def confirm(db: Database, owner_id: int, evidence_id: str) -> None:
    """Forget that the main area was a guess: somebody has said it."""
    db.execute(
        "delete from guessed_area where owner_id = ? and evidence_id = ?", (owner_id, evidence_id)
    )


def list_for(db: Database, owner_id: int) -> tuple[str, ...]:
    """Return the identifiers of the person's items with a guess, the newest first."""
    rows = db.execute(
        "select evidence.id from guessed_area join evidence on evidence.owner_id = guessed_area"
        ".owner_id and evidence.id = guessed_area.evidence_id where guessed_area.owner_id = ?"
        " order by evidence.position desc",
        (owner_id,),
    ).fetchall()
    return tuple(row["id"] for row in rows)
