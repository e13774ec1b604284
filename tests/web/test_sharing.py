"""An applicant shares a draft on the pages, and sees what became of it."""

from __future__ import annotations

from datetime import datetime

import pytest

from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications, reviewing, sharing
from tests.page_check import CheckingClient, find, parse, words_of
from tests.web.applying import errors_of, link, main_words
from tests.workspace.accounts import new_account
from tests.workspace.sharing import BOX, TEXT, draft_of, save, share_with

GOOD = {"email": "Reviewer@Example.org ", "shows": ["statements"], "ends_on": "1 December 2026"}


@pytest.fixture
def number(store: Store, account: Account, now: datetime) -> int:
    return draft_of(store, account, now)


@pytest.fixture
def reviewer(store: Store) -> Account:
    return new_account(store, "reviewer@example.org")


@pytest.fixture
def path(number: int) -> str:
    return f"/applications/{number}/sharing"


def test_application_leads_to_sharing(signed_in: CheckingClient, number: int, path: str) -> None:
    page = signed_in.page(f"/applications/{number}")
    assert link(page, "Share with a colleague") == path
    assert "Nobody else can see your draft." in main_words(signed_in.page(path))


def test_draft_is_shared_with_a_colleague_by_address(
    signed_in: CheckingClient, reviewer: Account, path: str
) -> None:
    answer = signed_in.send(f"{path}/add", {**GOOD, "note": "Please be frank."})
    assert (answer.status_code, answer.location) == (303, path)
    told = main_words(signed_in.page(path))
    assert "Reviewer Not opened yet" in told
    assert "Last day 1 December 2026 They see statements Your note Please be frank." in told


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"email": "nobody@example.org"}, "Nobody here has this email address. Check it, or ask"),
        ({"email": "avery.example@example.org"}, "Nobody reviews their own application"),
        ({"email": ""}, "Enter the email address of your colleague"),
        ({"shows": []}, "Select what they can see"),
        ({"shows": ["proof"]}, "Select your evidence too: its proof is shown with it"),
        ({"shows": ["notes"]}, "What they can see must be one of the choices shown"),
        ({"ends_on": "December 2026"}, "Last day must be a day, such as 18 March 2027"),
        ({"ends_on": "20 November 2026"}, "Last day must be from today to 22 November 2027"),
        ({"ends_on": ""}, "Enter the last day they can see it"),
    ],
)
def test_what_is_wrong_is_said_and_shown_again(
    signed_in: CheckingClient,
    reviewer: Account,
    path: str,
    wrong: dict[str, str | list[str]],
    told: str,
) -> None:
    answer = signed_in.send(f"{path}/add", {**GOOD, "note": "Dear colleague", **wrong})
    page = parse(answer.text)
    assert told in " ".join(errors_of(page))
    assert (find(page, "textarea", name="note").text or "").strip() == "Dear colleague"
    assert "Nobody else can see your draft. Share it" in main_words(signed_in.page(path))


def test_disabled_person_cannot_be_named(
    signed_in: CheckingClient, store: Store, reviewer: Account, path: str
) -> None:
    with store.data.write_tx() as db:
        db.execute(
            "update account set disabled_at = '2026-11-01T00:00:00' where id = ?", (reviewer.id,)
        )
    answer = signed_in.send(f"{path}/add", GOOD)
    assert "Nobody here has this email address" in errors_of(parse(answer.text))[0]


def test_sharing_again_shows_what_has_changed(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    reviewer: Account,
    number: int,
    path: str,
    now: datetime,
) -> None:
    share = share_with(store, account, number, reviewer, now)
    newest = applications.newest_version(store, account, number, BOX)
    save(store, account, number, f"{TEXT} Others copied it.", now, newest.version)
    again = f"{path}/{share}/again"
    assert link(signed_in.page(path), "Share again") == again
    comparison = link(signed_in.page(again), "Domain 3")
    assert "Others copied it." in main_words(signed_in.page(comparison))
    signed_in.send(again, {"shows": ["statements", "evidence"], "ends_on": "2 December 2026"})
    told = main_words(signed_in.page(path))
    assert "for the 2nd time" in told and "What you have changed since" not in told


def test_draft_is_taken_back(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    reviewer: Account,
    number: int,
    path: str,
    now: datetime,
) -> None:
    share = share_with(store, account, number, reviewer, now)
    asked = link(signed_in.page(path), "Take back")
    assert "Take the draft back from Reviewer?" in main_words(signed_in.page(asked))
    assert signed_in.send(asked).location == path
    assert "Taken back" in main_words(signed_in.page(path))
    assert not sharing.get_share(store, account, number, share, now).is_live


def test_reviewer_is_thanked_and_the_share_closed(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    reviewer: Account,
    number: int,
    path: str,
    now: datetime,
) -> None:
    share_with(store, account, number, reviewer, now)
    signed_in.send(link(signed_in.page(path), "Thank and close"), {"thanks": "Most kind."})
    told = reviewing.list_shared(store, reviewer, now)
    assert [one.share.thanks for one in told] == ["Most kind."]


def test_advice_and_conflicts_are_shown_with_the_share(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    reviewer: Account,
    number: int,
    path: str,
    now: datetime,
) -> None:
    share = share_with(store, account, number, reviewer, now)
    reviewing.declare(store, reviewer, share, ("collaborator",), now)
    reviewing.mark_domain(store, reviewer, share, BOX, 10, now)
    assert "Excellent" not in main_words(signed_in.page(path))
    reviewing.send(store, reviewer, share, now)
    told = main_words(signed_in.page(path))
    assert "We have worked on a project or paper together" in told
    assert "Leadership and managing a high quality service Excellent (10)" in told


def test_reviewer_with_a_conflict_is_told_of_and_not_asked_again(
    signed_in: CheckingClient,
    store: Store,
    account: Account,
    reviewer: Account,
    number: int,
    path: str,
    now: datetime,
) -> None:
    share = share_with(store, account, number, reviewer, now)
    reviewing.declare(store, reviewer, share, ("family",), now)
    page = signed_in.page(path)
    assert "Cannot review" in main_words(page) and "Share again" not in words_of(page)
    answer = signed_in.send(f"{path}/add", GOOD)
    assert "has a conflict of interest" in errors_of(parse(answer.text))[0]
