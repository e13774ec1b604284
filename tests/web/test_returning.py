"""A Word document comes back in the browser: each text is looked at, then taken or left."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.web.views import returning as view
from cea_helper.workspace import applications
from tests.page_check import CheckingClient, find, find_all, find_form, parse, words_of
from tests.web.applying import bring_in, errors_of, example, main_words
from tests.word.reading.building import heading, p, package, run, tracked

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMMENTS = (
    f'<w:comments xmlns:w="{W}"><w:comment w:id="1" w:author="Dr Sample Reader"'
    ' w:date="2026-03-02T10:00:00Z"><w:p><w:r><w:t>How many?</w:t></w:r></w:p></w:comment>'
    "</w:comments>"
)
MARKED = f'<w:commentRangeStart w:id="1"/>{run("One trial.")}<w:commentRangeEnd w:id="1"/>'
EDITED = package(
    heading("Research and innovation")
    + p(MARKED + tracked("ins", run(" Two papers.")) + tracked("ins", run(" X."), "Dr B"))
    + heading("Teaching and training")
    + p(run("I teach more."))
    + heading("Hobbies")
    + p(run("Chess <b>."))
    + "<w:sectPr/>",
    {"word/comments.xml": COMMENTS},
    ("comments comments.xml",),
)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for the reading, however busy the machine is."""
    monkeypatch.setattr(view, "_PATIENCE_SECONDS", 60)


@pytest.fixture
def number(store: Store, account: Account, now: datetime) -> int:
    """An application with two texts."""
    texts = {"teaching": "I teach.", "research": "One trial."}
    return bring_in(store, account, now, replace(example(), statements=texts, claims=()))


@pytest.fixture
def path(number: int) -> str:
    """Where what came back is shown."""
    return f"/applications/{number}/word/returned"


def upload(client: CheckingClient, number: int, content: bytes = EDITED) -> TestResponse:
    place = f"/applications/{number}/word/bring-back"
    return client.send(place, {"file": (BytesIO(content), "edited.docx")})


def press(client: CheckingClient, path: str, go: str, **fields: object) -> TestResponse:
    return client.send_form(find_form(client.page(path), path), {**fields, "go": go})


def text(store: Store, account: Account, number: int, box: str) -> str:
    return applications.newest_version(store, account, number, box).text


def tasks(page: Element) -> dict[str, str]:
    rows = find_all(
        page, "li", **{"class": "nhsuk-task-list__item nhsuk-task-list__item--with-link"}
    )
    return {words_of(find(row, "a")): words_of(row) for row in rows}


