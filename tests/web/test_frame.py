"""The frame round every page."""

from __future__ import annotations

from cea_helper.people import Account
from tests.page_check import CheckingClient, find, find_all, words_of


def test_signed_in_page_names_the_person(signed_in: CheckingClient, account: Account) -> None:
    tree = signed_in.page("/sample/shown")
    assert account.name in words_of(find(tree, "header"))
    assert find(tree, "form", action="/sign-out").get("method") == "post"


def test_navigation_marks_the_section_shown(signed_in: CheckingClient) -> None:
    menu = find(signed_in.page("/sample/shown"), "nav", **{"aria-label": "Menu"})
    current = [words_of(link) for link in menu.iter("a") if link.get("aria-current")]
    assert current == ["Evidence"]


def test_page_without_person_has_no_menu(client: CheckingClient) -> None:
    tree = client.page("/sample/open")
    assert not list(find_all(tree, "nav"))


def test_saving_shows_one_message_once(signed_in: CheckingClient) -> None:
    answer = signed_in.send("/sample", {"title": "Sepsis <b>", "reach": "local"})
    assert answer.status_code == 303
    assert "Saved Sepsis &lt;b&gt;" in signed_in.get("/sample/shown").text
    assert "Saved" not in signed_in.get("/sample/shown").text
