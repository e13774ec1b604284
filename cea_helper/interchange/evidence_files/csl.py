"""CSL-JSON, as Zotero and other reference managers write it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import partial
from typing import Any

from cea_helper import text
from cea_helper.dates import PartialDate
from cea_helper.errors import UnreadableEvidenceFile
from cea_helper.evidence import EvidenceItem
from cea_helper.interchange.evidence_files import identifiers, written_dates
from cea_helper.interchange.evidence_files.found import BrokenRecord, Record, Source
from cea_helper.interchange.evidence_files.publications import proof_of, title_of
from cea_helper.interchange.json_file import MAX_WHOLE_NUMBER

# A publication is some 60 values; a file of empty brackets costs far more memory than its bytes.
MAX_VALUES = 4_000_000

# Deeper than any publication, and shallow enough to stand in an application file.
MAX_DEPTH = 20


def read_tree(written: str) -> Any:
    """Return the value of the JSON text; raise UnreadableEvidenceFile where it is none."""
    if written.count(",") + written.count(":") > MAX_VALUES:
        raise UnreadableEvidenceFile("the file holds more values than a list of publications can")
    try:
        return json.loads(written, parse_int=_whole)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise UnreadableEvidenceFile(f"{where}: the file is not JSON from here on") from error
    except RecursionError as error:
        raise UnreadableEvidenceFile("the file is nested too deep to be read") from error


def source(tree: Any) -> Source:
    """Return the records of a list of publications, or of one publication by itself."""
    held = tree.get("items", [tree]) if isinstance(tree, Mapping) else tree
    records = held if isinstance(held, list) else [held]
    return Source([Record(n, partial(_item, n, record)) for n, record in enumerate(records, 1)])


def _whole(digits: str) -> int | str:
    """Return the number, or its digits where it is too long for programs that read JSON."""
    return int(digits) if len(digits) < 16 and abs(int(digits)) <= MAX_WHOLE_NUMBER else digits


def _item(number: int, record: Any) -> EvidenceItem:
    if not isinstance(record, Mapping):
        raise BrokenRecord("it is not a group of names and values")
    plain = plain_citation(record)
    return EvidenceItem(
        id=f"e{number}",
        title=title_of(_text(plain.get("title"))),
        areas=("research",),
        start=_published(plain),
        proof=proof_of(_doi(plain), _pmid(plain), _text(plain.get("URL"))),
        citation=plain,
    )


def plain_citation(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record as an item can hold it; raise BrokenRecord where it is nested too deep."""
    plain: dict[str, Any] = _plain(record, 0)
    return plain


def _plain(value: Any, depth: int) -> Any:
    """Return the value with plain texts, and without numbers that JSON does not have."""
    if depth > MAX_DEPTH:
        raise BrokenRecord(f"it is nested more than {MAX_DEPTH} levels deep")
    if isinstance(value, str):
        return text.normalise(text.without_direction(value))
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, Mapping):
        return {text.normalise(name): _plain(held, depth + 1) for name, held in value.items()}
    if isinstance(value, list):
        return [_plain(held, depth + 1) for held in value]
    return value


def _text(value: Any) -> str:
    if isinstance(value, list) and value:
        return _text(value[0])
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return text.one_line(str(value))


def _doi(record: Mapping[str, Any]) -> str:
    places = (_text(record.get(name)) for name in ("DOI", "URL", "note"))
    return next(filter(None, map(identifiers.doi, places)), "")


def _pmid(record: Mapping[str, Any]) -> str:
    """Return the PubMed number; Zotero writes it into the note, as "PMID: 12345"."""
    note = _text(record.get("note"))
    known = identifiers.pmid(_text(record.get("PMID")))
    return known or (identifiers.pmid(note) if "pmid" in note.casefold() else "")


def _published(record: Mapping[str, Any]) -> PartialDate | None:
    names = ("issued", "published-print", "published-online", "published", "available-date")
    return next(filter(None, (_date(record.get(name)) for name in names)), None)


def _date(value: Any) -> PartialDate | None:
    if not isinstance(value, Mapping):
        return written_dates.read_year(_text(value))
    dates = value.get("date-parts")
    first = dates[0] if isinstance(dates, list) and dates else []
    parts = [_text(part) for part in (first if isinstance(first, list) else [first])][:3]
    while parts:
        if known := written_dates.read("-".join(parts)):
            return known
        parts.pop()
    return written_dates.read_year(_text(value.get("raw")) or _text(value.get("literal")))
