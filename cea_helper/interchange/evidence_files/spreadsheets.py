"""Excel workbooks: what a person who opens the file sees, and nothing that is hidden in it."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from xml.parsers import expat

import openpyxl
from openpyxl.utils import coordinate_to_tuple
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from cea_helper import text
from cea_helper.errors import UnreadableEvidenceFile
from cea_helper.interchange.evidence_files import sheet_cells
from cea_helper.interchange.evidence_files.columns import Row

MAX_MEMBERS = 500
MAX_UNPACKED = 60 * 1024 * 1024
MAX_RATIO = 100
# Below this size no packing is a danger, and small files of much the same words pack very well.
_HARMLESS = 5 * 1024 * 1024

MAX_COLUMNS = 256
_LAST_ROW = 1_048_576

# All that openpyxl, zipfile and the XML parser raise for files that are damaged or made to do harm.
_DAMAGED = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
)


@dataclass(frozen=True)
class Sheet:
    """What is seen of one sheet: its rows with their numbers, and what is hidden or broken."""

    name: str
    rows: tuple[Row, ...]
    hidden_rows: tuple[int, ...]
    broken_rows: tuple[int, ...]
    notes: tuple[str, ...]


def read_sheets(document: bytes) -> tuple[list[Sheet], tuple[str, ...]]:
    """Return the visible sheets that say anything, and a note on the hidden ones.

    Raises UnreadableEvidenceFile where the file is no workbook, is damaged, or unpacks to more than
    a list of evidence can be.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(document)) as package, warnings.catch_warnings():
            # The library warns of styles and validations that it leaves out.
            warnings.simplefilter("ignore")
            _check_package(package, len(document))
            return _read(document, package)
    except _DAMAGED as error:
        raise UnreadableEvidenceFile("the workbook is damaged or is not an Excel one") from error


def _check_package(package: zipfile.ZipFile, packed: int) -> None:
    members = package.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS:
        raise UnreadableEvidenceFile(f"the workbook has more than {MAX_MEMBERS} parts")
    if unpacked > MAX_UNPACKED or unpacked > max(_HARMLESS, packed * MAX_RATIO):
        raise UnreadableEvidenceFile("the workbook unpacks to more than a list of evidence can be")
    if len({member.filename.casefold() for member in members}) < len(members):
        raise UnreadableEvidenceFile("the workbook holds two parts of one name")
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableEvidenceFile("the workbook has a password: save it without one")


def _read(document: bytes, package: zipfile.ZipFile) -> tuple[list[Sheet], tuple[str, ...]]:
    # Formulas stay text: what is shown for one may be years old, or an attack on whoever opens it.
    workbook = openpyxl.load_workbook(io.BytesIO(document), read_only=True, data_only=False)
    try:
        worksheets: list[Any] = list(workbook.worksheets)
        hidden = [sheet.title for sheet in worksheets if sheet.sheet_state != "visible"]
        seen = [_sheet(sheet, package) for sheet in worksheets if sheet.sheet_state == "visible"]
    finally:
        workbook.close()
    notes = [f'The sheet "{text.one_line(title)}" is hidden and was not read' for title in hidden]
    said = [sheet for sheet in seen if sheet.rows or sheet.hidden_rows or sheet.broken_rows]
    return said, tuple(notes)


def _sheet(worksheet: Any, package: zipfile.ZipFile) -> Sheet:
    # The library has no public name for where the sheet lies in the file, and when it only reads
    # it does not say which rows and columns are hidden.
    sheet = sheet_cells.thinned(package.read(worksheet._worksheet_path))
    shape = _shape(sheet)
    parser = sheet_cells.SheetCells(sheet, worksheet.parent, worksheet._shared_strings)
    shown = shape.filled_rows - shape.hidden_rows
    rows, formulas = [], 0
    for number, cells in parser.rows():
        if number in shown:
            formulas += sum(cell["data_type"] == "f" for cell in cells)
            rows.append((number, _texts(cells, shape)))
    broken = (shape.broken_rows | parser.broken_rows) - shape.hidden_rows
    whole = [row for row in rows if row[0] not in broken]
    seen = [(number, cells) for number, cells in _without_hidden(whole, shape) if any(cells)]
    hidden = sorted(shape.hidden_rows & shape.filled_rows)
    title = text.one_line(worksheet.title)
    notes = tuple(_notes(shape, formulas))
    return Sheet(title, tuple(seen), tuple(hidden), tuple(sorted(broken)), notes)


