"""A first text from the evidence: shown, chosen anew, and put into the statement."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications, bank
from tests.page_check import CheckingClient, find, find_form, parse
from tests.web.applying import bring_in, errors_of, example, link, main_words

BOX = "developing"


@pytest.fixture
def number(store: Store, account: Account, now: datetime) -> int:
    """The number of the application of the example's medical director, without statements."""
    return bring_in(store, account, now, replace(example(), statements={}, claims=()))


@pytest.fixture
def path(number: int) -> str:
    """Where the outline of domain 2 is."""
    return f"/applications/{number}/boxes/{BOX}/outline"


def text_on(client: CheckingClient, path: str) -> str:
    """Return the text that the page shows."""
    return find(client.page(path), "div", **{"class": "app-text"}).text or ""


def test_statement_leads_to_the_first_text(signed_in: CheckingClient, path: str) -> None:
    assert link(signed_in.page(path.removesuffix("/outline")), "Make a first text from it") == path


def test_text_is_shown_with_its_length_and_where_it_goes(
    signed_in: CheckingClient, path: str
) -> None:
    words = main_words(signed_in.page(path))
    assert "- Trust-wide programme to cut restrictive practice" in words
    assert "of 1,350 characters. Your statement is empty, and becomes this text." in words
    assert "It is in the text." in words


def test_text_is_put_into_the_statement_with_its_claims(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    shown = text_on(signed_in, path)
    answer = signed_in.send(path, {"submit": "yes"})
    assert (answer.status_code, answer.location) == (303, path.removesuffix("/outline"))
    application = applications.load(store, account, number)
    assert application.statements[BOX] == shown
    assert "Put into your statement and saved as version 1" in main_words(
        signed_in.page(answer.location)
    )
    claimed = [shown[one.start : one.end] for one in application.claims if one.domain == BOX]
    assert claimed
    assert all(one[0].isalpha() and one[-1] in ".!?;:" for one in claimed)


def test_text_goes_below_what_is_written(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    number: int,
    path: str,
    now: datetime,
) -> None:
    applications.save_text(store, account, number, BOX, "Mine.", 0, now)
    shown = text_on(signed_in, path)
    assert "It goes below what you have written. Together: " in main_words(signed_in.page(path))
    signed_in.send(path, {"submit": "yes"})
    application = applications.load(store, account, number)
    written = application.statements[BOX]
    assert written == f"Mine.\n\n{shown}"
    claimed = [written[one.start : one.end] for one in application.claims if one.domain == BOX]
    assert all(one in shown for one in claimed)


def test_what_is_never_to_be_used_is_left_out(signed_in: CheckingClient, path: str) -> None:
    form = find_form(signed_in.page(path), path)
    answer = signed_in.send_form(
        form, {"use_restraint": "drop", "style": "prose", "preview": "yes"}
    )
    words = main_words(parse(answer.text))
    assert answer.status_code == 200
    assert "You chose to leave it out." in words
    assert "- Trust-wide programme" not in words


def test_place_that_is_no_number_is_shown_again(signed_in: CheckingClient, path: str) -> None:
    form = find_form(signed_in.page(path), path)
    page = parse(signed_in.send_form(form, {"place_restraint": "first", "submit": "yes"}).text)
    assert errors_of(page) == ["The place of an item must be a whole number, such as 2"]
    assert find(page, "input", name="place_restraint").get("value") == "first"


def test_statement_that_was_changed_meanwhile_is_not_touched(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    number: int,
    path: str,
    now: datetime,
) -> None:
    form = find_form(signed_in.page(path), path)
    applications.save_text(store, account, number, BOX, "Mine.", 0, now)
    answer = signed_in.send_form(form, {"submit": "yes"})
    assert answer.status_code == 409
    assert "Nothing has been changed" in main_words(parse(answer.text))
    assert applications.load(store, account, number).statements[BOX] == "Mine."


def test_evidence_that_was_changed_meanwhile_is_looked_at_first(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str, now: datetime
) -> None:
    form = find_form(signed_in.page(path), path)
    bank.delete_evidence(store, account, "restraint")
    assert signed_in.send_form(form, {"submit": "yes"}).status_code == 409
    assert BOX not in applications.load(store, account, number).statements


def test_domain_without_evidence_says_what_to_do(signed_in: CheckingClient, number: int) -> None:
    page = signed_in.page(f"/applications/{number}/boxes/research/outline")
    assert "There is no evidence for this domain yet. Add evidence." in main_words(page)


def test_box_that_is_no_domain_has_no_outline(signed_in: CheckingClient, number: int) -> None:
    for box in ("citation", "nonsense"):
        assert signed_in.get(f"/applications/{number}/boxes/{box}/outline").status_code == 404
