"""Publications and committees from three programs come into the bank, each once."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from cea_helper.workspace.background_reader import BackgroundReader
from tests.browser.conftest import Visiting

pytestmark = pytest.mark.browser

either_way = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])

PUBMED = """PMID- 30000001
TI  - A bundle to prevent tears.
FAU - Pretend, Huda Mae
DP  - 2025 Jul
JT  - Made-up Journal

PMID- 30000002
TI  - Sleep on wards.
FAU - Pretend, Huda Mae
DP  - 2024
JT  - Made-up Journal
"""
BIBTEX = """@article{one, title={A bundle to prevent tears}, year=2025, author={Pretend, Huda},
  pmid={30000001}, journal={Made-up Journal}}
@article{two, title={Waits in crisis}, year=2023, author={Pretend, Huda},
  journal={Made-up Journal}}
"""


def committees() -> bytes:
    """Return a workbook as somebody keeps it: a heading, odd names, an empty row."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows = [
        ("My committees",),
        (),
        ("Committee", "What I was", "From", "To"),
        ("National mortality board", "Chair", 2021, "present"),
        ("Regional sepsis network", "Member", 2019, 2023),
    ]
    for row in rows:
        sheet.append(row)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def read(page: Page, folder: Path, name: str, content: bytes) -> None:
    """Choose a file on the page of imports and have it read."""
    file = folder / name
    file.write_bytes(content)
    page.goto(page.url.partition("/evidence")[0] + "/evidence/import")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Read the file").click()


def add(page: Page, told: str) -> None:
    """Add what is ticked, and read what came of it."""
    page.get_by_role("button", name="Add what is ticked").click()
    expect(page.get_by_role("heading", name=told, level=1)).to_be_visible()


@either_way
def test_three_lists_come_into_the_bank_without_duplicates(
    used_site: Visiting, script: bool, tmp_path: Path
) -> None:
    with used_site(person="other", script=script) as visit:
        # Given somebody without evidence and a list from PubMed
        page = visit.open("/evidence")
        page.get_by_role("link", name="import it").click()
        read(page, tmp_path, "pubmed.nbib", PUBMED.encode())
        expect(page.get_by_text("2 items found")).to_be_visible()
        add(page, "2 added")
        # When they bring in a workbook of committees, one of whose columns nobody knows
        read(page, tmp_path, "work.xlsx", committees())
        page.get_by_label("What I was").select_option("What you did yourself")
        page.get_by_role("button", name="Continue").click()
        expect(page.get_by_text("Leading and managing. 2021 to present. Chair.")).to_be_visible()
        add(page, "2 added")
        # And a BibTeX file that has one of the papers again
        read(page, tmp_path, "library.bib", BIBTEX.encode())
        expect(page.get_by_text("1 already in your evidence, so not ticked")).to_be_visible()
        add(page, "1 added")
        expect(page.get_by_text("1 already there")).to_be_visible()
        # Then all five are in the bank, each once
        page.get_by_role("button", name="See all your evidence").click()
        expect(page.get_by_role("heading", name="5 items")).to_be_visible()


@either_way
def test_progress_goes_on_by_itself_to_what_was_found(
    used_site: Visiting, script: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cea_helper.web.views.importing._PATIENCE_SECONDS", 0.0)
    with used_site(person="other", script=script) as visit:
        reader: BackgroundReader = visit.world.app.extensions["import_reader"]
        page = visit.open("/evidence")
        # Given a file that waits for its turn to be read
        with reader._turn:
            read(page, tmp_path, "pubmed.nbib", PUBMED.encode())
            expect(page.get_by_role("heading", name="Reading your file")).to_be_visible()
        # When its turn has come, then what was found is there without anybody doing anything
        expect(page.get_by_text("2 items found")).to_be_visible(timeout=15_000)


def test_an_import_can_be_cancelled_while_it_is_read(
    used_site: Visiting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cea_helper.web.views.importing._PATIENCE_SECONDS", 0.0)
    with used_site(person="other") as visit:
        reader: BackgroundReader = visit.world.app.extensions["import_reader"]
        page = visit.open("/evidence")
        with reader._turn:
            read(page, tmp_path, "pubmed.nbib", PUBMED.encode())
            page.get_by_role("button", name="Cancel the import").click()
            expect(page.get_by_role("heading", name="Import a list")).to_be_visible()
        page.goto(page.url)
        expect(page.get_by_text("waits for you")).to_have_count(0)
