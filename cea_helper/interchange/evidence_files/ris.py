"""RIS, as Zotero, EndNote, Mendeley, Scopus and journals write it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import rispy

from cea_helper import text
from cea_helper.dates import PartialDate
from cea_helper.evidence import EvidenceItem
from cea_helper.interchange.evidence_files import identifiers, people_names, written_dates
from cea_helper.interchange.evidence_files.found import (
    MAX_RECORDS,
    Record,
    Source,
    too_many_records,
)
from cea_helper.interchange.evidence_files.publications import Publication, publication_item

START = re.compile(r"^[ \t]*TY[ \t]{1,3}-", re.MULTILINE)
_STRICT_START = re.compile(r"^TY  -", re.MULTILINE)

# Some programs write one blank where the format asks for two.
_LOOSE_TAG = re.compile(r"^[ \t]*([A-Z][A-Z0-9])[ \t]{1,3}-[ \t]?", re.MULTILINE)

_KINDS = {
    "JOUR": "article-journal",
    "EJOUR": "article-journal",
    "JFULL": "article-journal",
    "ABST": "article-journal",
    "INPR": "article-journal",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "BOOK": "book",
    "EBOOK": "book",
    "EDBOOK": "book",
    "CHAP": "chapter",
    "ECHAP": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "RPRT": "report",
    "GOVDOC": "report",
    "THES": "thesis",
    "DATA": "dataset",
    "ELEC": "webpage",
    "BLOG": "post-weblog",
    "PAT": "patent",
    "UNPB": "manuscript",
    "MANSCPT": "manuscript",
}
# Old programs name a chapter and its book so.
_TAGS = {**rispy.config.TAG_KEY_MAPPING, "BT": "book_title", "CT": "chapter_title"}
_TITLES = ("title", "primary_title", "translated_title", "chapter_title")
_Fields = Mapping[str, Any]


def source(written: str) -> Source:
    """Return the records, each from its TY line to the next, whether or not ER closes it.

    The library reads one at a time: given all, it joins a record that lacks its ER with the next.
    """
    tidy = written if _STRICT_START.search(written) else _LOOSE_TAG.sub(r"\1  - ", written)
    starts = [match.start() for match in _STRICT_START.finditer(tidy)]
    if len(starts) > MAX_RECORDS:
        raise too_many_records()
    # Without a start there is no end either, so the two need not be of one length.
    pieces = [tidy[start:end] for start, end in zip(starts, [*starts[1:], None], strict=False)]
    return Source([Record(n, partial(_item, n, piece)) for n, piece in enumerate(pieces, 1)])


def _item(number: int, piece: str) -> EvidenceItem:
    parser = rispy.RisParser(mapping=_TAGS, skip_unknown_tags=True)
    fields = parser.parse(piece + "\nER  - \n")[0]
    return publication_item(number, _publication(fields))


def _publication(fields: _Fields) -> Publication:
    addresses = fields.get("urls", [])
    return Publication(
        title=_first(fields, *_TITLES, "book_title"),
        kind=_KINDS.get(_first(fields, "type_of_reference"), "document"),
        authors=people_names.names(_authors(fields)),
        journal=_first(
            fields,
            "alternate_title3",
            "journal_name",
            "secondary_title",
            "alternate_title2",
            "alternate_title1",
            *(["book_title"] if _first(fields, *_TITLES) else []),
        ),
        published=_published(fields),
        volume=_first(fields, "volume"),
        issue=_first(fields, "number"),
        pages=_pages(fields),
        publisher=_first(fields, "publisher"),
        doi=next(filter(None, map(identifiers.doi, _doi_places(fields))), ""),
        pmid=next(filter(None, _pmids(fields)), ""),
        url=addresses[0] if addresses else "",
    )


def _first(fields: _Fields, *names: str) -> str:
    said = (text.one_line(str(fields.get(name, ""))) for name in names)
    return next(filter(None, said), "")


def _authors(fields: _Fields) -> list[str]:
    authors: list[str] = fields.get("authors") or fields.get("first_authors") or []
    return authors


def _published(fields: _Fields) -> PartialDate | None:
    year, day = _first(fields, "year", "publication_year"), _first(fields, "date")
    if not year and not day and not fields.get("urls"):
        # The second date is when an address was looked at; without an address it is another.
        year = _first(fields, "access_date")
    # EndNote writes the year in PY and "Mar 15" in DA.
    whole = written_dates.read(day) or written_dates.read(f"{year} {day}")
    in_year = written_dates.read_year(year)
    if whole and (in_year is None or whole.year == in_year.year):
        return whole
    return in_year


def _pages(fields: _Fields) -> str:
    start, end = _first(fields, "start_page"), _first(fields, "end_page")
    return start if "-" in start or not end or end == start else f"{start}-{end}".lstrip("-")


def _doi_places(fields: _Fields) -> Iterator[str]:
    for name in ("doi", "urls", "type_of_work", "note", "notes", "id", "file_attachments2"):
        value = fields.get(name, "")
        yield from value if isinstance(value, list) else [value]


def _pmids(fields: _Fields) -> Iterator[str]:
    base = _first(fields, "name_of_database", "database_provider").casefold()
    if any(name in base for name in ("pubmed", "medline", "nlm")):
        yield identifiers.pmid(_first(fields, "accession_number"))
    if "scopus" in base:
        yield identifiers.pmid(_first(fields, "custom2"))
    for said in (*fields.get("notes", []), *fields.get("urls", []), _first(fields, "note")):
        # A number by itself in a note is anything; it must say that it is a PubMed number.
        yield identifiers.pmid(said) if "pm" in said.casefold() else ""