def _texts(cells: Iterable[Mapping[str, Any]], shape: _Walk) -> list[str]:
    """Return the texts of a row, as many as the sheet has columns."""
    texts = [""] * min(shape.last_column, MAX_COLUMNS)
    for cell in cells:
        if 0 < cell["column"] <= len(texts):
            texts[cell["column"] - 1] = _text(cell["value"])
    return texts


def _without_hidden(rows: Iterable[Row], shape: _Walk) -> Iterator[Row]:
    for number, cells in rows:
        shown = enumerate(cells, 1)
        yield number, ["" if n in shape.hidden_columns else cell for n, cell in shown]


def _notes(shape: _Walk, formulas: int) -> Iterator[str]:
    hidden = sum(column <= shape.last_column for column in shape.hidden_columns)
    if hidden:
        yield f"Hidden columns: {hidden}. They were not read"
    if shape.last_column > MAX_COLUMNS:
        yield f"Only the first {MAX_COLUMNS} columns were read"
    if formulas:
        yield f"Formulas: {formulas}. They stay as text, and are not worked out"


class _Walk:
    """Walks through a sheet once and keeps only what is filled and what is hidden.

    A parser of its own, since that of the library takes seconds for a million empty rows.
    """

    def __init__(self) -> None:
        self.row = self.column = 0
        self.filled_rows: set[int] = set()
        self.hidden_rows: set[int] = set()
        self.broken_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.last_column = 0

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        kind = name.rpartition("}")[2]
        if kind == "row":
            self._begin_row(attributes)
        elif kind == "c":
            self._begin_cell(attributes.get("r"))
        elif kind in ("v", "is", "f") and self.column:
            self.filled_rows.add(self.row)
            self.last_column = max(self.last_column, self.column)
        elif kind == "col" and _is_hidden(attributes):
            last = min(int(attributes["max"]), MAX_COLUMNS)
            self.hidden_columns.update(range(int(attributes["min"]), last + 1))

    def _begin_cell(self, reference: str | None) -> None:
        try:
            self.column = coordinate_to_tuple(reference)[1] if reference else self.column + 1
        except (LookupError, TypeError, ValueError):
            self.column = 0
            self.broken_rows.add(self.row)

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        self.row, self.column = int(attributes.get("r", self.row + 1)), 0
        if not 0 < self.row <= _LAST_ROW:
            raise UnreadableEvidenceFile(
                "a row of the workbook has a number that Excel cannot have"
            )
        if _is_hidden(attributes):
            self.hidden_rows.add(self.row)


def _shape(sheet: bytes) -> _Walk:
    walk = _Walk()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = walk.begin
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.Parse(sheet, True)
    return walk


def _refuse_doctype(*_: object) -> None:
    raise UnreadableEvidenceFile(
        "the workbook holds a document type (DOCTYPE), which no sheet needs"
    )


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return attributes.get("hidden", "0") in ("1", "true")


def _text(value: Any) -> str:
    """Return the value of a cell as it would be written by hand."""
    if isinstance(value, datetime):
        is_a_day = value.time().isoformat() == "00:00:00"
        return value.date().isoformat() if is_a_day else value.isoformat(" ")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, ArrayFormula | DataTableFormula):
        return str(getattr(value, "text", None) or "=")
    return "" if value is None else _plain(str(value))


def _plain(written: str) -> str:
    return text.normalise(text.without_direction(written)).strip()
