"""What evidence is searched by, made of the items: a card and the words of each.

It is written with each item, and made anew for all of them as the store opens where the rules have
changed by which an item is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlite_utils import Database

from cea_helper.dates import PartialDate
from cea_helper.evidence import EvidenceItem, Impact
from cea_helper.strength import LastingReading, lasting_reading, rules_mark

# To be raised when what is written here changes.
_FORM = 1

# Of a publication, what people remember it by.
_TOLD_BY = ("title", "container-title", "family", "given", "literal", "DOI", "PMID")
_NO_LAST_YEAR = 9999

_PLACE = "select ?1 * 4294967296 + position from evidence where owner_id = ?1 and id = ?2"
_CARD = (
    "insert or replace into evidence_card (owner_id, position, evidence_id, areas, reach,"
    " first_year, last_year, is_dated, first_day, last_day, lacks_national, lacks_local)"
    " select owner_id, position, id, ?, ?, ?, ?, ?, ?, ?, ?, ? from evidence"
    " where owner_id = ? and id = ?"
)


def is_current(db: Database) -> bool:
    """Whether cards and words were made by the rules of today."""
    rows = db.execute("select rules from evidence_index").fetchall()
    return [row["rules"] for row in rows] == [mark()]


def mark() -> str:
    """Return the mark of the rules by which cards and words are made."""
    return f"{_FORM}-{rules_mark()}"


def note_current(db: Database) -> None:
    """Note that cards and words of all items have been made by the rules of today."""
    db.execute("delete from evidence_index")
    db.execute("insert into evidence_index (rules) values (?)", (mark(),))


def write(db: Database, owner_id: int, item: EvidenceItem) -> None:
    """Write the card and the words of the person's item in place of what there was."""
    key = owner_id, item.id
    _write_words(db, key, "\n".join(_words(item)))
    db.execute(_CARD, (*_facts(item, lasting_reading(item)), *key))


def _write_words(db: Database, key: tuple[int, str], words: str) -> None:
    place = db.execute(_PLACE, key).fetchone()[0]
    rows = db.execute("select words from evidence_words where rowid = ?", (place,)).fetchall()
    known = [row["words"] for row in rows]
    # To take words out for good takes time, and most saves leave them as they are.
    if known == [words]:
        return
    if known:
        db.execute("delete from evidence_words where rowid = ?", (place,))
    db.execute("insert into evidence_words (rowid, words) values (?, ?)", (place, words))


def _facts(item: EvidenceItem, found: LastingReading) -> tuple[str | int | None, ...]:
    """Return what stands on the card, in the order of its columns."""
    return (
        _listed(item.areas),
        item.reach,
        *_years(item),
        found.is_dated,
        _written(found.first_day),
        _written(found.last_day),
        _listed(found.lacks["national"]),
        _listed(found.lacks["local"]),
    )


def _listed(names: tuple[str, ...]) -> str:
    # A blank at either end, so that one name can be looked for with its blanks.
    return f" {' '.join(names)} "


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _years(item: EvidenceItem) -> tuple[int | None, int | None]:
    """Return the first and the last year of the item, as far as they are known."""
    ended = item.end.year if isinstance(item.end, PartialDate) else None
    first = item.start.year if item.start else ended
    last = _NO_LAST_YEAR if item.end == "present" else ended or first
    return first, last


def _words(item: EvidenceItem) -> Iterator[str]:
    """Yield every text of the item, its notes included."""
    impact = item.impact or Impact()
    texts = (item.title, item.role, item.excess, item.notes)
    results = (impact.text, impact.measure, impact.unit, impact.benchmark)
    proofs = (part for proof in item.proof for part in (proof.value, proof.note))
    yield from (said for said in (*texts, *results, *proofs) if said)
    yield from _citation_words(item.citation)


def _citation_words(value: Any, name: str = "") -> Iterator[str]:
    """Yield what a publication is remembered by, whatever the shape in which a file brought it."""
    if isinstance(value, Mapping):
        for inner, told in value.items():
            yield from _citation_words(told, inner)
    elif isinstance(value, list):
        for told in value:
            yield from _citation_words(told, name)
    elif name in _TOLD_BY and isinstance(value, str | int):
        yield str(value)
