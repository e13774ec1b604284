"""The list of what waits to be completed."""

from __future__ import annotations

from datetime import datetime, timedelta

from cea_helper.dates import PartialDate
from cea_helper.evidence import EvidenceItem
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications, bank
from tests.page_check import CheckingClient, find_all, words_of
from tests.web.applying import main_words
from tests.workspace.accounts import new_account

PATH = "/evidence/to-complete"


def add(store: Store, account: Account, now: datetime, item: EvidenceItem) -> None:
    bank.add_evidence(store, account, item, now)


def test_with_nothing_to_complete_it_leads_to_noting(signed_in: CheckingClient) -> None:
    assert "Nothing waits" in main_words(signed_in.page(PATH))


def test_it_says_for_which_round_and_why_each_item_is_next(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    applications.start_application(store, account, "cea-national-2019", now)
    add(store, account, now, EvidenceItem("", "Taught", ("teaching",)))
    words = main_words(signed_in.page(PATH))
    assert "For the National Clinical Excellence Award, 2019 round. Closed: you can" in words
    assert "1 item, those of the last day first, then what changes most" in words
    assert "Taught Noted A result, your own part, dates that count and reach would make" in words
    assert "Domain 5 is weak." in words


def test_what_lies_before_the_look_back_does_not_wait(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    old = EvidenceItem("", "Taught long ago", ("teaching",), end=PartialDate(2001))
    add(store, account, now, old)
    assert "Taught long ago" in main_words(signed_in.page(PATH))
    applications.start_application(store, account, "cea-national-2019", now)
    assert "Taught long ago" not in main_words(signed_in.page(PATH))


def test_a_long_list_shows_the_first_fifty(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    for number in range(51):
        add(store, account, now, EvidenceItem("", f"Taught {number}", ("teaching",)))
    page = signed_in.page(PATH)
    assert "1 to 50 of 51 items" in main_words(page)
    completing = [one for one in page.iter("a") if "completing=yes" in one.get("href", "")]
    assert len(completing) == 50
    assert words_of(completing[0]) == "Taught 50"


def test_each_line_names_all_that_is_missing_for_that_item_and_nothing_else(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    dated = EvidenceItem("", "Taught", ("teaching",), start=PartialDate(2024), reach="national")
    add(store, account, now, dated)
    words = main_words(signed_in.page(PATH))
    assert "A result and your own part would make it promising." in words


def test_what_was_noted_in_the_last_day_comes_first(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    add(store, account, now, EvidenceItem("", "Noted now", ("teaching",)))
    earlier = EvidenceItem(
        "", "Long here", ("teaching",), start=PartialDate(2024), reach="national"
    )
    add(store, account, now - timedelta(days=2), earlier)
    page = signed_in.page(PATH)
    waiting = [one for one in page.iter("a") if "completing=yes" in one.get("href", "")]
    assert [words_of(one) for one in waiting] == ["Noted now", "Long here"]


def test_without_anything_new_what_changes_most_comes_first(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    add(store, account, now - timedelta(days=2), EvidenceItem("", "Taught", ("teaching",)))
    assert "1 item, what changes most first" in main_words(signed_in.page(PATH))


def test_the_evidence_of_others_does_not_wait(
    signed_in: CheckingClient, store: Store, now: datetime
) -> None:
    rival = new_account(store, "rival@example.org")
    add(store, rival, now, EvidenceItem("", "Secret", ("teaching",)))
    assert "Secret" not in words_of(next(find_all(signed_in.page(PATH), "main")))


def test_what_waits_takes_pages_and_can_be_of_one_area(
    signed_in: CheckingClient, store: Store, account: Account, now: datetime
) -> None:
    for number in range(51):
        bank.add_evidence(store, account, EvidenceItem("", f"Taught {number}", ("teaching",)), now)
    bank.add_evidence(store, account, EvidenceItem("", "Trial", ("research",)), now)
    assert "51 to 52 of 52 items" in main_words(signed_in.page("/evidence/to-complete?page=2"))
    words = main_words(signed_in.page("/evidence/to-complete?area=research"))
    assert "1 item, those of the last day first" in words
    assert "Trial" in words and "Taught" not in words
