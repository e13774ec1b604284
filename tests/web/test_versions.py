"""The earlier versions of a text: the list, one of them, and making it the newest again."""

from __future__ import annotations

from datetime import datetime

import pytest

from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.web.presenters.versions import first_words
from cea_helper.workspace import applications
from tests.page_check import CheckingClient, find, find_form, parse, words_of
from tests.web.applying import link, main_words

BOX = "teaching"


@pytest.fixture
def number(store: Store, account: Account, now: datetime) -> int:
    """The number of an application in which one statement was saved twice."""
    started = applications.start_application(store, account, "cea-national-2019", now)
    for began_from, written in enumerate(("First <words>", "Second words\nand a line")):
        applications.save_text(store, account, started, BOX, written, began_from, now)
    return started


@pytest.fixture
def path(number: int) -> str:
    """Where the text is written."""
    return f"/applications/{number}/boxes/{BOX}"


def texts(store: Store, account: Account, number: int) -> list[str]:
    """Return every saved text, the newest first."""
    return [one.text for one in applications.list_versions(store, account, number, BOX)]


def test_text_leads_to_its_versions_once_there_are_two(
    signed_in: CheckingClient, number: int, path: str
) -> None:
    page = signed_in.page(path)
    assert link(page, "Earlier versions") == f"{path}/versions"
    assert "hidden" not in find(page, "p", id="versions").attrib
    other = signed_in.page(f"/applications/{number}/boxes/research")
    assert "hidden" in find(other, "p", id="versions").attrib


def test_versions_are_listed_newest_first(signed_in: CheckingClient, path: str) -> None:
    page = signed_in.page(f"{path}/versions")
    newest, first = (words_of(row) for row in find(page, "tbody").iter("tr"))
    assert newest.startswith("Version 2 (newest) Saved 21 November 2026 at 12:00pm")
    assert newest.endswith("24 of 1,350 characters Second words and a line")
    assert first.startswith("Version 1 Saved 21")
    assert link(page, "Version 1") == f"{path}/versions/1"


def test_list_without_a_version_says_so(signed_in: CheckingClient, number: int) -> None:
    page = signed_in.page(f"/applications/{number}/boxes/research/versions")
    assert "Nothing has been saved yet." in main_words(page)


def test_version_is_shown_as_it_was_saved(signed_in: CheckingClient, path: str) -> None:
    page = signed_in.page(f"{path}/versions/2")
    assert find(page, "div", **{"class": "app-text"}).text == "Second words\nand a line"
    assert "This is the newest version." in main_words(page)
    assert not list(find(page, "main").iter("form"))


def test_earlier_version_is_made_the_newest(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    answer = signed_in.send(f"{path}/versions/1")
    assert (answer.status_code, answer.location) == (303, path)
    told = main_words(signed_in.page(path))
    assert "Version 1 is the newest again, saved as version 3" in told
    assert texts(store, account, number) == [
        "First <words>",
        "Second words\nand a line",
        "First <words>",
    ]


def test_earlier_version_never_wins_over_one_that_was_not_seen(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str, now: datetime
) -> None:
    form = find_form(signed_in.page(f"{path}/versions/1"), f"{path}/versions/1")
    applications.save_text(store, account, number, BOX, "Third words", 2, now)
    answer = signed_in.send_form(form)
    assert answer.status_code == 409
    assert "The newest is now version 3." in main_words(parse(answer.text))
    assert texts(store, account, number)[0] == "Third words"
    again = find_form(parse(answer.text), f"{path}/versions/1")
    assert signed_in.send_form(again).status_code == 303
    assert texts(store, account, number)[0] == "First <words>"


@pytest.mark.parametrize("rest", ["teaching/versions/9", "teaching/versions/0", "no-box/versions"])
def test_version_that_was_never_saved_is_not_found(
    signed_in: CheckingClient, number: int, rest: str
) -> None:
    assert signed_in.get(f"/applications/{number}/boxes/{rest}").status_code == 404


def test_list_shows_how_a_text_begins() -> None:
    assert first_words(" One\n\ntwo ") == "One two"
    assert first_words(" \n") == "Empty"
    assert first_words("word " * 40) == f"{'word ' * 16}..."
