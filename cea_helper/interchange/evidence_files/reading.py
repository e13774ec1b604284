"""Read a file of evidence, whatever its format is: the door to the modules of the formats."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, get_args

from cea_helper import text
from cea_helper.errors import UnreadableEvidenceFile
from cea_helper.evidence import EvidenceItem
from cea_helper.interchange.application_file import FORMAT as APPLICATION_FORMAT
from cea_helper.interchange.evidence_files import (
    bibtex,
    csl,
    delimited,
    file_text,
    pubmed,
    ris,
    saved_application,
    tables,
)
from cea_helper.interchange.evidence_files.duplicates import KnownItems
from cea_helper.interchange.evidence_files.found import (
    FORMATS,
    MAX_BYTES,
    MAX_RECORDS,
    BrokenRecord,
    Columns,
    Duplicate,
    Format,
    FoundEvidence,
    Progress,
    Skipped,
    Source,
    Unread,
    too_many_records,
)
from cea_helper.schemes import Catalogue

_TAGGED: Mapping[Format, Callable[[str], Source]] = {
    "ris": ris.source,
    "nbib": pubmed.source,
    "bibtex": bibtex.source,
}
_STARTS: Mapping[Format, re.Pattern[str]] = {
    "ris": ris.START,
    "nbib": pubmed.START,
    "bibtex": bibtex.START,
}

# Told to a page that often: seldom enough to cost nothing, often enough to move.
_STEP = 100


def read_evidence(
    document: bytes,
    format: Format | None = None,
    columns: Columns | None = None,
    progress: Progress | None = None,
    schemes: Catalogue | None = None,
) -> FoundEvidence:
    """Return the evidence items in the bytes of a file, each achievement once.

    An application file is of one of `schemes`, or without them of the program's own rounds.

    The format is told from the content where none is given. `columns` says how the columns of a
    sheet are to be read, where a person corrected what `read_columns` found. `progress` is called
    with the number of records that are read and the number of all. Raises UnreadableEvidenceFile
    where the file cannot be read at all or holds no record, and of that kind NoColumnOfTitles
    where a person has to say which column of a sheet holds the titles.
    """
    told, source = _source(document, format, columns, schemes)
    if not source.records and not source.skipped:
        raise UnreadableEvidenceFile(f"there is no record in the file, read as {FORMATS[told]}")
    if len(source.records) > MAX_RECORDS:
        raise too_many_records()
    return _found(told, source, progress or _quiet)


def read_columns(document: bytes, format: Format | None = None) -> Columns:
    """Return how the columns of a sheet were understood, so that a person can correct it.

    Raises UnreadableEvidenceFile where the file is no sheet.
    """
    if file_text.is_workbook(_small_enough(document)):
        return tables.xlsx_table(document, None).columns
    written, _ = file_text.decoded(document)
    if (format or _told(written)) != "csv":
        raise UnreadableEvidenceFile("the file is not a sheet, so it has no columns")
    return tables.csv_table(text.without_direction(written), None).columns


def _source(
    document: bytes,
    wanted: Format | None,
    columns: Columns | None,
    schemes: Catalogue | None,
) -> tuple[Format, Source]:
    if wanted is not None and wanted not in get_args(Format):
        raise UnreadableEvidenceFile(f"{wanted} is not a format: choose {', '.join(FORMATS)}")
    if file_text.is_workbook(_small_enough(document)):
        _agree(wanted, "xlsx")
        return "xlsx", tables.source(tables.xlsx_table(document, columns))
    written, notes = file_text.decoded(document)
    told = wanted or _told(written)
    if told in _TAGGED:
        source = _TAGGED[told](text.without_direction(written))
    elif told == "csv":
        source = tables.source(tables.csv_table(text.without_direction(written), columns))
    elif told == "xlsx":
        raise UnreadableEvidenceFile("the file is not an Excel workbook (.xlsx)")
    else:
        told, source = _json_source(document, written, wanted, schemes)
    return told, replace(source, notes=(*notes, *source.notes))


def _json_source(
    document: bytes, written: str, wanted: Format | None, schemes: Catalogue | None
) -> tuple[Format, Source]:
    tree = csl.read_tree(written)
    told: Format = "application" if _is_application(tree) else "csl-json"
    _agree(wanted, told)
    if told == "application":
        return told, saved_application.source(document, tree, schemes)
    return told, csl.source(tree)


def _agree(wanted: Format | None, told: Format) -> None:
    if wanted not in (None, told):
        raise UnreadableEvidenceFile(f"the file is {FORMATS[told]}, not {FORMATS[wanted]}")


def _is_application(tree: Any) -> bool:
    return isinstance(tree, dict) and (
        "applicant" in tree or tree.get("format") == APPLICATION_FORMAT
    )


def _told(written: str) -> Format:
    """Return the format that the text is in; a sheet is what is none of the others."""
    if written.lstrip()[:1] in ("{", "["):
        return "csl-json"
    starts = ((told, pattern.search(written)) for told, pattern in _STARTS.items())
    places: dict[Format, int] = {told: match.start() for told, match in starts if match}
    nearest: Format = min(places, key=places.__getitem__, default="csv")
    # A cell of a sheet may hold lines that look like another format; its header comes first.
    header = written.partition("\n")[0]
    is_sheet = delimited.is_header(header, delimited.delimiter_of(header))
    return "csv" if is_sheet and places.get(nearest) else nearest


def _small_enough(document: bytes) -> bytes:
    if len(document) > MAX_BYTES:
        raise UnreadableEvidenceFile("the file is larger than 20 MiB")
    return document


def _found(told: Format, source: Source, progress: Progress) -> FoundEvidence:
    kept: dict[int, EvidenceItem] = {}
    duplicates: list[Duplicate] = []
    skipped = list(source.skipped)
    unread: list[Unread] = []
    known = KnownItems()
    for done, record in enumerate(source.records, 1):
        try:
            item = record.read()
            same = known.find_or_add(item, str(record.number))
            if same is None:
                kept[record.number] = item
                unread.extend(Unread(record.number, *cell) for cell in record.unread)
            else:
                duplicates.append(Duplicate(record.number, int(same)))
        except BrokenRecord as error:
            skipped.append(Skipped(record.number, str(error)))
        if done % _STEP == 0 or done == len(source.records):
            progress(done, len(source.records))
    in_order = sorted(skipped, key=lambda skip: skip.record)
    items = tuple(_with_own_ids(kept))
    return FoundEvidence(
        told,
        items,
        tuple(kept),
        tuple(duplicates),
        tuple(in_order),
        source.notes,
        source.sheet,
        tuple(unread),
    )


def _with_own_ids(kept: Mapping[int, EvidenceItem]) -> Iterator[EvidenceItem]:
    """Yield the items, each under an identifier of its own."""
    taken: set[str] = set()
    for number, item in kept.items():
        own_id, more = item.id, 0
        while own_id in taken:
            own_id, more = f"e{number}-{more}" if more else f"e{number}", more + 1
        taken.add(own_id)
        yield item if own_id == item.id else replace(item, id=own_id)


def _quiet(done: int, total: int) -> None:
    """Tell nobody."""
