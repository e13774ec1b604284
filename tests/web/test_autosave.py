"""Saving while somebody writes: what the script of the page is answered."""

from __future__ import annotations

import base64
from datetime import datetime
from typing import Any

import pytest

from cea_helper.application import VersionNote
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.storage import versions as stored
from cea_helper.web.forms.statements import LONGEST_TEXT
from cea_helper.workspace import applications
from tests.page_check import CheckingClient, find
from tests.web.applying import main_words

BOX = "teaching"


def notes(store: Store, number: int) -> tuple[VersionNote, ...]:
    with store.data.read_tx() as db:
        return stored.list_notes(db, number, BOX)


@pytest.fixture
def number(store: Store, account: Account, now: datetime) -> int:
    """The number of an application without any text."""
    return applications.start_application(store, account, "cea-national-2019", now)


@pytest.fixture
def path(number: int) -> str:
    """Where the text is written."""
    return f"/applications/{number}/boxes/{BOX}"


def autosave(client: CheckingClient, path: str, text: str, began_from: int, **more: str) -> Any:
    """Send what the script sends, and return the answer."""
    fields = {"csrf_token": client.token(path), "text": text, "began_from": began_from, **more}
    return client.post(f"{path}/autosave", data=fields)


def test_text_is_saved_and_the_page_told_so(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    answer = autosave(signed_in, path, "I taught.", 0)
    assert answer.json == {
        "version": 1,
        "told": "Saved at 12:00pm",
        "excess": "",
        "own_words": "Typed or pasted: not known",
    }
    assert applications.newest_version(store, account, number, BOX).text == "I taught."
    assert notes(store, number)[0].is_autosave


def test_same_text_again_is_saved_already(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    # The answer was lost on the way, so the script asks again from the version that it knew.
    autosave(signed_in, path, "I taught.", 0)
    assert autosave(signed_in, path, "I taught.", 0).json["version"] == 1
    assert len(notes(store, number)) == 1


def test_text_changed_somewhere_else_is_not_followed(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    autosave(signed_in, path, "Theirs", 0)
    answer = autosave(signed_in, path, "Mine", 0)
    assert (answer.status_code, answer.json) == (409, {"version": 1})
    assert applications.newest_version(store, account, number, BOX).text == "Theirs"


def test_excess_of_a_long_text_comes_marked(signed_in: CheckingClient, path: str) -> None:
    excess = autosave(signed_in, path, "<b>" + "x" * 1350, 0).json["excess"]
    assert "3 characters over" in excess
    assert "&lt;b&gt;" in excess
    assert "<mark>xxx</mark>" in excess


def test_text_past_all_reason_is_refused_in_words(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    answer = autosave(signed_in, path, "x" * (LONGEST_TEXT + 1), 0)
    assert answer.status_code == 422
    assert answer.json == {"told": "Your text must be 100,000 characters or fewer"}
    assert not notes(store, number)


def test_pressed_button_makes_a_version_that_nobody_folds(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    autosave(signed_in, path, "I taught.", 0, submit="yes")
    assert not notes(store, number)[0].is_autosave
    assert "Saved as version 1" in main_words(signed_in.page(path))


def test_post_without_a_text_saves_nothing(signed_in: CheckingClient, path: str) -> None:
    fields = {"csrf_token": signed_in.token(path), "began_from": "0"}
    assert signed_in.post(f"{path}/autosave", data=fields).status_code == 400


def test_page_that_slept_learns_the_newest_version(signed_in: CheckingClient, path: str) -> None:
    autosave(signed_in, path, "I taught.", 0)
    told: Any = signed_in.get(f"{path}/autosave").json
    assert told["version"] == 1
    fields = {"csrf_token": told["token"], "text": "More.", "began_from": "1"}
    saved: Any = signed_in.post(f"{path}/autosave", data=fields).json
    assert saved["version"] == 2


def test_who_is_not_signed_in_saves_nothing(
    client: CheckingClient, signed_in: CheckingClient, store: Store, account: Account, path: str
) -> None:
    token = signed_in.token(path)
    client.delete_cookie("cea")
    fields = {"csrf_token": token, "text": "I taught.", "began_from": "0"}
    assert client.post(f"{path}/autosave", data=fields).status_code == 401


def test_each_person_has_a_key_of_their_own(signed_in: CheckingClient, path: str) -> None:
    group = next(div for div in signed_in.page(path).iter("div") if "data-app-key" in div.attrib)
    assert len(base64.b64decode(group.attrib["data-app-key"])) == 32
    again = next(div for div in signed_in.page(path).iter("div") if "data-app-key" in div.attrib)
    assert again.attrib["data-app-key"] == group.attrib["data-app-key"]


def test_new_tab_leads_back_once_signed_in(signed_in: CheckingClient, path: str) -> None:
    page = signed_in.page(path)
    state = find(page, "p", id="saved")
    assert (
        find(state, "a")
        .get("href", "")
        .endswith("next=" + (path + "/signed-in").replace("/", "%2F"))
    )
    assert "go back to the one with your text" in main_words(signed_in.page(f"{path}/signed-in"))
