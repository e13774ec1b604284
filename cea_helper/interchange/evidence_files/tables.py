"""Sheets of evidence and exports of publications, as CSV or Excel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from cea_helper import capture, evidence
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
from cea_helper.interchange.evidence_files.table_rows import (
    OF_PUBLICATIONS,
    OTHERWISE,
    Cells,
    row_item,
)
from cea_helper.interchange.faults import shortened

# What a list is of, by the name of the column with its titles.
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
_EXAMPLES = 4
_MOST_SEARCHED = 2_000
_LONGEST_EXAMPLE = 200
_LONGEST_HEADER = 120


@dataclass(frozen=True)
class Table:
    """One sheet: how its columns were understood, and its rows; `others` are sheets beside it."""

    columns: Columns
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]
    others: tuple[str, ...] = ()


def csv_table(written: str, columns: Columns | None) -> Table:
    """Return the table of the text, its columns as told or as found."""
    rows, broken = delimited.read_rows(written)
    return Table(_told_or_found(columns, None, rows), tuple(rows), tuple(broken), ())


def xlsx_table(document: bytes, columns: Columns | None) -> Table:
    """Return the sheet that `columns` names, else the first with a column of titles."""
    sheets, notes = spreadsheets.read_sheets(document)
    if not sheets:
        raise UnreadableEvidenceFile("the workbook has no row that is filled and not hidden")
    sheet = _wanted(sheets, columns)
    others = tuple(other.name for other in sheets if other is not sheet)
    unread = [
        f'The sheet "{name}" was not read: choose it, or save it as a file' for name in others
    ]
    hidden = (Skipped(number, "the row is hidden") for number in sheet.hidden_rows)
    broken = (Skipped(number, "a cell of the row is broken") for number in sheet.broken_rows)
    skipped = (*hidden, *broken)
    told = _told_or_found(columns, sheet.name, sheet.rows)
    return Table(told, sheet.rows, skipped, (*notes, *unread, *sheet.notes), others)


def _wanted(sheets: Sequence[spreadsheets.Sheet], columns: Columns | None) -> spreadsheets.Sheet:
    if columns:
        named = [sheet for sheet in sheets if sheet.name == columns.sheet]
    else:
        found = ((sheet, names.find_columns(sheet.name, sheet.rows)) for sheet in sheets)
        named = [sheet for sheet, match in found if "title" in match.places]
    return named[0] if named else sheets[0]


def _told_or_found(columns: Columns | None, sheet: str | None, rows: Sequence[Row]) -> Columns:
    if columns is None:
        return names.find_columns(sheet, rows)
    return columns if columns.titles else names.columns_at(sheet, rows, columns.header_row)


def source(table: Table) -> Source:
    """Return the rows under the header; raise NoColumnOfTitles where no column has titles."""
    columns = table.columns
    if "title" not in columns.places:
        raise NoColumnOfTitles(_no_titles(columns), _sheet(table))
    title = columns.titles[columns.places["title"]]
    area = _AREA_OF_TITLE.get(capture.plain(title))
    below = [(number, cells) for number, cells in table.rows if number > columns.header_row]
    records = [_record(number, cells, columns, area) for number, cells in below]
    skipped = tuple(row for row in table.skipped if row.record > columns.header_row)
    said = (*table.notes, *_notes(columns, area))
    return Source(records, said, skipped, _sheet(table))


def _sheet(table: Table) -> Sheet:
    columns = table.columns
    below = [cells for number, cells in table.rows if number > columns.header_row]
    examples = tuple(tuple(_examples(below, place)) for place in range(len(columns.titles)))
    top = [(number, cells) for number, cells in table.rows if number <= names.LAST_HEADER_ROW]
    headers = tuple(
        (number, " | ".join(filter(None, cells))[:_LONGEST_HEADER]) for number, cells in top
    )
    return Sheet(columns, examples, headers, table.others)


def _examples(below: Sequence[Sequence[str]], place: int) -> Iterator[str]:
    """Yield the first different cells of a column that say anything, as many as are shown."""
    cells = (cells[place][:_LONGEST_EXAMPLE] for cells in below if place < len(cells))
    filled = dict.fromkeys(cell for cell in islice(cells, _MOST_SEARCHED) if cell)
    yield from islice(filled, _EXAMPLES)


def _record(number: int, cells: Sequence[str], columns: Columns, area: Area | None) -> Record:
    unread: list[tuple[str, str]] = []
    return Record(number, partial(_item, number, cells, columns, area, unread), unread)


def _item(
    number: int,
    cells: Sequence[str],
    columns: Columns,
    area: Area | None,
    unread: list[tuple[str, str]],
) -> EvidenceItem:
    said = {
        field: unguarded(cells[place]).strip()
        for field, place in columns.places.items()
        if place < len(cells)
    }
    titles = {
        field: " ".join(columns.titles[place].split()) for field, place in columns.places.items()
    }
    return row_item(number, Cells(said, titles, unread), area)


def _notes(columns: Columns, area: Area | None) -> Iterator[str]:
    titles = zip(columns.titles, columns.fields, strict=True)
    unread = [title for title, field in titles if title.strip() and field is None]
    if unread:
        yield f"Columns not read: {_listed(unread)}"
    if not columns.places.keys() & {"areas", *OF_PUBLICATIONS}:
        default = evidence.AREAS[area or OTHERWISE]
        yield f'No column says the area: it is read from the words of each row, else "{default}"'


def _no_titles(columns: Columns) -> str:
    known = [title for title in columns.titles if title.strip()]
    if not known:
        return "the file holds no row that is filled"
    return f'no column is named "Title": the columns are {_listed(known)}'


def _listed(titles: Sequence[str]) -> str:
    shown = ", ".join(f'"{shortened(" ".join(title.split()))}"' for title in titles[:_MOST_NAMED])
    more = len(titles) - _MOST_NAMED
    return f"{shown} and {more} more" if more > 0 else shown
