"""The application file: in, out, and what is wrong with it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from werkzeug.test import TestResponse

from cea_helper.application import Application
from cea_helper.interchange import read_application, write_application
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.web.presenters.transfer import faults_to_show, told
from cea_helper.workspace import applications, bank, profile
from cea_helper.workspace.transfer import ImportResult
from tests.page_check import CheckingClient, find, parse
from tests.web.applying import bring_in, errors_of, example, main_words

PATH = "/applications/import"
MEBIBYTE = 1024 * 1024


def upload(browser: CheckingClient, document: bytes, **fields: str) -> TestResponse:
    """Choose a file and send it."""
    return browser.send(PATH, {"file": (BytesIO(document), "application.json"), **fields})


def with_hostile_words() -> Application:
    """Return an application whose texts are what people and attackers write."""
    hostile = '<script>alert(1)</script>\n"R&D" <10% \u202e \u0645\u0631\u062d {{ 7*7 }}'
    item = replace(example().evidence[0], title="R&D <b> {{ 7*7 }}", role=hostile, notes=hostile)
    return replace(example(), evidence=(item,), statements={"teaching": hostile})


@pytest.mark.parametrize("given", [example(), example("consultant"), with_hostile_words()])
def test_what_was_exported_imports_back_equal(
    signed_in: CheckingClient, store: Store, account: Account, given: Application
) -> None:
    answer = upload(signed_in, write_application(given))
    assert answer.status_code == 303
    exported = signed_in.get(f"{answer.location}/export")
    assert read_application(exported.data) == given
    again = upload(signed_in, exported.data)
    assert signed_in.get(f"{again.location}/export").data == exported.data
    assert len(bank.list_evidence(store, account)) == len(given.evidence)


def test_export_is_a_file_to_be_saved(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    number = bring_in(store, account, now, example())
    answer = signed_in.get(f"/applications/{number}/export")
    assert answer.content_type == "application/json"
    name = "Example-Director-cea-national-2019-draft.json"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["Cache-Control"] == "no-store"


def test_import_says_what_it_did(signed_in: CheckingClient) -> None:
    first = upload(signed_in, write_application(example())).location
    words = main_words(signed_in.page(first))
    assert "The application has been imported. 5 evidence items added." in words
    second = upload(signed_in, write_application(example())).location
    words = main_words(signed_in.page(second))
    assert "0 evidence items added. 5 were already there. About you was left as it is." in words


@pytest.mark.parametrize(("ticked", "name"), [({}, "Avery"), ({"about_you": "replace"}, "Dr New")])
def test_about_you_is_replaced_only_where_that_is_ticked(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    now: datetime,
    ticked: dict[str, str],
    name: str,
) -> None:
    applicant = profile.get_applicant(store, account)
    profile.save_applicant(store, account, replace(applicant, name="Avery"), now)
    new = replace(example(), applicant=replace(example().applicant, name="Dr New"))
    upload(signed_in, write_application(new), theirs="bring_in", **ticked)
    assert profile.get_applicant(store, account).name == name


def test_file_about_somebody_else_is_stopped_until_that_is_ticked(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    upload(signed_in, write_application(example()))
    before = bank.list_evidence(store, account)
    page = parse(upload(signed_in, write_application(example("consultant"))).text)
    (fault,) = errors_of(page)
    assert fault.startswith(f"This file is about {example('consultant').applicant.name}")
    assert fault.endswith("choose the file again and tick the box below")
    assert bank.list_evidence(store, account) == before
    assert find(page, "input", name="theirs").get("checked") is None
    upload(signed_in, write_application(example("consultant")), theirs="bring_in")
    assert len(bank.list_evidence(store, account)) > len(before)


def test_evidence_without_a_profile_is_kept_apart_too(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    bank.add_evidence(store, account, example("consultant").evidence[0], now)
    page = parse(upload(signed_in, write_application(example())).text)
    assert errors_of(page)[0].startswith("This file is about")
    assert not applications.list_applications(store, account)


def test_box_on_somebody_elses_file_is_not_shown_before(signed_in: CheckingClient) -> None:
    assert "Somebody else" not in main_words(signed_in.page(PATH))


@pytest.mark.parametrize(
    ("document", "faults"),
    [
        (b"", ["The file is empty"]),
        (b"[]", ["The file must be a group of names and values, not a list"]),
        (b"<html>", ["line 1, column 1: the file is not JSON from here on"]),
        (b"\x00\xff", ["The file is in UTF-16 or UTF-32: save it as UTF-8"]),
    ],
)
def test_wrong_file_is_told_and_nothing_is_taken(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    document: bytes,
    faults: list[str],
) -> None:
    answer = upload(signed_in, document)
    assert answer.status_code == 200
    assert errors_of(parse(answer.text)) == faults
    assert not applications.list_applications(store, account)


def test_file_for_a_scheme_that_has_ended_is_told_at_the_form(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    given = json.loads(write_application(example("consultant")))
    document = json.dumps({**given, "scheme": "wales-commitment", "statements": {}})
    answer = upload(signed_in, document.encode())
    (fault,) = errors_of(parse(answer.text))
    assert fault.startswith("No application can be made for Commitment award")
    assert not applications.list_applications(store, account)


def test_each_fault_of_a_file_is_a_sentence_with_its_place(
    signed_in: CheckingClient, store: Store, account: Account
) -> None:
    tree = json.loads(write_application(example()))
    tree["evidence"][1]["start"] = "2023-13"
    tree["evidence"][2]["areas"] = ["<b>cooking</b>"]
    faults = errors_of(parse(upload(signed_in, json.dumps(tree).encode()).text))
    assert faults[0] == 'evidence[1].start: "2023-13" is not a month'
    assert faults[1].startswith('evidence[2].areas[0]: "<b>cooking</b>" is not one of')
    assert not bank.list_evidence(store, account)


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (b"PK\x03\x04 word", "This is a Word file. Choose the .json file that was exported"),
        (
            b"%PDF-1.7\n\x00\x01",
            "This is not an application file. Choose the .json file that was exported",
        ),
    ],
)
def test_another_kind_of_file_is_told_by_its_name(
    signed_in: CheckingClient, document: bytes, message: str
) -> None:
    assert errors_of(parse(upload(signed_in, document).text)) == [message]


def test_no_file_is_asked_for(signed_in: CheckingClient) -> None:
    page = parse(signed_in.send(PATH).text)
    assert errors_of(page) == ["Choose an application file"]


@pytest.mark.parametrize(("size", "fits"), [(10 * MEBIBYTE, True), (10 * MEBIBYTE + 1, False)])
def test_file_may_be_as_large_as_the_limit(
    signed_in: CheckingClient, size: int, fits: bool
) -> None:
    head = b'--edge\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    token = b'\r\n--edge\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n'
    body = head + b" " * size + token + signed_in.token(PATH).encode() + b"\r\n--edge--\r\n"
    answer = signed_in.post(PATH, data=body, content_type="multipart/form-data; boundary=edge")
    is_too_large = errors_of(parse(answer.text)) == ["The file must be 10 MB or smaller"]
    assert is_too_large is not fits


def test_renamed_items_are_named_but_not_all() -> None:
    renamed = {f"e{n}": f"e{n}-2" for n in range(8)}
    words = told(ImportResult(1, tuple(renamed.values()), ("x",), renamed, False))
    assert "1 was already there." in words
    assert "e0 is now e0-2" in words
    assert "and 3 more." in words
    assert "About you" not in words


def test_faults_past_the_first_twenty_are_counted() -> None:
    faults = tuple(f"fault {n}" for n in range(1_000))
    assert faults_to_show(faults[:20]) == faults[:20]
    assert faults_to_show(faults)[-1] == "And 980 more"
