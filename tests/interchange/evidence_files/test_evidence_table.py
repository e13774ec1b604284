"""Items written as a table read back as they were."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cea_helper.dates import PartialDate
from cea_helper.evidence import EvidenceItem, Impact, Proof
from cea_helper.interchange.evidence_files import read_evidence, write_evidence_table

FULL = EvidenceItem(
    id="pathway",
    title="=An invented pathway, with a comma",
    areas=("developing", "wider"),
    start=PartialDate(2021, 3),
    end="present",
    contribution="co_led",
    role="-I led it.\nIn two lines.",
    basis="over_and_above",
    excess="Evenings",
    reach="national",
    impact=Impact("Fewer of them", "rate", 8.1, -3, "%", "@all: 6"),
    proof=(Proof("report", "Board paper", "page 3"), Proof("url", "https://example.org/x")),
    citation={"type": "report", "title": "x", "author": [{"literal": "The Sample Group"}]},
    notes="'quoted",
)


@pytest.mark.parametrize("title", ["#N/A", "12", "2024-05-01", "TRUE", "#VALUE!"])
def test_every_cell_of_a_workbook_is_text(title: str) -> None:
    item = EvidenceItem("one", title, ("teaching",), notes="after it")
    file = io.BytesIO(write_evidence_table([item], "xlsx"))
    cells = list(openpyxl.load_workbook(file).worksheets[0].iter_rows(min_row=2))[0]
    given = {cell.value: cell.data_type for cell in cells if cell.value is not None}
    assert given == {"one": "s", title: "s", "teaching": "s", "after it": "s"}


@pytest.mark.parametrize("table", ["csv", "xlsx"])
def test_what_was_written_reads_back(table: Any) -> None:
    bare = EvidenceItem("bare", "Only noted", ("teaching",))
    found = read_evidence(write_evidence_table([FULL, bare], table))
    assert found.items == (FULL, bare)
    assert found.notes == ()


@settings(max_examples=40)
@given(st.text(max_size=12), st.text(max_size=12))
def test_no_cell_begins_a_formula(title: str, role: str) -> None:
    written = write_evidence_table([replace(FULL, title=title, role=role)])
    rows = csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r\0")]


def test_a_cell_that_is_too_long_says_where_it_was_cut() -> None:
    written = write_evidence_table([replace(FULL, role="x" * 40_000)], "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(written)).worksheets[0]
    cell = str(sheet["G2"].value)
    assert len(cell) <= 32_767
    assert cell.endswith("holds 32,767 characters)")
