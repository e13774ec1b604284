"""One row of a sheet as an evidence item: a publication, or anything else a person lists."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from cea_helper import text
from cea_helper.dates import PartialDate
from cea_helper.evidence import (
    AREAS,
    BASES,
    CONTRIBUTIONS,
    PROOF_KINDS,
    REACHES,
    Area,
    EvidenceItem,
    Impact,
    Present,
    Proof,
    ProofKind,
)
from cea_helper.interchange.evidence_files import (
    csl,
    identifiers,
    people_names,
    publications,
    written_dates,
)
from cea_helper.interchange.evidence_files.columns import known_columns, plain_name
from cea_helper.interchange.evidence_files.publications import Publication

# What a row must hold one of to be a publication.
OF_PUBLICATIONS = ("authors", "journal", "volume", "doi", "pmid", "citation")

_KINDS = {
    "book": "book",
    "chapter": "chapter",
    "conference": "paper-conference",
    "proceedings": "paper-conference",
    "report": "report",
    "thesis": "thesis",
    "dataset": "dataset",
    "webpage": "webpage",
}
_PROOF_LINE = re.compile(r"(?P<kind>[a-z]+): (?P<value>.*?)(?: \[note: (?P<note>.*)\])?")


_PROOF_NAMES: Mapping[str, ProofKind] = {kind: kind for kind in PROOF_KINDS}
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_Choice = TypeVar("_Choice", bound=str)


@dataclass
class _Cells:
    """The cells of a row by field. What could not be understood is kept word for word."""

    said: Mapping[str, str]
    unread: list[str]

    def get(self, field: str) -> str:
        """Return what the row says in the field; "" for nothing."""
        return self.said.get(field, "")

    def keep(self, field: str) -> None:
        """Keep the cell for the notes, since it says what the field cannot hold."""
        self.unread.append(f"{known_columns()[field].label}: {self.get(field)}")


def row_item(number: int, said: Mapping[str, str], default_area: Area) -> EvidenceItem:
    """Return the item of the row whose cells are given by field.

    An area that no cell says is research for a publication, else `default_area`. Words that a field
    cannot hold, such as a date that is none, go into the notes. Raises BrokenRecord where the row
    has no title.
    """
    cells = _Cells(said, [])
    item = _own_words(number, cells, default_area)
    if any(cells.get(field) for field in OF_PUBLICATIONS):
        item = _with_publication(number, item, cells)
    notes = "\n".join(part for part in (cells.get("notes"), *cells.unread) if part)
    return replace(item, notes=notes or None)


def _own_words(number: int, cells: _Cells, default_area: Area) -> EvidenceItem:
    start, end = _period(cells)
    own_id = text.one_line(cells.get("id"))
    return EvidenceItem(
        id=own_id if 0 < len(own_id) <= 64 else f"e{number}",
        title=publications.title_of(cells.get("title")),
        areas=_areas(cells) or (default_area,),
        start=start,
        end=end,
        contribution=_one_of("contribution", CONTRIBUTIONS, cells),
        role=cells.get("role") or None,
        basis=_one_of("basis", BASES, cells),
        excess=cells.get("excess") or None,
        reach=_one_of("reach", REACHES, cells),
        impact=_impact(cells),
        proof=_proof(cells),
    )


def _with_publication(number: int, item: EvidenceItem, cells: _Cells) -> EvidenceItem:
    whole = _citation(cells) or publications.citation(number, _publication(item, cells))
    areas = item.areas if _areas(cells) else ("research",)
    found = publications.proof_of("", _labelled_pmid(cells), "")
    proof = tuple(dict.fromkeys((*item.proof, *found)))
    return replace(item, areas=areas, citation=whole, proof=proof)


def _publication(item: EvidenceItem, cells: _Cells) -> Publication:
    first, last = cells.get("first_page"), cells.get("last_page")
    joined = f"{first}-{last}" if first and last else first or last
    return Publication(
        title=item.title,
        kind=_kind(cells.get("kind")),
        authors=people_names.split_names(cells.get("authors")),
        journal=cells.get("journal"),
        published=item.start,
        volume=cells.get("volume"),
        issue=cells.get("issue"),
        pages=cells.get("pages") or joined,
        publisher=cells.get("publisher"),
        doi=cells.get("doi"),
        pmid=cells.get("pmid") or _labelled_pmid(cells),
        url=cells.get("url"),
    )


def _labelled_pmid(cells: _Cells) -> str:
    extra = cells.get("extra")
    return extra if "pmid" in extra.casefold() else ""


def _kind(written: str) -> str:
    plain = written.casefold()
    return next((kind for word, kind in _KINDS.items() if word in plain), "article-journal")


def _citation(cells: _Cells) -> Mapping[str, Any] | None:
    if not cells.get("citation"):
        return None
    try:
        tree = json.loads(cells.get("citation"))
    except (ValueError, RecursionError):
        cells.keep("citation")
        return None
    return csl.plain_citation(tree) if isinstance(tree, dict) else None


def _period(cells: _Cells) -> tuple[PartialDate | None, PartialDate | Present | None]:
    written, year = cells.get("start"), cells.get("year")
    start, end = written_dates.read_period(written)
    if start is None and year:
        start = written_dates.read(f"{written} {year}") or written_dates.read_year(year)
    if written and start is None:
        cells.keep("start")
    if cells.get("end"):
        end = written_dates.read_end(cells.get("end"))
        if end is None:
            cells.keep("end")
    return start, end


def _areas(cells: _Cells) -> tuple[Area, ...]:
    words = [part.strip() for part in re.split(r"[;,|/\n]", cells.get("areas")) if part.strip()]
    found = [_choice(word, AREAS) for word in words]
    if None in found:
        cells.keep("areas")
    return tuple(dict.fromkeys(area for area in found if area))


def _one_of(field: str, choices: Mapping[_Choice, str], cells: _Cells) -> _Choice | None:
    written = cells.get(field)
    choice = _choice(written, choices)
    if written and choice is None:
        cells.keep(field)
    return choice


def _choice(written: str, choices: Mapping[_Choice, str]) -> _Choice | None:
    """Return the choice whose name or label, or the label up to its colon, is what was written."""
    if not written:
        return None
    plain = plain_name(written)
    for choice, label in choices.items():
        names: tuple[str, ...] = (choice, label, label.partition(":")[0])
        if plain in map(plain_name, names):
            return choice
    return None


def _impact(cells: _Cells) -> Impact | None:
    impact = Impact(
        text=cells.get("impact") or None,
        measure=cells.get("measure") or None,
        before=_number("before", cells),
        after=_number("after", cells),
        unit=cells.get("unit") or None,
        benchmark=cells.get("benchmark") or None,
    )
    return impact if impact != Impact() else None


def _number(field: str, cells: _Cells) -> float | None:
    written = cells.get(field)
    if not written:
        return None
    match = _NUMBER.fullmatch(written.replace(",", "").strip())
    if match is None:
        cells.keep(field)
        return None
    return float(written.replace(",", ""))


def _proof(cells: _Cells) -> tuple[Proof, ...]:
    lines = [_proof_line(line) for line in cells.get("proof").split("\n") if line.strip()]
    found = publications.proof_of(cells.get("doi"), cells.get("pmid"), cells.get("url"))
    return tuple(dict.fromkeys((*lines, *found)))


def _proof_line(line: str) -> Proof:
    match = _PROOF_LINE.fullmatch(line)
    if match and match["kind"] in PROOF_KINDS:
        return Proof(_PROOF_NAMES[match["kind"]], match["value"], match["note"])
    doi, address = identifiers.doi(line), identifiers.web_address(line)
    if doi:
        return Proof("doi", doi)
    return Proof("url", address) if address else Proof("report", line.strip())
