"""Find a person's items. Nothing of anybody else's has a part in it, in no count and no order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlite_utils import Database

from cea_helper.evidence import Area, Reach
from cea_helper.strength import Conditions, QualityName


@dataclass(frozen=True)
class Wanted:
    """Which items are looked for; what is None or empty leaves nothing out.

    `year` is one in which the item went on, `lacks` a quality that is missing or of which nothing
    was said, `used_in` the number of an application, or "none" for what serves no application.
    """

    words: str = ""
    area: Area | None = None
    reach: Reach | None = None
    year: int | None = None
    lacks: QualityName | None = None
    used_in: int | Literal["none"] | None = None


@dataclass(frozen=True)
class Found:
    """How many items are wanted, and the identifiers of those that were asked for."""

    count: int
    names: tuple[str, ...]


_TOKENS = (
    "position in (select rowid - :owner * 4294967296 from evidence_words"
    " where evidence_words match :words"
    " and rowid between :owner * 4294967296 and :owner * 4294967296 + 4294967295)"
)
_DATES_LACK = "(not is_dated or last_day < :begins or first_day > :as_of)"
# Named by the newest text of a box, or put into a domain by hand.
_USED = (
    "evidence_id in (select evidence_id from placement where owner_id = :owner and"
    " (:application is null or application_id = :application) union"
    " select claim.evidence_id from claim join (select application_id, box, max(version) as version"
    " from box_version where application_id in (select id from application where owner_id = :owner)"
    " group by application_id, box) using (application_id, box, version) where owner_id = :owner"
    " and (:application is null or application_id = :application))"
)


def count(db: Database, owner_id: int) -> int:
    """Return how many items the person has."""
    row = db.execute(
        "select count(*) from evidence_card where owner_id = ?", (owner_id,)
    ).fetchone()
    return int(row[0])


def find(
    db: Database,
    owner_id: int,
    wanted: Wanted,
    conditions: Conditions,
    first: int = 0,
    most: int = -1,
) -> Found:
    """Return how many items are wanted and, of the newest first, `most` from number `first` on.

    A `most` of -1 stands for all.
    """
    where = " and ".join(("owner_id = :owner", *_clauses(wanted, conditions)))
    values = _values(owner_id, wanted, conditions)
    # The names come as one JSON document: see the list of items.
    row = db.execute(
        "with fitting as materialized (select position, evidence_id from evidence_card"
        f" where {where}) select (select count(*) from fitting), (select json_group_array("
        "evidence_id) from (select evidence_id from fitting order by position desc"
        " limit :most offset :first))",
        {**values, "first": first, "most": most},
    ).fetchone()
    return Found(row[0], tuple(json.loads(row[1])))


def years(db: Database, owner_id: int) -> tuple[int, int] | None:
    """Return the first year of any of the person's items and the last; None where none is dated.

    The last is 9999 where something goes on.
    """
    row = db.execute(
        "select min(first_year), max(last_year) from evidence_card where owner_id = ?"
        " and first_year is not null",
        (owner_id,),
    ).fetchone()
    return None if row[0] is None else (row[0], row[1])


def as_query(words: str) -> str:
    """Return the words as full-text search takes them: each as it stands, the last may go on.

    A word with signs in it, such as a DOI, is looked for as its parts in a row. Words without a
    letter or a figure are left out; where nothing is left, the result is empty. A single letter
    stands for itself: nearly every text has a word that begins so.
    """
    told = [word for word in words.split() if any(sign.isalnum() for sign in word)]
    quoted = " ".join('"' + word.replace('"', '""') + '"' for word in told)
    is_letter = bool(told) and len(told[-1]) == 1 and told[-1].isascii()
    return quoted if is_letter or not quoted else f"{quoted} *"


def _values(owner_id: int, wanted: Wanted, conditions: Conditions) -> dict[str, Any]:
    begins = conditions.look_back_from
    return {
        "owner": owner_id,
        "words": as_query(wanted.words),
        "area": f" {wanted.area} ",
        "reach": wanted.reach,
        "year": wanted.year,
        "lacks": f" {wanted.lacks} ",
        "begins": begins and begins.isoformat(),
        "as_of": conditions.as_of.isoformat(),
        "application": wanted.used_in if isinstance(wanted.used_in, int) else None,
    }


def _clauses(wanted: Wanted, conditions: Conditions) -> Iterator[str]:
    if wanted.words.strip():
        yield _TOKENS if as_query(wanted.words) else "false"
    if wanted.area is not None:
        yield "instr(areas, :area)"
    if wanted.reach is not None:
        yield "reach = :reach"
    if wanted.year is not None:
        yield ":year between first_year and last_year"
    if wanted.lacks is not None:
        kind = "lacks_local" if conditions.kind == "local" else "lacks_national"
        yield _DATES_LACK if wanted.lacks == "dated" else f"instr({kind}, :lacks)"
    if wanted.used_in is not None:
        yield f"not {_USED}" if wanted.used_in == "none" else _USED
