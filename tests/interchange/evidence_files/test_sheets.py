"""Spreadsheets and exports as tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from time import process_time

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cea_helper.dates import PartialDate
from cea_helper.errors import UnreadableEvidenceFile
from cea_helper.evidence import Proof
from cea_helper.interchange.evidence_files import (
    Columns,
    NoColumnOfTitles,
    Skipped,
    Unread,
    read_columns,
    read_evidence,
)
from tests.interchange.evidence_files import samples


@pytest.mark.parametrize(
    ("export", "family", "proof"),
    [
        (samples.SCOPUS_CSV, "Pretend", ("10.0000/invented.7", "30000007")),
        (samples.PUBMED_CSV, "Pretend", ("10.0000/invented.9", "30000009")),
        (samples.WEB_OF_SCIENCE_TABS, "Pretend", ("10.0000/invented.7", "30000007")),
    ],
)
def test_exports_as_tables_are_publications(
    export: str, family: str, proof: tuple[str, str]
) -> None:
    (item,) = read_evidence(export.encode()).items
    assert item.areas == ("research",)
    assert item.proof == (Proof("doi", proof[0]), Proof("pmid", proof[1]))
    assert item.citation is not None
    assert [author["family"] for author in item.citation["author"]] == [family, "Specimen"]


def test_web_of_science_parts_its_date_in_two() -> None:
    (item,) = read_evidence(samples.WEB_OF_SCIENCE_TABS.encode("utf-16")).items
    assert item.start == PartialDate(2023, 3, 15)


def test_end_before_the_beginning_is_kept_as_written_and_is_no_period() -> None:
    found = read_evidence(b"Committee,Role,Start,End\nSepsis board,Chair,05/2020,2019\n")
    (item,) = found.items
    assert (item.start, item.end) == (None, None)
    assert found.unread == (Unread(2, "Start", "05/2020"), Unread(2, "End", "2019"))


def test_committees_in_a_sheet_are_leading() -> None:
    found = read_evidence(samples.workbook(samples.committees))
    chair, member = found.items
    assert (chair.title, chair.role, chair.reach) == (
        "Invented Drugs Committee",
        "Chair",
        "regional",
    )
    assert (chair.start, chair.end, chair.areas) == (PartialDate(2021, 3), "present", ("leading",))
    assert (member.start, member.end) == (PartialDate(2019), PartialDate(2020, 9))
    assert found.records == (2, 3)
    assert found.notes == (
        "No column says the area: it is read from the words of each row, "
        'else "Leading and managing"',
    )


def test_what_a_field_cannot_hold_is_kept_in_the_notes_and_told() -> None:
    rows = "Title,Start,How far,Before,Notes\nA thing,last spring,Europe,many,Mine\n"
    found = read_evidence(rows.encode())
    (item,) = found.items
    assert (item.start, item.reach) == (None, "international")
    assert item.notes == "Mine\nStart: last spring\nBefore: many"
    assert found.unread == (Unread(2, "Start", "last spring"), Unread(2, "Before", "many"))


def test_columns_of_fixed_values_are_matched_by_what_stands_in_them() -> None:
    rows = (
        "Committee,Contribution,Paid?,Reach,What I actually did\n"
        "Invented board,Wrote the policy,No,Trust,\n"
        "Sample group,Chair,Yes,ICB,Took the minutes\n"
        "Pretend panel,Ran two audits,No,Wherever,Led it\n"
    )
    found = read_evidence(rows.encode())
    assert found.sheet is not None
    assert found.sheet.columns.fields == ("title", None, None, "reach", "role")
    assert [item.reach for item in found.items] == ["local", "regional", None]
    assert found.unread == (Unread(4, "Reach", "Wherever"),)


def test_free_words_under_contribution_are_what_the_person_did() -> None:
    rows = "Committee,Contribution\nInvented board,I wrote its policy\nSample group,Took minutes\n"
    assert [item.role for item in read_evidence(rows.encode()).items] == [
        "I wrote its policy",
        "Took minutes",
    ]


OF_ALL_KINDS = (
    ("Activity", "When", "Scope"),
    ("Member of the NICE guideline committee", "2019/20", "UK"),
    ("Undergraduate teaching lead", "AY 2021-22", "Trust"),
    ("ARCP panel", "annually 2019 to date", "Deanery"),
    ("Drug safety audit", "Q2 2024", "trust-wide"),
    ("Book chapter on made-up disease", "Spring 2021", "international"),
)


def test_rows_without_an_area_are_put_where_their_words_belong_csv_and_excel_alike() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        for row in OF_ALL_KINDS:
            sheet.append(row)

    rows = "\n".join(",".join(row) for row in OF_ALL_KINDS)
    as_csv, as_excel = (
        read_evidence(document) for document in (rows.encode(), samples.workbook(fill))
    )
    areas = [item.areas[0] for item in as_csv.items]
    assert areas == ["wider", "teaching", "teaching", "delivering", "research"]
    assert as_csv.items == as_excel.items
    assert not as_csv.unread


def test_a_list_of_committees_holds_some_that_are_of_other_areas() -> None:
    rows = "Committee,From - to\nMortality group,2019-2021\nARCP panel,until 2023\n"
    mortality, panel = read_evidence(rows.encode()).items
    assert (mortality.areas, panel.areas) == (("leading",), ("teaching",))
    assert (str(mortality.start), str(mortality.end)) == ("2019", "2021")
    assert (panel.start, str(panel.end)) == (None, "2023")


def test_a_span_in_a_column_of_years_is_a_period() -> None:
    first, second = read_evidence(b"Project,Year\nOne,2021-2023\nTwo,sometime\n").items
    assert (str(first.start), str(first.end)) == ("2021", "2023")
    assert second.notes == "Year: sometime"


def test_days_of_excel_are_days() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.append(("Title", "Start", "After"))
        sheet.append(("A thing", date(2024, 3, 18), 41.0))

    (item,) = read_evidence(samples.workbook(fill)).items
    assert item.start == PartialDate(2024, 3, 18)
    assert item.impact is not None
    assert item.impact.after == 41


def test_formulas_stay_text() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.append(("Title", "Role"))
        sheet.append(("=1+1", '=HYPERLINK("https://example.org","x")'))

    found = read_evidence(samples.workbook(fill))
    assert (found.items[0].title, found.items[0].role) == (
        "=1+1",
        '=HYPERLINK("https://example.org","x")',
    )
    assert "Formulas: 2" in found.notes[0]


def test_what_is_hidden_is_not_read_and_that_is_said() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        samples.committees(book, sheet)
        sheet["F1"], sheet["F2"] = "Notes", "secret"
        sheet.column_dimensions["F"].hidden = True
        sheet.row_dimensions[3].hidden = True
        secret = book.create_sheet("Private list")
        secret.append(("Title",))
        secret.sheet_state = "hidden"

    found = read_evidence(samples.workbook(fill))
    assert [item.notes for item in found.items] == [None]
    assert [(skip.record, skip.why) for skip in found.skipped] == [(3, "the row is hidden")]
    assert 'The sheet "Private list" is hidden and was not read' in found.notes
    assert "Hidden columns: 1. They were not read" in found.notes


def test_the_header_may_stand_below_a_heading() -> None:
    rows = "My committee work\n\nCommittee;From;Role\nInvented Panel;2020;Chair\n"
    found = read_evidence(rows.encode())
    assert [item.title for item in found.items] == ["Invented Panel"]
    assert found.records == (4,)


@pytest.mark.parametrize("heading", ["Teaching", "Committee", "My evidence 2019 to 2024"])
def test_a_heading_of_one_cell_is_no_header(heading: str) -> None:
    rows = f"{heading}\n\nSession;Date;Who came\nInvented day;2020;40 students\n"
    assert read_columns(rows.encode()).titles == ("Session", "Date", "Who came")


def workbook_of_two_sheets() -> bytes:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        samples.committees(book, sheet)
        talks = book.create_sheet("Talks")
        talks.append(("Talks 2024",))
        talks.append(("Talk", "When"))
        talks.append(("Invented talk", "Mar-24"))

    return samples.workbook(fill)


def test_another_sheet_can_be_chosen_and_another_header() -> None:
    found = read_evidence(workbook_of_two_sheets())
    assert found.sheet is not None and found.sheet.others == ("Talks",)
    (talk,) = read_evidence(workbook_of_two_sheets(), columns=Columns("Talks", 0, (), ())).items
    assert (talk.title, str(talk.start)) == ("Invented talk", "2024-03")
    with pytest.raises(NoColumnOfTitles) as told:
        read_evidence(workbook_of_two_sheets(), columns=Columns("Talks", 1, (), ()))
    assert told.value.sheet.headers[:2] == ((1, "Talks 2024"), (2, "Talk | When"))


def test_examples_are_the_first_different_cells_that_say_anything() -> None:
    rows = "Title,Level\nA,\nB,x\nC,x\nD,y\nE,z\nF,u\nG,v\n"
    found = read_evidence(rows.encode())
    assert found.sheet is not None
    assert found.sheet.examples[1] == ("x", "y", "z", "u")


def test_a_person_can_correct_the_match_of_columns() -> None:
    rows = "What,Year,Text\nFirst,2020,I chaired it\n"
    found = read_columns(rows.encode())
    assert (found.titles, found.fields) == (("What", "Year", "Text"), (None, "year", None))
    with pytest.raises(UnreadableEvidenceFile, match='no column is named "Title"'):
        read_evidence(rows.encode())
    corrected = replace(found, fields=("title", "year", "role"))
    (item,) = read_evidence(rows.encode(), columns=corrected).items
    assert (item.title, item.role) == ("First", "I chaired it")


def test_a_quote_that_never_closes_costs_one_row() -> None:
    rows = 'Title,Year\nGood,2020\n"Open,2021\nAlso good,2022\n'
    found = read_evidence(rows.encode())
    assert [item.title for item in found.items] == ["Good", "Also good"]
    assert [(skip.record, skip.why) for skip in found.skipped] == [(3, "its quotes do not match")]


def test_a_sheet_that_claims_a_million_rows_costs_nothing() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        samples.committees(book, sheet)
        sheet.cell(1_048_576, 16_384)

    assert len(read_evidence(samples.workbook(fill)).items) == 2


def repacked(change: Callable[[bytes], bytes]) -> bytes:
    """Return the workbook of committees with its sheet changed as bytes."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(samples.workbook(samples.committees))) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name.endswith("sheet1.xml") else content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda sheet: sheet + b" " * 70_000_000, "unpacks to more"),
        (lambda sheet: sheet.replace(b"<worksheet", b"<!DOCTYPE x><worksheet", 1), "DOCTYPE"),
        (lambda sheet: sheet.replace(b'<row r="2"', b'<row r="99999999"'), "number that Excel"),
        (lambda sheet: sheet[:200], "damaged"),
    ],
)
def test_a_harmful_workbook_is_refused(change: Callable[[bytes], bytes], sentence: str) -> None:
    with pytest.raises(UnreadableEvidenceFile, match=sentence):
        read_evidence(repacked(change))


