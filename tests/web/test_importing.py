"""Evidence from a file in the browser: choose it, match its columns, choose what to add."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from cea_helper.evidence import EvidenceItem
from cea_helper.interchange.evidence_files import MAX_BYTES
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.web.views import importing as view
from cea_helper.workspace import bank, importing
from cea_helper.workspace.background_reader import BackgroundReader
from tests.page_check import CheckingClient, find, find_all, find_form, parse, words_of

CHOOSE = "/evidence/import"
FOUND = "/evidence/import/found"
COLUMNS = "/evidence/import/columns"
CANCEL = "/evidence/import/cancel"

RECORD = "TY  - JOUR\nTI  - {}\nAU  - Pretend, Huda\nPY  - 2023\nJO  - Made-up Journal\nER  - \n"
PAPERS = (RECORD.format("Sepsis on wards") + RECORD.format("Falls at night")).encode()
COMMITTEES = b"Committee,Role,Start\nSepsis board,Chair,2021\nMortality group,Member,2022\n"


def upload(client: CheckingClient, content: bytes, name: str = "list.txt") -> TestResponse:
    return client.send(CHOOSE, {"file": (BytesIO(content), name)})


def titles(store: Store, account: Account) -> list[str]:
    return [item.title for item in bank.list_evidence(store, account)]


def main_words(page: Element) -> str:
    return words_of(find(page, "main"))


def ticks(page: Element) -> dict[str, bool]:
    """Return each box of the list by its words, and whether it is ticked."""
    labels = {label.get("for"): words_of(label) for label in page.iter("label")}
    boxes = find_all(page, "input", type="checkbox", name="item")
    return {labels[box.get("id")]: "checked" in box.attrib for box in boxes}


def press(client: CheckingClient, fields: dict[str, Any], page: int = 1) -> TestResponse:
    path = f"{FOUND}?page={page}"
    return client.send_form(find_form(client.page(path), FOUND), fields)


def test_a_file_leads_to_what_was_found_and_adds_nothing(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    assert upload(signed_in, PAPERS).headers["Location"] == FOUND
    page = signed_in.page(FOUND)
    assert ticks(page) == {"Sepsis on wards": True, "Falls at night": True}
    assert "2 items found" in main_words(page)
    assert "Pretend. Made-up Journal. 2023. Research and innovation." in main_words(page)
    assert titles(store, account) == []


def test_what_is_ticked_is_added_and_linked(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    upload(signed_in, PAPERS)
    assert press(signed_in, {"item": ["1"], "area": "teaching"}).status_code == 303
    page = signed_in.page(FOUND)
    assert words_of(find(page, "h1")) == "1 added"
    assert "1 not ticked" in main_words(page)
    assert words_of(find(page, "a", href="/evidence/falls-at-night")) == "Falls at night"
    assert [item.areas for item in bank.list_evidence(store, account)] == [("teaching",)]


def test_what_is_there_already_is_marked_and_not_ticked(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    upload(signed_in, PAPERS)
    press(signed_in, {})
    upload(signed_in, PAPERS + RECORD.format("New work on sleep").encode())
    page = signed_in.page(FOUND)
    assert list(ticks(page).values()) == [False, False, True]
    assert "Already in your evidence: Sepsis on wards (the same title" in main_words(page)
    press(signed_in, {})
    told = signed_in.page(FOUND)
    assert (words_of(find(told, "h1")), len(titles(store, account))) == ("1 added", 3)
    assert "2 already there" in main_words(told)


def test_what_is_skipped_or_twice_is_named_with_its_reason(signed_in: CheckingClient) -> None:
    upload(signed_in, PAPERS + PAPERS + b"TY  - JOUR\nPY  - 2020\nER  - \n")
    words = main_words(signed_in.page(FOUND))
    assert "2 more than once in the file, offered once" in words
    assert "Record 3 is the same as record 1" in words
    assert "Record 5: " in words and "1 skipped" in words


def test_cells_that_are_not_understood_are_told_before_and_after(signed_in: CheckingClient) -> None:
    rows = (
        b"Project,Start,Reach\nSepsis board,2021,Trust\nFalls,some time ago,ICB\nSleep,2022,Far\n"
    )
    upload(signed_in, rows)
    words = main_words(signed_in.page(FOUND))
    told = '2 cells were not understood and are kept as notes: 1 in "Start", 1 in "Reach".'
    assert told in words
    assert 'Not understood, kept in its notes: Start "some time ago".' in words
    press(signed_in, {})
    assert told in main_words(signed_in.page(FOUND))


def test_what_may_identify_a_patient_is_told_with_its_place(signed_in: CheckingClient) -> None:
    upload(signed_in, b"Title,Notes\nA case review,NHS number 943 476 5919\n")
    words = main_words(signed_in.page(FOUND))
    assert "1 item may identify a patient" in words
    assert "in the private notes may identify a patient" in words


def test_ticks_are_kept_from_page_to_page(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    upload(signed_in, "".join(RECORD.format(f"Paper of ward {n}") for n in range(120)).encode())
    moved = press(signed_in, {"item": ["3"], "go": "2"})
    assert moved.headers["Location"] == f"{FOUND}?page=2"
    assert press(signed_in, {"go": "3"}, page=2).headers["Location"] == f"{FOUND}?page=3"
    assert "On the other pages 51 items are ticked." in main_words(
        signed_in.page(f"{FOUND}?page=3")
    )
    press(signed_in, {}, page=3)
    assert len(titles(store, account)) == 71


def test_all_and_none_are_ticked_at_once(signed_in: CheckingClient) -> None:
    upload(signed_in, PAPERS)
    press(signed_in, {"go": "none"})
    assert not any(ticks(signed_in.page(FOUND)).values())
    press(signed_in, {"go": "all"})
    assert all(ticks(signed_in.page(FOUND)).values())


@pytest.mark.parametrize("go", ["9" * 5000, "\u00b2", "-1", "x"])
def test_a_page_that_is_none_leads_to_one_that_is(signed_in: CheckingClient, go: str) -> None:
    upload(signed_in, PAPERS)
    moved = press(signed_in, {"go": go})
    assert "2 items found" in main_words(signed_in.page(moved.headers["Location"]))


def test_adding_nothing_is_told(signed_in: CheckingClient, store: Store, account: Account) -> None:
    upload(signed_in, PAPERS)
    page = parse(press(signed_in, {"item": []}).text)
    assert "Tick at least one item to add" in main_words(page)
    assert titles(store, account) == []


def test_columns_in_doubt_are_asked_for(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    answer = upload(signed_in, b"Committee,Wozu\nSepsis board,I chaired it\n")
    assert answer.headers["Location"] == COLUMNS
    page = signed_in.page(COLUMNS)
    assert "For example: I chaired it" in main_words(page)
    sent = signed_in.send(COLUMNS, {"column_2": "role"})
    assert sent.headers["Location"] == FOUND
    press(signed_in, {})
    assert bank.list_evidence(store, account)[0].role == "I chaired it"


def test_a_sheet_without_titles_can_be_matched(signed_in: CheckingClient) -> None:
    upload(signed_in, b"Ding,Jahr\nSepsis board,2021\n")
    assert signed_in.get(FOUND).headers["Location"] == COLUMNS
    signed_in.send(COLUMNS, {"column_1": "title", "column_2": "start"})
    assert list(ticks(signed_in.page(FOUND))) == ["Sepsis board"]


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"column_1": ""}, 'Select "Title" for the column that says what each row is'),
        ({"column_2": "start"}, 'Only one column can be "When it began"'),
        ({"column_2": "nonsense"}, "Role must be one of the choices shown"),
    ],
)
def test_a_match_that_cannot_be_is_told(
    signed_in: CheckingClient, columns: dict[str, str], told: str
) -> None:
    upload(signed_in, COMMITTEES)
    page = parse(signed_in.send(COLUMNS, columns).text)
    assert told in main_words(page)
    assert words_of(find(page, "title")).startswith("Error: ")


def test_lists_that_are_understood_can_be_matched_too(signed_in: CheckingClient) -> None:
    assert upload(signed_in, COMMITTEES).headers["Location"] == FOUND
    assert any(link.get("href") == COLUMNS for link in signed_in.page(FOUND).iter("a"))
    upload(signed_in, PAPERS)
    assert signed_in.get(COLUMNS).status_code == 404


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "This is an old Excel file (.xls)"),
        (b"%PDF-1.7\n", "use an export, such as RIS or CSV"),
        (b"   ", "The file is empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_field(
    signed_in: CheckingClient, content: bytes, told: str
) -> None:
    page = parse(upload(signed_in, content).text)
    assert told in main_words(page)
    assert words_of(find(page, "title")).startswith("Error: ")


def test_no_file_is_told(signed_in: CheckingClient) -> None:
    assert "Choose a file" in main_words(parse(signed_in.send(CHOOSE, {}).text))


def large(client: CheckingClient, size: int) -> TestResponse:
    """Send a file of this size, made by hand so that the client keeps no copy."""
    head = b'--edge\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    token = b'\r\n--edge\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n'
    body = head + b"x" * size + token + client.token(CHOOSE).encode() + b"\r\n--edge--\r\n"
    return client.post(CHOOSE, data=body, content_type="multipart/form-data; boundary=edge")


def test_a_file_over_the_limit_is_told_at_its_field(signed_in: CheckingClient) -> None:
    page = parse(large(signed_in, MAX_BYTES + 1).text)
    assert "The file must be 20 MB or smaller" in main_words(page)


def test_a_much_larger_file_is_refused_before_it_is_read(signed_in: CheckingClient) -> None:
    assert large(signed_in, MAX_BYTES + 2**20).status_code == 413


def test_an_import_that_waits_is_offered_and_can_be_cancelled(signed_in: CheckingClient) -> None:
    upload(signed_in, PAPERS, "papers.ris")
    assert '"papers.ris" waits for you' in main_words(signed_in.page(CHOOSE))
    form = find_form(signed_in.page(FOUND), CANCEL)
    assert signed_in.send_form(form).headers["Location"] == CHOOSE
    assert "waits for you" not in main_words(signed_in.page(CHOOSE))
    assert signed_in.get(FOUND).status_code == 404


def test_a_form_of_an_earlier_import_adds_nothing(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    upload(signed_in, PAPERS)
    old = find_form(signed_in.page(FOUND), FOUND)
    upload(signed_in, COMMITTEES)
    assert signed_in.send_form(old).headers["Location"] == FOUND
    assert titles(store, account) == []
    assert "Sepsis board" in ticks(signed_in.page(FOUND))


def test_reading_that_takes_long_shows_how_far_it_is(
    signed_in: CheckingClient, app: Flask, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "_PATIENCE_SECONDS", 0.0)
    reader: BackgroundReader = app.extensions["import_reader"]
    with reader._turn:
        upload(signed_in, PAPERS)
        page = signed_in.page(FOUND)
        assert words_of(find(page, "h1")) == "Reading your file"
        assert "Opening the file" in main_words(page)
        assert find(page, "meta", content="2").get("http-equiv") == "refresh"
    reader.wait(account, 20)
    assert "2 items found" in main_words(signed_in.page(FOUND))


def test_reading_that_fails_late_is_told_at_the_field(
    signed_in: CheckingClient, app: Flask, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "_PATIENCE_SECONDS", 0.0)
    reader: BackgroundReader = app.extensions["import_reader"]
    with reader._turn:
        upload(signed_in, b"%PDF-1.7\n")
    reader.wait(account, 20)
    assert "use an export" in main_words(signed_in.page(FOUND))
    assert signed_in.get(FOUND).status_code == 404


def test_reading_that_died_with_the_program_is_told(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    importing.start(store, account, "x.ris", PAPERS, now)
    page = signed_in.page(FOUND)
    assert "The reading was interrupted. Choose the file again" in main_words(page)


def test_an_item_named_import_keeps_its_page(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    bank.add_evidence(store, account, EvidenceItem("import", "Other", ("wider",)), now)
    links = [link.get("href") or "" for link in signed_in.page("/evidence").iter("a")]
    own = next(link for link in links if link.startswith("/evidence/~"))
    assert words_of(find(signed_in.page(own), "h1")) == "Other"


def test_the_area_of_a_row_can_be_changed_before_it_is_added(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    upload(signed_in, COMMITTEES)
    press(signed_in, {"area_1": "wider"})
    assert [item.areas[0] for item in bank.list_evidence(store, account)] == ["leading", "wider"]


def test_an_import_is_taken_back_after_it_was_asked(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    upload(signed_in, COMMITTEES, "mine.csv")
    press(signed_in, {})
    (link,) = [a for a in signed_in.page(CHOOSE).iter("a") if words_of(a) == "mine.csv"]
    listed = signed_in.page(str(link.get("href")))
    assert "Sepsis board" in main_words(listed)
    ask = str(find(listed, "a", role="button").get("href"))
    assert "Take this import back?" in main_words(signed_in.page(ask))
    signed_in.send(ask, {})
    assert titles(store, account) == []


def test_another_row_can_be_the_header(signed_in: CheckingClient) -> None:
    upload(signed_in, b"Committee,Role\nCourse,What\nSepsis day,Tutor\n")
    token = {"sheet": "", "header": "2"}
    signed_in.send_form(find_form(signed_in.page(COLUMNS), "/evidence/import/sheet"), token)
    assert list(ticks(signed_in.page(FOUND))) == ["Sepsis day"]


def test_the_columns_are_named_as_in_the_form_of_an_item(signed_in: CheckingClient) -> None:
    upload(signed_in, COMMITTEES)
    words = main_words(signed_in.page(COLUMNS))
    assert "How far it reached (local, regional, national, international)" in words
    assert "What you did yourself" in words
