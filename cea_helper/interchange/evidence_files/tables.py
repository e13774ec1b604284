"""Sheets of evidence and exports of publications, as CSV or Excel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from cea_helper import evidence
from cea_helper.errors import UnreadableEvidenceFile
from cea_helper.evidence import Area, EvidenceItem
from cea_helper.interchange.evidence_files import columns as names
from cea_helper.interchange.evidence_files import delimited, spreadsheets
from cea_helper.interchange.evidence_files.columns import Row
from cea_helper.interchange.evidence_files.evidence_table import unguarded
from cea_helper.interchange.evidence_files.found import (
    Columns,
    NoColumnOfTitles,
    Record,
    Sheet,
    Skipped,
    Source,
)
from cea_helper.interchange.evidence_files.table_rows import OF_PUBLICATIONS, row_item
from cea_helper.interchange.faults import shortened

# What a list is of, by the name of the column with its titles. Anything else begins as delivering
# a service, which claims the least.
_AREA_OF_TITLE: Mapping[str, Area] = {
    "committee": "leading",
    "committeename": "leading",
    "committeeorgroup": "leading",
    "committeegroup": "leading",
    "group": "leading",
    "workinggroup": "leading",
    "board": "leading",
    "panel": "leading",
    "body": "leading",
    "project": "developing",
    "audit": "developing",
    "guideline": "developing",
    "course": "teaching",
    "teaching": "teaching",
    "lecture": "teaching",
    "talk": "teaching",
}
_MOST_NAMED = 12
_FIRST_ROWS = 3


@dataclass(frozen=True)
class Table:
    """One sheet: how its columns were understood, and its rows."""

    columns: Columns
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]


def csv_table(written: str, columns: Columns | None) -> Table:
    """Return the table of the text, its columns as told or as found."""
    rows, broken = delimited.read_rows(written)
    return Table(columns or names.find_columns(None, rows), tuple(rows), tuple(broken), ())


def xlsx_table(document: bytes, columns: Columns | None) -> Table:
    """Return the sheet that `columns` names, else the first with a column of titles."""
    sheets, notes = spreadsheets.read_sheets(document)
    found = [(sheet, names.find_columns(sheet.name, sheet.rows)) for sheet in sheets]
    if not found:
        raise UnreadableEvidenceFile("the workbook has no row that is filled and not hidden")
    wanted = columns.sheet if columns else None
    chosen = next((pair for pair in found if pair[0].name == wanted), None)
    chosen = chosen or next((pair for pair in found if "title" in pair[1].places), found[0])
    sheet, columns_found = chosen
    others = [other.name for other in sheets if other is not sheet]
    unread = [f'The sheet "{name}" was not read: save it as a file of its own' for name in others]
    skipped = tuple(Skipped(number, "the row is hidden") for number in sheet.hidden_rows)
    said = (*notes, *unread, *sheet.notes)
    return Table(columns or columns_found, sheet.rows, skipped, said)


def source(table: Table) -> Source:
    """Return the rows under the header; raise NoColumnOfTitles where no column has titles."""
    columns = table.columns
    if "title" not in columns.places:
        raise NoColumnOfTitles(_no_titles(columns), _sheet(table))
    title = columns.titles[columns.places["title"]]
    default = _AREA_OF_TITLE.get(names.plain_name(title), "delivering")
    below = [(number, cells) for number, cells in table.rows if number > columns.header_row]
    records = [
        Record(number, partial(_item, number, cells, columns, default)) for number, cells in below
    ]
    skipped = tuple(row for row in table.skipped if row.record > columns.header_row)
    said = (*table.notes, *_notes(columns, default))
    return Source(records, said, skipped, _sheet(table))


def _sheet(table: Table) -> Sheet:
    below = (cells for number, cells in table.rows if number > table.columns.header_row)
    rows = tuple(tuple(cells) for cells in islice(below, _FIRST_ROWS))
    return Sheet(table.columns, rows)


def _item(number: int, cells: Sequence[str], columns: Columns, default: Area) -> EvidenceItem:
    said = {
        field: unguarded(cells[place]).strip()
        for field, place in columns.places.items()
        if place < len(cells)
    }
    return row_item(number, said, default)


def _notes(columns: Columns, default: Area) -> Iterator[str]:
    titles = zip(columns.titles, columns.fields, strict=True)
    unread = [title for title, field in titles if title.strip() and field is None]
    if unread:
        yield f"Columns not read: {_listed(unread)}"
    if not columns.places.keys() & {"areas", *OF_PUBLICATIONS}:
        yield f'No column says the area: the items are put under "{evidence.AREAS[default]}"'


def _no_titles(columns: Columns) -> str:
    known = [title for title in columns.titles if title.strip()]
    if not known:
        return "the file holds no row that is filled"
    return f'no column is named "Title": the columns are {_listed(known)}'


def _listed(titles: Sequence[str]) -> str:
    shown = ", ".join(f'"{shortened(" ".join(title.split()))}"' for title in titles[:_MOST_NAMED])
    more = len(titles) - _MOST_NAMED
    return f"{shown} and {more} more" if more > 0 else shown
