"""Choosing the parts of the Word document, and downloading it."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from docx import Document
from flask import Flask

from cea_helper import word
from cea_helper.errors import NotConverted
from cea_helper.people import Account
from cea_helper.review import Anchor
from cea_helper.schemes import shipped
from cea_helper.storage import Store
from cea_helper.web.views import word as view
from cea_helper.word import office
from cea_helper.workspace import applications, comments
from cea_helper.workspace.comments import Remark
from cea_helper.workspace.previews import Previews
from tests.page_check import CheckingClient, find, find_all, words_of
from tests.proof_files import PDF, png
from tests.web.applying import bring_in, example, link, main_words

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


@pytest.fixture
def drawn(app: Flask) -> list[bytes]:
    """The documents that were drawn, each with two pages and without LibreOffice."""
    documents: list[bytes] = []

    def draw(document: bytes) -> tuple[bytes, tuple[bytes, ...]]:
        documents.append(document)
        return PDF, (png(), png())

    app.extensions["previews"] = Previews(draw)
    return documents


@pytest.fixture
def with_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the site believe that LibreOffice is installed, and wait for it."""
    monkeypatch.setattr(office, "can_write_pdf", lambda: True)
    monkeypatch.setattr(view, "_PATIENCE_SECONDS", 30)


@pytest.mark.usefixtures("with_office")
def test_preview_shows_each_page_and_gives_it_as_pdf(
    signed_in: CheckingClient, path: str, drawn: list[bytes]
) -> None:
    page = signed_in.page(f"{path}/preview?parts=evidence-schedule")
    pictures = list(find_all(find(page, "main"), "img"))
    assert [picture.get("alt") for picture in pictures] == ["Page 1 of 2", "Page 2 of 2"]
    sent = signed_in.get(pictures[1].get("src", ""))
    assert (sent.content_type, sent.data) == ("image/png", png())
    answer = signed_in.get(link(page, "Download as PDF"))
    assert answer.data == PDF and "-draft.pdf" in answer.headers["Content-Disposition"]
    assert SCHEDULE in paragraphs(drawn[0]) and WEAK not in paragraphs(drawn[0])


@pytest.mark.usefixtures("with_office")
def test_preview_is_drawn_anew_once_something_else_is_written(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    now: datetime,
    path: str,
    drawn: list[bytes],
) -> None:
    first = signed_in.page(f"{path}/preview")
    signed_in.page(f"{path}/preview")
    applications.save_text(store, account, int(path.split("/")[2]), "teaching", "New.", 1, now)
    signed_in.page(f"{path}/preview")
    assert len(drawn) == 2
    assert signed_in.get(link(first, "Download as PDF")).status_code == 404


@pytest.mark.usefixtures("with_office")
def test_progress_is_shown_while_pages_are_drawn(
    signed_in: CheckingClient, app: Flask, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "_PATIENCE_SECONDS", 0)
    gate = threading.Event()

    def draw(_: bytes) -> tuple[bytes, tuple[bytes, ...]]:
        gate.wait(30)
        raise NotConverted

    app.extensions["previews"] = Previews(draw)
    page = signed_in.page(f"{path}/preview")
    assert "Drawing the pages" in main_words(page)
    gate.set()
    words = main_words(signed_in.page(link(page, "without pictures")))
    assert "I taught R&D <well>" in words


def test_preview_without_libreoffice_shows_what_is_in_the_document(
    signed_in: CheckingClient, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "can_write_pdf", lambda: False)
    page = signed_in.page(f"{path}/preview?parts=strength-profile")
    words = main_words(page)
    assert "I taught R&D <well>" in words and PROFILE in words and SCHEDULE not in words
    assert words_of(find(page, "mark")) == "x" * 52
    assert "Download as PDF" not in words


def test_plain_text_has_the_parts_that_were_chosen(signed_in: CheckingClient, path: str) -> None:
    answer = signed_in.get(f"{path}/plain?parts=evidence-schedule")
    assert answer.content_type == "text/plain; charset=utf-8"
    assert "-draft.txt" in answer.headers["Content-Disposition"]
    assert "I taught R&D <well>" in answer.text
    assert f"{SCHEDULE}\n{'=' * len(SCHEDULE)}" in answer.text and PROFILE not in answer.text


def test_open_comments_are_in_the_own_copy_and_never_in_the_employers(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime, path: str
) -> None:
    assert "The open comments" not in main_words(signed_in.page(path))
    anchor = Anchor("teaching", 1, 2, 8, "taught")
    said = [
        Remark(anchor, "Dr A", "Whom?", now),
        Remark(anchor, "Dr B", "Good.", now, is_done=True),
    ]
    comments.add_remarks(store, account, int(path.split("/")[2]), said, now)
    assert "The open comments" in main_words(signed_in.page(path))
    own = signed_in.get(f"{path}/download?copy=own&parts=comments").data
    read = word.read_document(own, shipped().get("cea-national-2019"))
    assert [(one.author, one.anchor, one.text) for one in read.remarks] == [
        ("Dr A", "taught", "Whom?")
    ]
    employers = signed_in.get(f"{path}/download?copy=employer&parts=comments").data
    assert not word.read_document(employers, shipped().get("cea-national-2019")).remarks
