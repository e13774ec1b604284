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
    assert "24 of 1,350 characters Typed or pasted: not known" in newest
    assert newest.endswith("Second words and a line")
    assert first.startswith("Version 1 Saved 21")
    assert link(page, "Version 1") == f"{path}/versions/1"


def test_list_without_a_version_says_so(signed_in: CheckingClient, number: int) -> None:
    page = signed_in.page(f"/applications/{number}/boxes/research/versions")
    assert "Nothing has been saved yet." in main_words(page)


def test_version_is_shown_as_it_was_saved(signed_in: CheckingClient, path: str) -> None:
    page = signed_in.page(f"{path}/versions/2")
    assert find(page, "div", **{"class": "app-text"}).text == "Second words\nand a line"
    assert "This is the newest version." in main_words(page)
    assert not [form for form in page.iter("form") if form.get("action") == f"{path}/versions/2"]


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


def test_saves_of_a_sitting_are_folded_and_open_by_a_link(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str, now: datetime
) -> None:
    for began_from in range(2, 5):
        written = f"Third words {began_from}"
        applications.save_text(store, account, number, BOX, written, began_from, now, True)
    page = signed_in.page(f"{path}/versions")
    rows = [words_of(row) for row in find(page, "tbody").iter("tr")]
    assert rows[0].startswith("Version 5 (newest) and 2 earlier saves of the sitting")
    assert len(rows) == 3
    opened = signed_in.page(f"{path}/versions?sitting=5")
    assert "Third words 2" in main_words(opened)
    assert len(list(find(opened, "tbody").iter("tr"))) == 3


def test_two_versions_are_compared_word_by_word(signed_in: CheckingClient, path: str) -> None:
    page = signed_in.page(f"{path}/versions/compare?old=1&new=2")
    assert "5 words added, 2 words removed." in main_words(page)
    assert [words_of(found) for found in page.iter("del")] == ["[removed: First <words>]"]
    assert [words_of(found) for found in page.iter("ins")] == ["[added: Second words and a line]"]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("old=1&new=9", "There is no version 9 of this text"),
        ("old=&new=1", "Enter the number of a version"),
        ("old=one&new=1", "Version must be the number of a version, such as 3"),
    ],
)
def test_versions_that_cannot_be_compared_are_named(
    signed_in: CheckingClient, path: str, query: str, message: str
) -> None:
    assert message in main_words(signed_in.page(f"{path}/versions/compare?{query}"))


def test_versions_of_a_box_that_is_not_there_are_not_compared(
    signed_in: CheckingClient, number: int
) -> None:
    assert signed_in.get(f"/applications/{number}/boxes/none/versions/compare").status_code == 404


def test_version_with_a_name_shows_it(signed_in: CheckingClient, path: str) -> None:
    page = signed_in.page(f"{path}/versions/1")
    form = find_form(page, f"{path}/versions/1/name")
    answer = signed_in.send_form(form, {"name": "Sent to <Sam>"})
    assert answer.location == f"{path}/versions/1"
    assert "Sent to <Sam>" in main_words(signed_in.page(f"{path}/versions"))
    again = find_form(signed_in.page(f"{path}/versions/1"), f"{path}/versions/1/name")
    assert find(again, "input", name="name").get("value") == "Sent to <Sam>"


def test_name_that_is_too_long_is_shown_again(signed_in: CheckingClient, path: str) -> None:
    form = find_form(signed_in.page(f"{path}/versions/1"), f"{path}/versions/1/name")
    page = parse(signed_in.send_form(form, {"name": "x" * 81}).text)
    assert "must be 80 characters or fewer" in main_words(page)
    assert find(page, "input", name="name").get("value") == "x" * 81
