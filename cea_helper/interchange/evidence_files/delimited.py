"""CSV and its kin: cells parted by commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice

from cea_helper.errors import UnreadableEvidenceFile
from cea_helper.interchange.evidence_files.columns import Row
from cea_helper.interchange.evidence_files.found import (
    MAX_BYTES,
    Skipped,
    too_many_records,
)

_SIGNS = ",;\t|"
_MOST_BROKEN = 50
# More than a sheet of Excel has.
_MOST_LINES = 1_100_000

# The limit of the module is for all readers, and less than an abstract of some exports.
csv.field_size_limit(MAX_BYTES)


def delimiter_of(written: str) -> str:
    """Return the sign that parts the cells of the header, told from its first full line."""
    header = next((line for line in written.split("\n") if line.strip()), "")
    if header.casefold().startswith("sep=") and len(header) > 4:
        return header[4]
    outside = "".join(header.split('"')[::2])
    return max(_SIGNS, key=outside.count)


def read_rows(written: str) -> tuple[list[Row], list[Skipped]]:
    """Return the rows that say anything, with their numbers, and those whose quotes do not match.

    A quote that never closes would take all that follows into one cell. Such a row is skipped and
    reading goes on with the next line. Raises UnreadableEvidenceFile where that is the whole file.
    """
    lines = written.split("\n")
    if len(lines) > _MOST_LINES:
        raise too_many_records()
    if lines[0].casefold().startswith("sep="):
        del lines[0]
    rows: list[Row] = []
    broken: list[Skipped] = []
    for number, cells in enumerate(_rows(lines, delimiter_of(written)), 1):
        if cells is None:
            broken.append(Skipped(number, "its quotes do not match"))
        elif any(cells):
            rows.append((number, [cell.strip() for cell in cells]))
        if len(broken) > _MOST_BROKEN:
            raise UnreadableEvidenceFile(f"row {number}: the quotes of the file do not match")
    return rows, broken


def _rows(lines: list[str], delimiter: str) -> Iterator[list[str] | None]:
    """Yield the cells of each row; None for a row that cannot be read."""
    position = 0
    while position < len(lines):
        reader = csv.reader(
            (f"{line}\n" for line in islice(lines, position, None)),
            delimiter=delimiter,
            strict=True,
        )
        whole = 0
        try:
            for cells in reader:
                whole = reader.line_num
                yield cells
        except csv.Error:
            yield None
            position += whole + 1
        else:
            return
