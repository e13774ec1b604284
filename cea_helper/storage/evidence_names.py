"""Give an item of evidence another identifier, and move all that names it."""

from __future__ import annotations

from sqlite_utils import Database

# Each table whose rows hold on to an item, but for those that the database moves by itself.
_HOLDERS = ("claim", "placement", "evidence_card")

# What waits of an import names items as well, without holding on to them.
_WAITING = (
    "update waiting_item set same_as = ?1 where owner_id = ?2 and same_as = ?3",
    "update waiting_item set resembles = json_set(resembles, '$.evidence_id', ?1)"
    " where owner_id = ?2 and json_extract(resembles, '$.evidence_id') = ?3",
    "update waiting_import set added = json_set(added, '$.names',"
    " (select json_group_array(iif(value = ?3, ?1, value)) from json_each(added, '$.names')))"
    " where owner_id = ?2 and json_type(added, '$.names') = 'array'",
)


def rename(db: Database, owner_id: int, evidence_id: str, new_id: str) -> None:
    """Give the person's item an identifier that is free, in the transaction at hand."""
    # What holds on to the item follows only after it, so the database looks at the end.
    db.execute("pragma defer_foreign_keys = on")
    key = new_id, owner_id, evidence_id
    db.execute("update evidence set id = ? where owner_id = ? and id = ?", key)
    for table in _HOLDERS:
        db.execute(
            f"update {table} set evidence_id = ? where owner_id = ? and evidence_id = ?", key
        )
    for statement in _WAITING:
        db.execute(statement, key)