def test_a_comma_in_a_sheet_of_one_column_parts_nothing() -> None:
    found = read_evidence(b"Title\nInvented Panel, national\nAnother\n")
    assert [item.title for item in found.items] == ["Invented Panel, national", "Another"]


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="A3" t="s"><v>99999</v></c>',
        b'<c r="A3" t="d"><v>no day</v></c>',
        b'<c r="A3"><v>abc</v></c>',
        b'<c r="ZZZZ99"><v>1</v></c>',
    ],
)
def test_a_broken_cell_costs_its_row(cell: bytes) -> None:
    row = b'<row r="9">' + cell.replace(b"A3", b"A9") + b"</row></sheetData>"
    found = read_evidence(repacked(lambda sheet: sheet.replace(b"</sheetData>", row)))
    assert len(found.items) == 2
    assert found.skipped[-1] == Skipped(9, "a cell of the row is broken")


@pytest.mark.parametrize(
    "empty", [b"<row/>" * 600_000, b'<row r="7">' + b'<c r="A7" s="1"/>' * 250_000 + b"</row>"]
)
def test_rows_and_cells_without_anything_cost_nothing(empty: bytes) -> None:
    document = repacked(lambda sheet: sheet.replace(b"</sheetData>", empty + b"</sheetData>"))
    begun = process_time()
    assert len(read_evidence(document).items) == 2
    assert process_time() - begun < 2


def test_a_list_of_a_million_rows_is_refused_early() -> None:
    begun = process_time()
    with pytest.raises(UnreadableEvidenceFile, match="more than 50,000 records"):
        read_evidence(b"Title,Role\n" + b"Sleep,Chair\n" * 1_000_000)
    assert process_time() - begun < 3
