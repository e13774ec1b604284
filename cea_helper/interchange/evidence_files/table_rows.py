"""One row of a sheet as an evidence item: a publication, or anything else a person lists."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from cea_helper import capture, text
from cea_helper.capture import Period
from cea_helper.dates import PartialDate
from cea_helper.evidence import (
    PROOF_KINDS,
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
from cea_helper.interchange.evidence_files.columns import known_columns
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
_Read = TypeVar("_Read")


# Where neither the list nor the row tells the area: it claims the least.
OTHERWISE: Area = "delivering"


@dataclass(frozen=True)
class Cells:
    """The cells of a row by field, and the titles of their columns.

    What could not be understood comes into `unread`, word for word, under the title of its column.
    """

    said: Mapping[str, str]
    titles: Mapping[str, str]
    unread: list[tuple[str, str]]

    def get(self, field: str) -> str:
        """Return what the row says in the field; "" for nothing."""
        return self.said.get(field, "")

    def keep(self, field: str) -> None:
        """Keep the cell for the notes, since it says what the field cannot hold."""
        title = self.titles.get(field) or known_columns()[field].label
        self.unread.append((title, self.get(field)))


def row_item(number: int, cells: Cells, list_area: Area | None) -> EvidenceItem:
    """Return the item of the row.

    An area that no cell says is research for a publication. Else it is what the words of the row
    speak of; where `list_area` says what the whole list is of, only words that decide count against
    it. Words that a field cannot hold, such as a date that is none, go into the notes. Raises
    BrokenRecord where the row has no title.
    """
    item = _own_words(number, cells, list_area)
    if any(cells.get(field) for field in OF_PUBLICATIONS):
        item = _with_publication(number, item, cells)
    kept = (f"{title}: {words}" for title, words in cells.unread)
    notes = "\n".join(part for part in (cells.get("notes"), *kept) if part)
    return replace(item, notes=notes or None)


def _own_words(number: int, cells: Cells, list_area: Area | None) -> EvidenceItem:
    period = _period(cells)
    own_id = text.one_line(cells.get("id"))
    return EvidenceItem(
        id=own_id if 0 < len(own_id) <= 64 else f"e{number}",
        title=publications.title_of(cells.get("title")),
        areas=_areas(cells) or (_area_of_words(cells, list_area),),
        start=period.start,
        end=period.end,
        contribution=_read("contribution", capture.read_contribution, cells),
        role=cells.get("role") or None,
        basis=_read("basis", capture.read_basis, cells),
        excess=cells.get("excess") or None,
        reach=_read("reach", capture.read_reach, cells),
        impact=_impact(cells),
        proof=_proof(cells),
    )


def _with_publication(number: int, item: EvidenceItem, cells: Cells) -> EvidenceItem:
    whole = _citation(cells) or publications.citation(number, _publication(item, cells))
    areas = item.areas if capture.read_areas(cells.get("areas"))[0] else ("research",)
    found = publications.proof_of("", _labelled_pmid(cells), "")
    proof = tuple(dict.fromkeys((*item.proof, *found)))
    # "July to August" is one issue of a journal, and no period.
    end = item.end if cells.get("end") else None
    return replace(item, areas=areas, citation=whole, proof=proof, end=end)


def _publication(item: EvidenceItem, cells: Cells) -> Publication:
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


def _labelled_pmid(cells: Cells) -> str:
    extra = cells.get("extra")
    return extra if "pmid" in extra.casefold() else ""


def _kind(written: str) -> str:
    plain = written.casefold()
    return next((kind for word, kind in _KINDS.items() if word in plain), "article-journal")


def _citation(cells: Cells) -> Mapping[str, Any] | None:
    if not cells.get("citation"):
        return None
    try:
        tree = json.loads(cells.get("citation"))
    except (ValueError, RecursionError):
        cells.keep("citation")
        return None
    return csl.plain_citation(tree) if isinstance(tree, dict) else None


def _period(cells: Cells) -> Period:
    """Return when it was; what ends before it begins is kept as written, and is no period."""
    period = _said_period(cells)
    if not _ends_first(period):
        return period
    for field in ("start", "end", "period", "year"):
        if cells.get(field):
            cells.keep(field)
    return Period()


def _ends_first(period: Period) -> bool:
    start, end = period.start, period.end
    if not (isinstance(start, PartialDate) and isinstance(end, PartialDate)):
        return False
    return end.last_day < start.first_day


def _said_period(cells: Cells) -> Period:
    """Return when it was, from the cells that say so; the first that is a date begins it."""
    year = cells.get("year")
    start = _start(cells)
    whole = _read("period", capture.read_period, cells) or Period()
    in_year = capture.read_period(year) or Period(written_dates.read_year(year))
    said: PartialDate | Present | None = _read("end", _read_end, cells)
    end = said or start.end or whole.end
    if start.start or whole.start or start.end or whole.end:
        return Period(start.start or whole.start, end)
    if year and in_year.start is None:
        cells.keep("year")
    return Period(in_year.start, end or in_year.end)


def _start(cells: Cells) -> Period:
    written, year = cells.get("start"), cells.get("year")
    if not written:
        return Period()
    # Some exports part a date in two: "Mar 15" and 2023.
    if year and (parted := written_dates.read(f"{written} {year}")):
        return Period(parted)
    if found := capture.read_period(written):
        return found
    # Some write the month first.
    if one := written_dates.read(written):
        return Period(one)
    cells.keep("start")
    return Period()


def _read_end(written: str) -> PartialDate | Present | None:
    return capture.read_end(written) or written_dates.read(written)


def _read(field: str, read: Callable[[str], _Read | None], cells: Cells) -> _Read | None:
    """Return what the cell says, or None; what it cannot say is kept."""
    written = cells.get(field)
    found = read(written) if written else None
    if written and found is None:
        cells.keep(field)
    return found


def _areas(cells: Cells) -> tuple[Area, ...]:
    found, is_whole = capture.read_areas(cells.get("areas"))
    if not is_whole:
        cells.keep("areas")
    return found


def _area_of_words(cells: Cells, list_area: Area | None) -> Area:
    words = f"{cells.get('title')}\n{cells.get('role')}"
    if list_area:
        return capture.area_decided(words) or list_area
    return next(iter(capture.areas_spoken_of(words)), OTHERWISE)


def _impact(cells: Cells) -> Impact | None:
    impact = Impact(
        text=cells.get("impact") or None,
        measure=cells.get("measure") or None,
        before=_number("before", cells),
        after=_number("after", cells),
        unit=cells.get("unit") or None,
        benchmark=cells.get("benchmark") or None,
    )
    return impact if impact != Impact() else None


def _number(field: str, cells: Cells) -> float | None:
    written = cells.get(field)
    if not written:
        return None
    match = _NUMBER.fullmatch(written.replace(",", "").strip())
    if match is None:
        cells.keep(field)
        return None
    return float(written.replace(",", ""))


def _proof(cells: Cells) -> tuple[Proof, ...]:
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
