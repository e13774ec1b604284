"""The applicant sees how much of a text was typed, pasted, or put together from evidence."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cea_helper.drafting.own_words import Parts
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.web.presenters.own_words import in_words
from cea_helper.workspace import applications
from tests.page_check import CheckingClient, find, find_form, words_of
from tests.web.applying import main_words

UNKNOWN = "Typed or pasted: not known"


@pytest.fixture
def path(store: Store, account: Account, now: datetime) -> str:
    """Where an empty statement is written."""
    number = applications.start_application(store, account, "cea-national-2019", now)
    return f"/applications/{number}/boxes/teaching"


def told(client: CheckingClient, path: str) -> str:
    """Return the line on the page of the box."""
    return words_of(find(find(client.page(path), "div", id="own-words"), "summary"))


def save(client: CheckingClient, path: str, text: str, began_from: int, **more: str) -> str:
    """Save as the script does, and return what it is told."""
    fields = {"csrf_token": client.token(path), "text": text, "began_from": began_from, **more}
    answer = client.post(f"{path}/autosave", data=fields).json
    return str(answer["own_words"] if answer else "")


def test_box_and_versions_tell_what_the_script_has_told(
    signed_in: CheckingClient, path: str
) -> None:
    words = "About 40% typed, 40% pasted, 20% from evidence"
    assert save(signed_in, path, "0123456789", 0, inserted="0-4p,8-10e") == words
    assert told(signed_in, path) == words
    assert words in main_words(signed_in.page(f"{path}/versions"))


def test_save_without_a_script_is_not_known(signed_in: CheckingClient, path: str) -> None:
    form = find_form(signed_in.page(path), path)
    signed_in.send_form(form, {"text": "I taught."})
    assert told(signed_in, path) == UNKNOWN


def test_empty_text_has_no_line(signed_in: CheckingClient, path: str) -> None:
    assert "hidden" in find(signed_in.page(path), "div", id="own-words").attrib
    assert save(signed_in, path, " ", 0, inserted="") == "About 100% typed"
    assert save(signed_in, path, "", 1, inserted="") == ""


@pytest.mark.parametrize("sent", ["x", "1-2", "1-2q", "1-9999999p", "0-1p;1-2p", "0-1p," * 1001])
def test_what_no_script_of_ours_sends_is_not_known(
    signed_in: CheckingClient, path: str, sent: str
) -> None:
    assert save(signed_in, path, "I taught.", 0, inserted=sent) == UNKNOWN


def test_stretches_outside_the_text_are_cut(signed_in: CheckingClient, path: str) -> None:
    words = "About 50% typed, 50% pasted"
    assert save(signed_in, path, "0123456789", 0, inserted="5-99p,40-50e,9-3e") == words


@given(st.builds(Parts, *[st.integers(0, 3000)] * 4))
def test_hundredths_add_up(parts: Parts) -> None:
    words = in_words(parts)
    shares = [int(one.rstrip("%")) for one in words.split() if one.endswith("%") and one != "1%"]
    ones = words.count(" 1% ") - words.count("under 1% ")
    assert words in ("", UNKNOWN) or sum(shares) + ones == 100
