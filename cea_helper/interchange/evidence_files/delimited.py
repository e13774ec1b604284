"""CSV and its kin: cells parted by commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from cea_helper.errors import UnreadableEvidenceFile
from cea_helper.interchange.evidence_files.columns import Row, match_columns
from cea_helper.interchange.evidence_files.found import (
    MAX_BYTES,
    MAX_RECORDS,
    Skipped,
    too_many_records,
)

_SIGNS = ",;\t|"
# Stands in no normalised text: a sheet of one column is not parted by a comma in a title.
_NO_SIGN = "\x1f"
_LAST_HEADER_LINE = 20
_MOST_BROKEN = 50
# More than a sheet of Excel has.
_MOST_LINES = 1_100_000

_OTHER_FORMAT = re.compile(
    r"\s*(?:(?P<RIS>TY {1,3}- ?[A-Z]+\s)|(?P<BibTeX>@[A-Za-z]+\{)|(?P<PubMed>PMID- \d))"
)

# The limit of the module is for all readers, and less than an abstract of some exports.
csv.field_size_limit(MAX_BYTES)


def delimiter_of(written: str) -> str:
    """Return the sign that parts the cells, told from the line that names a column of titles."""
    lines = [line for line in written.split("\n", _LAST_HEADER_LINE) if line.strip()]
    if lines and lines[0].casefold().startswith("sep=") and len(lines[0]) > 4:
        return lines[0][4]
    signs = {line: _commonest_sign(line) for line in lines[:_LAST_HEADER_LINE]}
    parted = [sign for sign in signs.values() if sign != _NO_SIGN]
    headers = [sign for line, sign in signs.items() if is_header(line, sign)]
    named = [sign for sign in headers if sign != _NO_SIGN]
    if headers and not named and (sign := _sign_of_most(list(signs))):
        return sign
    return next(iter(named or headers or parted), _NO_SIGN)


def is_header(line: str, sign: str) -> bool:
    """Return whether the line, parted by the sign, names a column of titles."""
    return "title" in match_columns([cell.strip('" ') for cell in line.split(sign)])


def _sign_of_most(lines: list[str]) -> str:
    """Return the sign by which most lines have one number of cells, below a heading of one cell.

    A single comma is none: it stands in titles too.
    """
    counts = Counter((sign, _outside_quotes(line).count(sign)) for line in lines for sign in _SIGNS)
    parting = {(s, n): lines for (s, n), lines in counts.items() if n > (s == ",")}
    (sign, _), most = max(parting.items(), key=lambda pair: pair[1], default=(("", 0), 0))
    return sign if 2 * most > len(lines) else ""


def _commonest_sign(line: str) -> str:
    outside = _outside_quotes(line)
    sign = max(_SIGNS, key=outside.count)
    return sign if sign in outside else _NO_SIGN


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])


def read_rows(written: str) -> tuple[list[Row], list[Skipped]]:
    """Return the rows that say anything, with their numbers, and those whose quotes do not match.

    A quote that never closes would take all that follows into one cell. Such a row is skipped and
    reading goes on with the next line. Raises UnreadableEvidenceFile where that is the whole file.
    """
    _refuse_other_format(written)
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
        if len(rows) > MAX_RECORDS + _LAST_HEADER_LINE:
            raise too_many_records()
        if len(broken) > _MOST_BROKEN:
            raise UnreadableEvidenceFile(f"row {number}: the quotes of the file do not match")
    return rows, broken


def _refuse_other_format(written: str) -> None:
    if other := _OTHER_FORMAT.match(written):
        told = next(name for name, found in other.groupdict().items() if found)
        raise UnreadableEvidenceFile(f"this seems to be {told}, not CSV: choose that format")


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
