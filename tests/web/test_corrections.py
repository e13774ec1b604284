"""What an application's page says once its round was corrected, and where texts off it are read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications
from tests.page_check import CheckingClient, find_all, find_form
from tests.web.applying import bring_in, example, link, main_words
from tests.workspace.accounts import new_account
from tests.workspace.correcting import correct, without_box

ROUND = "cea-national-2019"
TOLD = "The limit of domain 2 was 1,350 characters and is now 900 words."


@pytest.fixture
def number(store: Store, account: Account, now: datetime) -> int:
    """The number of an application with two versions of a text in one of the other boxes."""
    brought = bring_in(store, account, now, example())
    for began_from, words in enumerate(("A <first> word.", "A kind word.")):
        applications.save_text(store, account, brought, "form_f", words, began_from, now)
    return brought


@pytest.fixture
def path(number: int) -> str:
    """The page of the application."""
    return f"/applications/{number}"


def shorter(tree: dict[str, Any]) -> None:
    """Give the second domain 900 words."""
    tree["domains"]["developing"]["limit"] |= {"maximum": 900, "counting_rule": "words"}


def test_page_says_nothing_of_corrections_where_there_are_none(
    signed_in: CheckingClient, path: str
) -> None:
    words = main_words(signed_in.page(path))
    assert "corrected" not in words
    assert "No longer on the form" not in words


def test_correction_is_told_until_the_person_says_that_they_have_seen_it(
    signed_in: CheckingClient, store: Store, path: str, now: datetime
) -> None:
    administrator = new_account(store, "robin@example.org")
    correct(store, administrator, ROUND, shorter, now, "The guide says <words>.")
    page = signed_in.page(path)
    words = main_words(page)
    assert "were corrected on 21 November 2026 at 12:00pm, by Robin" in words
    assert TOLD in words
    assert 'Robin: "The guide says <words>."' in words
    answer = signed_in.send_form(find_form(page, f"{path}/corrections"))
    assert (answer.status_code, answer.location) == (303, path)
    assert "corrected" not in main_words(signed_in.page(path))


def test_correction_made_after_the_page_was_opened_is_still_told(
    signed_in: CheckingClient, store: Store, account: Account, path: str, now: datetime
) -> None:
    correct(store, account, ROUND, shorter, now)
    form = find_form(signed_in.page(path), f"{path}/corrections")
    correct(store, account, ROUND, without_box("form_f"), now)
    assert "corrected 2 times, last on" in main_words(signed_in.page(path))
    signed_in.send_form(form)
    words = main_words(signed_in.page(path))
    assert TOLD not in words
    assert 'The box "Form F: leadership and management" is no longer on the form.' in words


def test_text_off_the_form_can_be_read_with_its_versions(
    signed_in: CheckingClient, store: Store, account: Account, path: str, now: datetime
) -> None:
    correct(store, account, ROUND, without_box("form_f"), now)
    page = signed_in.page(path)
    assert "The Word document and the exported file leave it out." in main_words(page)
    kept = signed_in.page(link(page, "Form F"))
    texts = [one.text for one in find_all(kept, "div", **{"class": "app-text"})]
    assert texts == ["A kind word.", "A <first> word."]


def test_export_says_how_many_texts_are_not_in_the_file(
    signed_in: CheckingClient, store: Store, account: Account, path: str, now: datetime
) -> None:
    assert "in the file" not in main_words(signed_in.page(path))
    correct(store, account, ROUND, without_box("form_f"), now)
    words = main_words(signed_in.page(path))
    told = "1 text that is no longer on the form is not in the file"
    assert told in words.partition("Export as an application file")[2]


def test_export_before_deleting_says_what_it_leaves_out(
    signed_in: CheckingClient, store: Store, account: Account, path: str, now: datetime
) -> None:
    assert "leaves out" not in main_words(signed_in.page(f"{path}/delete"))
    correct(store, account, ROUND, without_box("form_f"), now)
    assert "The file leaves out Form F" in main_words(signed_in.page(f"{path}/delete"))


def test_text_that_is_on_the_form_is_not_found_off_it(signed_in: CheckingClient, path: str) -> None:
    assert signed_in.get(f"{path}/off-form/form_f").status_code == 404
    assert signed_in.get("/applications/99/off-form/form_f").status_code == 404
