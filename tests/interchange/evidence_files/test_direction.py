"""Nothing from a list of another program turns the direction of the words after it."""

from __future__ import annotations

import json

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cea_helper.interchange.evidence_files import read_columns, read_evidence
from tests.interchange.evidence_files import samples

TURNED = "Led \u202eeht\u202c \u2066audit\u2069"


def sheet(book: Workbook, page: Worksheet) -> None:
    page.append(["title", "role"])
    page.append([TURNED, TURNED])


FILES = {
    "ris": f"TY  - JOUR\nTI  - {TURNED}\nER  -\n".encode(),
    "bibtex": f"@article{{a, title = {{{TURNED}}}, year = 2024}}".encode(),
    "csl-json": json.dumps([{"type": "book", "title": TURNED}]).encode(),
    "csv": f"title,role\n{TURNED},{TURNED}\n".encode(),
    "xlsx": samples.workbook(sheet),
}


@pytest.mark.parametrize("name", FILES)
def test_direction_controls_of_a_list_go(name: str) -> None:
    found = read_evidence(FILES[name])
    assert found.format == name
    (item,) = found.items
    assert item.title == "Led eht audit"
    assert "\u202e" not in f"{item.role} {item.citation}"


def test_headers_are_read_alike_to_correct_and_to_import() -> None:
    assert read_columns("\u202etitle,role\nA,B\n".encode()).titles[0] == "title"


def test_an_application_file_keeps_them_to_the_letter() -> None:
    document = {
        "format": "cea-helper-application/1",
        "scheme": "ncia-2026",
        "applicant": {"name": "Dr Example"},
        "evidence": [{"id": "e1", "title": TURNED, "areas": ["leading"]}],
    }
    for written in (json.dumps(document), json.dumps(document, ensure_ascii=False)):
        assert read_evidence(written.encode()).items[0].title == TURNED
