"""Choosing the parts of the Word document, and downloading it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from docx import Document

from cea_helper.people import Account
from cea_helper.storage import Store
from tests.page_check import CheckingClient, find, find_all
from tests.web.applying import bring_in, example, main_words

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WEAK = "This domain is weak"
PROFILE = "Annex: strength of the evidence"
SCHEDULE = "Annex: evidence schedule"


@pytest.fixture
def path(store: Store, account: Account, now: datetime) -> str:
    """Where the parts are chosen; one statement is written, one is too long."""
    texts = {"teaching": "I taught R&D <well>", "leading": "x" * 1402}
    number = bring_in(store, account, now, replace(example(), statements=texts))
    return f"/applications/{number}/word"


def paragraphs(body: bytes) -> list[str]:
    """Return the paragraphs of a Word file."""
    return [paragraph.text for paragraph in Document(BytesIO(body)).paragraphs]


def test_every_part_is_offered_and_chosen(signed_in: CheckingClient, path: str) -> None:
    page = signed_in.page(path)
    boxes = list(find_all(page, "input", type="checkbox"))
    assert len(boxes) == 3
    assert all("checked" in box.attrib for box in boxes)
    assert find(find(page, "main"), "form").get("action") == f"{path}/download"


def test_what_is_missing_or_too_long_is_told_before(signed_in: CheckingClient, path: str) -> None:
    words = main_words(signed_in.page(path))
    assert "Domain 4: Research and innovation: nothing written yet" in words
    assert "1,402 of 1,350 characters: 52 over" in words
    assert "Domain 5" not in words


def test_download_is_a_word_file_to_be_saved(signed_in: CheckingClient, path: str) -> None:
    answer = signed_in.get(f"{path}/download?parts=weak-domains")
    assert answer.content_type == WORD
    name = "Example-Director-cea-national-2019-draft.docx"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert "I taught R&D <well>" in paragraphs(answer.data)


@pytest.mark.parametrize(
    ("chosen", "there"),
    [
        ("", set[str]()),
        ("?parts=weak-domains", {WEAK}),
        ("?parts=strength-profile&parts=nonsense", {PROFILE}),
        ("?parts=strength-profile&parts=evidence-schedule", {PROFILE, SCHEDULE}),
    ],
)
def test_document_has_the_parts_that_were_chosen(
    signed_in: CheckingClient, path: str, chosen: str, there: set[str]
) -> None:
    written = paragraphs(signed_in.get(f"{path}/download{chosen}").data)
    assert {part for part in (WEAK, PROFILE, SCHEDULE) if part in written} == there


def test_copy_for_the_employer_holds_no_judgement(signed_in: CheckingClient, path: str) -> None:
    chosen = "parts=weak-domains&parts=strength-profile&parts=evidence-schedule"
    body = signed_in.get(f"{path}/download?copy=employer&{chosen}").data
    written = paragraphs(body)
    assert SCHEDULE in written
    assert WEAK not in written and PROFILE not in written
    cells = {cell.text for table in Document(BytesIO(body)).tables for cell in table._cells}
    assert not any("Nothing said" in cell or "Does not count" in cell for cell in cells)


def test_own_copy_is_chosen_until_another_is(signed_in: CheckingClient, path: str) -> None:
    page = signed_in.page(path)
    copies = {
        box.get("value"): "checked" in box.attrib for box in find_all(page, "input", name="copy")
    }
    assert copies == {"own": True, "employer": False}
