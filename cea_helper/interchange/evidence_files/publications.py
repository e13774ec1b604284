"""A publication, read from any format, as an evidence item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cea_helper import text
from cea_helper.dates import PartialDate
from cea_helper.evidence import EvidenceItem, Proof
from cea_helper.interchange.evidence_files import identifiers
from cea_helper.interchange.evidence_files.found import BrokenRecord
from cea_helper.interchange.evidence_files.people_names import Name


@dataclass(frozen=True)
class Publication:
    """What the formats say of a publication; "" where one says nothing."""

    title: str
    kind: str = "article-journal"
    authors: tuple[Name, ...] = ()
    journal: str = ""
    published: PartialDate | None = None
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""


def publication_item(number: int, publication: Publication) -> EvidenceItem:
    """Return the item of record `number`; raise BrokenRecord where it has no title."""
    return EvidenceItem(
        id=f"e{number}",
        title=title_of(publication.title),
        areas=("research",),
        start=publication.published,
        proof=proof_of(publication.doi, publication.pmid, publication.url),
        citation=citation(number, publication),
    )


def title_of(written: str) -> str:
    """Return the title as one line; raise BrokenRecord where there is none."""
    title = text.one_line(written)
    if not title:
        raise BrokenRecord("it has no title")
    return title


def proof_of(doi: str, pmid: str, url: str) -> tuple[Proof, ...]:
    """Return where the publication can be looked up: its identifiers, else its address."""
    known = []
    if found := identifiers.doi(doi):
        known.append(Proof("doi", found))
    if found := identifiers.pmid(pmid):
        known.append(Proof("pmid", found))
    if not known and (found := identifiers.web_address(url)):
        known.append(Proof("url", found))
    return tuple(known)


def citation(number: int, publication: Publication) -> Mapping[str, Any]:
    """Return the publication as CSL-JSON."""
    published = publication.published
    parts = [published.year, published.month, published.day] if published else []
    told: dict[str, Any] = {
        "id": f"e{number}",
        "type": publication.kind,
        "title": text.one_line(publication.title),
        "author": [dict(author) for author in publication.authors],
        "container-title": text.one_line(publication.journal),
        "issued": {"date-parts": [[part for part in parts if part]]} if published else None,
        "volume": text.one_line(publication.volume),
        "issue": text.one_line(publication.issue),
        "page": text.one_line(publication.pages),
        "publisher": text.one_line(publication.publisher),
        "DOI": identifiers.doi(publication.doi),
        "PMID": identifiers.pmid(publication.pmid),
        "URL": identifiers.web_address(publication.url),
    }
    return {name: value for name, value in told.items() if value}
