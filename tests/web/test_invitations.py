"""The page behind a one-time link."""

from __future__ import annotations

from datetime import datetime

import pytest

from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import invitations
from tests.page_check import CheckingClient, find, words_of

PASSWORD = "seven quiet herons wading"


@pytest.fixture
def link(store: Store, account: Account, now: datetime) -> str:
    """Return the path of a link for somebody who is new."""
    token = invitations.invite(store, "new@example.org", "Dr New Sample", False, False, now)
    return f"/invitation/{token}"


def test_the_link_leads_to_a_signed_in_home_page(client: CheckingClient, link: str) -> None:
    assert "new@example.org" in words_of(find(client.page(link), "main"))
    answer = client.send(link, {"password": PASSWORD})
    assert answer.status_code == 303
    assert "Dr New Sample" in words_of(find(client.page("/about-you"), "header"))


def test_a_weak_password_is_asked_for_again(client: CheckingClient, link: str) -> None:
    answer = client.send(link, {"password": "password1234"})
    assert "too easy to guess" in answer.get_data(as_text=True)


def test_a_link_that_is_over_says_what_to_do(client: CheckingClient, link: str) -> None:
    client.send(link, {"password": PASSWORD})
    answer = client.get(link)
    assert answer.status_code == 404
    assert "ask whoever looks after" in answer.get_data(as_text=True)
