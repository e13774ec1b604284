"""The format of PubMed, .nbib: what "Send to citation manager" and "Save, PubMed" give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import nbib
from nbib.exceptions import MalformedLine, UnknownTagFormat

from cea_helper import text
from cea_helper.evidence import EvidenceItem
from cea_helper.interchange.evidence_files import people_names, written_dates
from cea_helper.interchange.evidence_files.found import BrokenRecord, Record, Source
from cea_helper.interchange.evidence_files.publications import Publication, publication_item

START = re.compile(r"^PMID *-", re.MULTILINE)

_TAG = re.compile(r"[A-Z]{2,4} {0,2}- ")
_ANY_TAG = re.compile(r"^[A-Z]{2,4} {0,2}- ", re.MULTILINE)
_BETWEEN = re.compile(r"\n\s*\n(?=\S)|\n(?=PMID *-)")

# The rest, such as the dates of its history, is long and stops the library where it is unusual.
_WANTED = frozenset(
    ("PMID", "TI", "BTI", "FAU", "AU", "CN", "DP", "JT", "TA", "VI", "IP", "PG", "AID", "LID", "PT")
)
_DOI_LINE = re.compile(r"(?:AID|LID) *- (?P<doi>10\..*) \[doi\]\s*")
_Fields = Mapping[str, Any]


def source(written: str) -> Source:
    """Return the records: a blank line parts them, and so does the line of a PubMed number."""
    pieces = [piece for piece in _BETWEEN.split(written) if _ANY_TAG.search(piece)]
    return Source([Record(n, partial(_item, n, piece)) for n, piece in enumerate(pieces, 1)])


def _item(number: int, piece: str) -> EvidenceItem:
    lines = list(_wanted_lines(piece))
    try:
        # The library ends a record at the second of two line ends.
        records = nbib.read("\n".join(lines) + "\n\n")
    except MalformedLine as error:
        raise BrokenRecord("a line of it is not in PubMed's format") from error
    except (UnknownTagFormat, ValueError) as error:
        raise BrokenRecord("its PubMed number is not a number") from error
    fields = records[0] if records else {}
    return publication_item(number, _publication(fields, lines))


def _wanted_lines(piece: str) -> Iterator[str]:
    is_wanted = True
    for line in piece.split("\n"):
        if _TAG.match(line):
            is_wanted = line[:4].strip() in _WANTED and not _is_other_identifier(line)
        if is_wanted and line.strip():
            yield _as_nbib(line)


def _is_other_identifier(line: str) -> bool:
    return line[:3] in ("AID", "LID") and not _DOI_LINE.fullmatch(line)


def _as_nbib(line: str) -> str:
    # The library leaves out LID, where many records have their only DOI, and the title of a book.
    return re.sub(r"\ALID *-", "AID -", re.sub(r"\ABTI *-", "TT  -", line))


def _publication(fields: _Fields, lines: list[str]) -> Publication:
    kinds = [str(kind).casefold() for kind in fields.get("publication_types", ())]
    return Publication(
        title=_bare(str(fields.get("title") or fields.get("transliterated_title", ""))),
        kind="book" if any("book" in kind for kind in kinds) else "article-journal",
        authors=people_names.names(_authors(fields, lines)),
        journal=str(fields.get("journal") or fields.get("journal_abbreviated", "")),
        published=written_dates.read_year(str(fields.get("publication_date", ""))),
        volume=str(fields.get("journal_volume", "")),
        issue=str(fields.get("journal_issue", "")),
        pages=str(fields.get("pages", "")),
        doi=str(fields.get("doi", "")),
        pmid=str(fields.get("pubmed_id", "")),
    )


def _authors(fields: _Fields, lines: list[str]) -> list[str]:
    """Return the authors in full, or as initials where PubMed has no more; then the groups."""
    full = [author.get("author", "") for author in fields.get("authors", ())]
    short = [line[6:] for line in lines if line.startswith("AU  -")]
    groups = [line[6:] for line in lines if line.startswith("CN  -")]
    return [*(full or short), *groups]


def _bare(title: str) -> str:
    """Return the title without PubMed's full stop, and without its brackets round a translation."""
    plain = text.one_line(title).removesuffix(".")
    translated = re.fullmatch(r"\[([^\[\]]*)\]", plain)
    return translated.group(1).removesuffix(".") if translated else plain
