"""Publications in the browser: which author one is, and a chosen few for the box."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from cea_helper.dates import PartialDate
from cea_helper.evidence import EvidenceItem
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import accounts, applications, bank
from tests.conftest import EMAIL
from tests.page_check import CheckingClient, find, find_all, parse, words_of
from tests.web.applying import bring_in, errors_of, example, link, main_words
from tests.workspace.accounts import new_account

NAMES = ("one", "two", "three")


@pytest.fixture
def number(store: Store, account: Account, now: datetime) -> int:
    """The number of an application without texts, with three publications in the bank."""
    number = bring_in(store, account, now, replace(example(), statements={}, claims=()))
    for year, name in zip((2026, 2025, 2024), NAMES, strict=True):
        add(store, account, now, name, year)
    return number


@pytest.fixture
def path(number: int) -> str:
    """Where publications are chosen."""
    return f"/applications/{number}/publications"


def add(store: Store, account: Account, now: datetime, name: str, year: int) -> None:
    people = [{"family": "Director", "given": "Example"}, {"family": "Sample", "given": "B"}]
    citation = {"type": "article", "title": f"Paper {name}", "author": people}
    item = EvidenceItem(
        name, f"Paper {name}", ("research",), start=PartialDate(year), citation=citation
    )
    bank.add_evidence(store, account, item, now)


def text_on(client: CheckingClient, path: str) -> list[str]:
    """Return the lines of the list on the page."""
    return (find(client.page(path), "div", **{"class": "app-text"}).text or "").split("\n")


def test_the_text_of_research_leads_to_its_publications(
    signed_in: CheckingClient, number: int, path: str
) -> None:
    boxes = f"/applications/{number}/boxes"
    page = signed_in.page(f"{boxes}/research")
    assert link(page, "Choose publications for this box") == path
    assert "Choose publications" not in main_words(signed_in.page(f"{boxes}/teaching"))


def test_publications_are_offered_with_the_place_of_the_applicant(
    signed_in: CheckingClient, path: str
) -> None:
    page = signed_in.page(path)
    assert "3 publications inside the look-back" in main_words(page)
    boxes = find_all(page, "input", type="checkbox", name="item")
    assert [box.get("value") for box in boxes] == ["one", "two", "three"]
    assert "Director, Sample. first of 2." in main_words(page)


def test_what_is_ticked_becomes_a_list_in_the_order_of_the_address(
    signed_in: CheckingClient, path: str
) -> None:
    assert text_on(signed_in, f"{path}?item=three&item=one&item=nothing") == [
        "1. Director E, Sample B. Paper three. (first of 2 authors)",
        "2. Director E, Sample B. Paper one. (first of 2 authors)",
    ]
    offered = find_all(signed_in.page(f"{path}?item=three&item=one"), "input", type="checkbox")
    assert [box.get("value") for box in offered] == ["two"]


def test_the_order_is_changed_by_links(signed_in: CheckingClient, path: str) -> None:
    page = signed_in.page(f"{path}?item=one&item=two&item=three")
    assert link(page, "Move up: Paper two") == f"{path}?item=two&item=one&item=three"
    assert link(page, "Move down: Paper two") == f"{path}?item=one&item=three&item=two"
    assert link(page, "Remove: Paper two") == f"{path}?item=one&item=three"
    assert "Move up: Paper one" not in main_words(page)
    assert "Move down: Paper three" not in main_words(page)


def test_the_list_is_added_to_the_text(
    signed_in: CheckingClient, store: Store, account: Account, number: int, path: str
) -> None:
    shown = text_on(signed_in, f"{path}?item=one")
    answer = signed_in.send(f"{path}?item=one", {"submit": "yes"})
    assert (answer.status_code, answer.location) == (303, f"/applications/{number}/boxes/research")
    assert "Added to your text and saved as version 1" in main_words(
        signed_in.page(answer.location)
    )
    application = applications.load(store, account, number)
    assert application.statements["research"] == "\n".join(shown)
    assert application.claims[0].evidence == ("one",)


def test_a_text_that_was_changed_meanwhile_is_left_alone(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    number: int,
    path: str,
    now: datetime,
) -> None:
    form = find(signed_in.page(f"{path}?item=one"), "form", action=f"{path}?item=one")
    applications.save_text(store, account, number, "research", "Written elsewhere.", 0, now)
    answer = signed_in.send_form(form)
    assert answer.status_code == 409
    assert "Nothing has been changed" in main_words(parse(answer.text))
    text = applications.newest_version(store, account, number, "research").text
    assert text == "Written elsewhere."


def test_more_than_a_box_can_hold_are_not_taken(
    signed_in: CheckingClient, store: Store, account: Account, path: str, now: datetime
) -> None:
    for name in range(25):
        add(store, account, now, f"p{name}", 2026)
    query = "&".join(f"item=p{name}" for name in range(25))
    assert len(text_on(signed_in, f"{path}?{query}")) == 20
    assert "The first 20 were taken" in main_words(signed_in.page(f"{path}?{query}"))


def test_without_publications_the_page_leads_to_the_import(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    number = bring_in(store, account, now, example())
    page = signed_in.page(f"/applications/{number}/publications")
    assert link(page, "Import a list") == "/evidence/import"


def test_the_page_of_a_publication_tells_the_place(signed_in: CheckingClient, path: str) -> None:
    page = signed_in.page("/evidence/one")
    assert "You are the first of 2 authors. Change" in main_words(page)
    assert "Which author" not in main_words(signed_in.page(path))


def test_another_author_can_be_chosen(signed_in: CheckingClient, path: str) -> None:
    sent = signed_in.send("/evidence/one/authors", {"place": "2"})
    assert sent.location == "/evidence/one"
    assert "You are the last of 2 authors" in main_words(signed_in.page("/evidence/one"))
    signed_in.send("/evidence/one/authors", {"place": "0"})
    assert "You are none of the authors named" in main_words(signed_in.page("/evidence/one"))
    signed_in.send("/evidence/one/authors", {"place": "?"})
    assert "You are the first of 2 authors" in main_words(signed_in.page("/evidence/one"))


def test_an_author_nobody_knows_is_asked_for_and_perhaps_suggested(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime, path: str
) -> None:
    people = [{"family": "Director-Specimen", "given": "E"}, {"family": "Sample", "given": "B"}]
    citation = {"type": "article", "title": "New", "author": people}
    bank.add_evidence(
        store, account, EvidenceItem("new", "New", ("research",), citation=citation), now
    )
    assert "We could not tell which author is you" in main_words(signed_in.page("/evidence/new"))
    page = signed_in.page("/evidence/new/authors")
    assert "Perhaps Director-Specimen, E. We could not be sure." in main_words(page)
    answer = signed_in.send("/evidence/new/authors", {"place": ""})
    assert errors_of(parse(answer.text)) == ["Select which author you are"]


def test_saying_which_author_one_is_leads_back_to_the_list(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime, path: str
) -> None:
    citation = {"type": "article", "title": "New", "author": [{"literal": "Somebody Else"}]}
    item = EvidenceItem("new", "New", ("research",), citation=citation)
    bank.add_evidence(store, account, item, now)
    listed = f"{path}?item=one&item=new"
    sent = signed_in.send(link(signed_in.page(listed), "Say which"), {"place": "1"})
    assert sent.location == listed
    assert text_on(signed_in, listed)[1] == "2. Somebody Else. New. (only author)"


def test_what_is_no_publication_has_no_authors(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    bank.add_evidence(store, account, EvidenceItem("plain", "A clinic", ("wider",)), now)
    assert signed_in.get("/evidence/plain/authors").status_code == 404
    assert "author" not in main_words(signed_in.page("/evidence/plain"))


def test_another_persons_publications_are_not_found(
    signed_in: CheckingClient, store: Store, now: datetime
) -> None:
    other = new_account(store, "other@example.org")
    number = bring_in(store, other, now, example())
    add(store, other, now, "theirs", 2026)
    assert signed_in.get(f"/applications/{number}/publications").status_code == 404
    assert signed_in.get("/evidence/theirs/authors").status_code == 404
    own = bring_in(store, store_owner(store), now, example())
    page = signed_in.page(f"/applications/{own}/publications?item=theirs")
    assert "Paper theirs" not in words_of(page)


def store_owner(store: Store) -> Account:
    """Return the person who is signed in."""
    return accounts.find_account(store, EMAIL)
