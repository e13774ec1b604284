"""The filled cells of a sheet of Excel: empty ones cost nothing, a broken one costs its row."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from openpyxl.worksheet._reader import WorkSheetParser

# Runs of rows and of cells without anything in them, as programs write them by the million.
_EMPTY_CELLS = re.compile(rb"(?:<c\b[^<>]*(?:/>|>\s*</c>)\s*)++")
_EMPTY_ROWS = re.compile(rb"(?:<row\b[^<>]*(?:/>|>\s*</row>)\s*)++")
_PLACED = re.compile(rb"<(?:c|row)\b[^<>]*\sr=")
_CLOSING = (b"</row>", b"</sheetData>")

_BROKEN = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


def thinned(sheet: bytes) -> bytes:
    """Return the sheet without the empty cells and rows that change the place of no other."""
    if b"<![CDATA[" in sheet or b"<!--" in sheet:
        return sheet
    for empty in (_EMPTY_CELLS, _EMPTY_ROWS):
        sheet = empty.sub(_what_is_needed, sheet)
    return sheet


def _what_is_needed(run: re.Match[bytes]) -> bytes:
    # What follows without a place of its own is counted from what stands before it.
    if run.string.startswith(_CLOSING, run.end()) or _PLACED.match(run.string, run.end()):
        return b""
    return run.group()


class SheetCells(WorkSheetParser):
    """Reads the cells of a sheet, and notes in `broken_rows` where one cannot be read.

    The library gives up the whole workbook at a broken cell, and fills in all that are missing.
    """

    def __init__(self, sheet: bytes, workbook: Any, shared_strings: Any) -> None:
        super().__init__(
            io.BytesIO(sheet),
            shared_strings,
            epoch=workbook.epoch,
            date_formats=workbook._date_formats,
            timedelta_formats=workbook._timedelta_formats,
        )
        self.broken_rows: set[int] = set()

    def rows(self) -> Iterator[tuple[int, list[dict[str, Any]]]]:
        """Yield the number of each row with its cells."""
        yield from self.parse()

    def parse_cell(self, element: Any) -> dict[str, Any]:
        """Return the cell; an empty one where it cannot be read."""
        try:
            cell: dict[str, Any] = super().parse_cell(element)
        except _BROKEN:
            self.broken_rows.add(self.row_counter)
            return {"row": self.row_counter, "column": 0, "value": None, "data_type": "n"}
        return cell
