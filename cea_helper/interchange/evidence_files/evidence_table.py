"""Evidence items as a table, CSV or Excel, that reads back as the same items."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal

import openpyxl
from openpyxl.cell import WriteOnlyCell

from cea_helper.evidence import EvidenceItem, Impact, Proof, written_number

TableFormat = Literal["csv", "xlsx"]

TITLES = (
    "Identifier",
    "Title",
    "Areas",
    "Start",
    "End",
    "Contribution",
    "Role",
    "Basis",
    "Excess",
    "Reach",
    "Result",
    "Measure",
    "Before",
    "After",
    "Unit",
    "Benchmark",
    "Proof",
    "Notes",
    "Citation (CSL-JSON)",
)

# A spreadsheet works out what begins like this, and so could be made to run what a stranger wrote.
_FORMULA = re.compile(r"'*[=+\-@\t\r\0\uff0b\uff0d\uff1d\uff20]")

_LONGEST_CELL = 32_767
_CUT = " (cut here: a cell of a spreadsheet holds 32,767 characters)"


def write_evidence_table(items: Iterable[EvidenceItem], table: TableFormat = "csv") -> bytes:
    """Return the items as the bytes of a table, private notes included, one row each.

    No cell begins a formula. What a cell of Excel cannot hold is cut, and the cell says so.
    """
    rows = [TITLES, *(_cells(item) for item in items)]
    return _csv(rows) if table == "csv" else _xlsx(rows)


def guarded(cell: str) -> str:
    """Return the text with an apostrophe before it where a spreadsheet would work it out."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return the text that `guarded` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def proof_in_words(proof: Proof) -> str:
    """Return the proof as one line of a cell."""
    note = f" [note: {' '.join(proof.note.split())}]" if proof.note else ""
    return f"{proof.kind}: {' '.join(proof.value.split())}{note}"


def _cells(item: EvidenceItem) -> tuple[str, ...]:
    impact = item.impact or Impact()
    return (
        item.id,
        item.title,
        "; ".join(item.areas),
        str(item.start or ""),
        str(item.end or ""),
        item.contribution or "",
        item.role or "",
        item.basis or "",
        item.excess or "",
        item.reach or "",
        impact.text or "",
        impact.measure or "",
        _number(impact.before),
        _number(impact.after),
        impact.unit or "",
        impact.benchmark or "",
        "\n".join(map(proof_in_words, item.proof)),
        item.notes or "",
        json.dumps(item.citation, ensure_ascii=False) if item.citation else "",
    )


def _number(number: float | None) -> str:
    return "" if number is None else written_number(number)


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    table = io.StringIO(newline="")
    csv.writer(table).writerows([guarded(cell) for cell in row] for row in rows)
    # Excel takes a CSV file without this mark for one of Windows' own encoding.
    return table.getvalue().encode("utf-8-sig")


def _xlsx(rows: Iterable[Sequence[str]]) -> bytes:
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("Evidence")
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([_text_cell(sheet, cell) if cell else None for cell in row])
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _text_cell(sheet: Any, written: str) -> Any:
    """Return what the sheet takes for these words, whatever they look like."""
    text = _short_enough(guarded(written))
    if not text.startswith("#"):
        return text
    # Alone of the texts that are left, "#N/A" and its like would be taken for something else.
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell


def _short_enough(written: str) -> str:
    # No character takes more than two units: most texts need not be looked at.
    if len(written) * 2 <= _LONGEST_CELL:
        return written
    if len(written.encode("utf-16-le")) // 2 <= _LONGEST_CELL:
        return written
    kept = written.encode("utf-16-le")[: 2 * (_LONGEST_CELL - len(_CUT))]
    return kept.decode("utf-16-le", "ignore") + _CUT