def test_document_leads_to_its_boxes_and_changes_nothing(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    assert upload(signed_in, number).headers["Location"] == path
    page = signed_in.page(path)
    assert "2 boxes to decide." in main_words(page)
    rows = tasks(page)
    research = next(words for title, words in rows.items() if "Research" in title)
    assert "3 words added, 0 words removed, 2 tracked changes, 1 comment To decide" in research
    assert text(store, account, number, "research") == "One trial."


def test_box_shows_the_words_that_differ_its_changes_and_comments(
    signed_in: CheckingClient, number: int, path: str
) -> None:
    upload(signed_in, number)
    page = signed_in.page(f"{path}/boxes/research")
    assert "[added: Two papers. X.]" in words_of(find(page, "ins"))
    labels = [words_of(label) for label in find_all(page, "label")]
    assert labels == [
        'Dr Sample Editor, 1 March 2026, added: "Two papers."',
        'Dr B, 1 March 2026, added: "X."',
    ]
    words = main_words(page)
    assert 'Dr Sample Reader, 2 March 2026, on "One trial." How many?' in words


def test_ticked_changes_are_in_the_text_that_is_taken(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    upload(signed_in, number)
    answer = press(signed_in, f"{path}/boxes/research", "take", change=["1"])
    assert answer.headers["Location"] == path
    assert text(store, account, number, "research") == "One trial. X."
    assert "saved as version 2" in main_words(signed_in.page(path))


def test_changes_are_shown_refused_before_anything_is_taken(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    upload(signed_in, number)
    box = f"{path}/boxes/research"
    assert press(signed_in, box, "none").headers["Location"] == box
    assert "The text in the document is the same as yours." in main_words(signed_in.page(box))
    press(signed_in, box, "all")
    press(signed_in, box, "show", change=["0"])
    assert "[added: Two papers.]" in main_words(signed_in.page(box))
    assert text(store, account, number, "research") == "One trial."


def test_kept_text_stays_and_is_told_so(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    upload(signed_in, number)
    press(signed_in, f"{path}/boxes/teaching", "keep")
    page = signed_in.page(path)
    assert "1 box to decide." in main_words(page) and "Not taken" in main_words(page)
    assert text(store, account, number, "teaching") == "I teach."


def test_text_saved_meanwhile_is_shown_again_and_stays(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    now: datetime,
    number: int,
    path: str,
) -> None:
    upload(signed_in, number)
    box = f"{path}/boxes/teaching"
    form = find_form(signed_in.page(box), box)
    applications.save_text(store, account, number, "teaching", "Newer.", 1, now)
    answer = signed_in.send_form(form, {"go": "take"})
    assert answer.status_code == 409
    page = parse(answer.text)
    assert "Nothing has been changed" in main_words(page)
    assert "[removed: Newer.]" in main_words(page)
    assert text(store, account, number, "teaching") == "Newer."


def test_all_texts_are_taken_at_once(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    upload(signed_in, number)
    signed_in.send_form(find_form(signed_in.page(path), path))
    page = signed_in.page(path)
    assert "2 boxes taken" in words_of(page) and "All boxes are decided." in main_words(page)
    assert text(store, account, number, "research") == "One trial. Two papers. X."
    assert text(store, account, number, "teaching") == "I teach more."


def test_words_in_no_box_are_shown_whole_and_put_into_one(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    upload(signed_in, number)
    page = signed_in.page(path)
    assert "Hobbies Chess <b>." in main_words(page)
    form = next(form for form in page.iter("form") if "/words/" in form.get("action", ""))
    missing = signed_in.send_form(form, {})
    assert errors_of(parse(missing.text)) == ["Select a box"]
    box = f"{path}/boxes/teaching"
    assert signed_in.send_form(form, {"box": "teaching"}).headers["Location"] == box
    press(signed_in, box, "take")
    assert text(store, account, number, "teaching") == "I teach more.\n\nHobbies\nChess <b>."


def test_words_left_out_stay_on_the_page(signed_in: CheckingClient, number: int, path: str) -> None:
    upload(signed_in, number)
    page = signed_in.page(path)
    form = next(form for form in page.iter("form") if "/words/" in form.get("action", ""))
    signed_in.send_form(form, {"go": "leave"})
    words = main_words(signed_in.page(path))
    assert "What you left out (1) Hobbies Chess <b>." in words


def test_closed_document_is_gone_and_leads_back(
    signed_in: CheckingClient, number: int, path: str
) -> None:
    upload(signed_in, number)
    close = find_form(signed_in.page(path), f"{path}/close")
    assert signed_in.send_form(close).headers["Location"] == f"/applications/{number}"
    assert signed_in.get(path).status_code == 404


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Choose a Word document"),
        (b"%PDF-1.7", "The document is not a Word document (.docx)"),
        (b"PK\x03\x04", "The document is damaged: parts of it cannot be read"),
    ],
)
def test_other_file_is_refused_with_its_reason(
    signed_in: CheckingClient, number: int, content: bytes, told: str
) -> None:
    name = "edited.docx" if content else ""
    place = f"/applications/{number}/word/bring-back"
    answer = signed_in.send(place, {"file": (BytesIO(content), name)})
    assert answer.status_code == 200
    (error,) = errors_of(parse(answer.text))
    assert error.startswith(told)


def test_progress_is_shown_where_it_takes_long(
    signed_in: CheckingClient, app: Flask, number: int, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "_PATIENCE_SECONDS", 0)
    upload(signed_in, number)
    words = main_words(signed_in.page(path))
    assert "Reading your document" in words or "What came back" in words
    monkeypatch.setattr(view, "_PATIENCE_SECONDS", 60)
    upload(signed_in, number)
    choose = signed_in.page(f"/applications/{number}/word/bring-back")
    assert '"edited.docx" waits for you to choose from it.' in main_words(choose)
