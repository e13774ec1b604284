"""An applicant decides who reads a draft, what of it, and for how long."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from cea_helper.errors import NothingShared, ReviewerRefused, ShareNotFound
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications, bank, reviewing, sharing
from tests.workspace.accounts import new_account
from tests.workspace.sharing import ALL, BOX, TERMS, TEXT, draft_of, save, share_with


@pytest.fixture
def number(store: Store, account: Account, now: datetime) -> int:
    return draft_of(store, account, now)


@pytest.fixture
def reviewer(store: Store) -> Account:
    return new_account(store, "reviewer@example.org")


def read(store: Store, reviewer: Account, share: int, now: datetime) -> reviewing.Draft:
    """Return the draft as the reviewer reads it, who has no conflict."""
    reviewing.declare(store, reviewer, share, (), now)
    return reviewing.open_draft(store, reviewer, share, now)


def test_reviewer_reads_the_text_as_it_was_shared(
    store: Store, account: Account, reviewer: Account, number: int, now: datetime
) -> None:
    share = share_with(store, account, number, reviewer, now)
    newest = applications.newest_version(store, account, number, BOX)
    save(store, account, number, "Other words.", now, newest.version)
    assert read(store, reviewer, share, now).text_of(BOX).text == TEXT


def test_reviewer_sees_only_what_was_chosen(
    store: Store, account: Account, reviewer: Account, number: int, now: datetime
) -> None:
    share = share_with(store, account, number, reviewer, now)
    frozen = read(store, reviewer, share, now).frozen
    assert (frozen.evidence, frozen.strength) == ((), ())
    only = replace(TERMS, shows=("strength",))
    sharing.share_again(store, account, number, share, only, now)
    frozen = reviewing.open_draft(store, reviewer, share, now).frozen
    assert (frozen.evidence, frozen.texts) == ((), {}) and frozen.strength
    titles = [item.title for item in bank.list_evidence(store, account)]
    told = " ".join(reason for one in frozen.strength for reason in one.reasons)
    assert not [title for title in titles if title in told]


def test_evidence_is_shown_as_it_was_and_never_with_private_notes(
    store: Store, account: Account, reviewer: Account, number: int, now: datetime
) -> None:
    stored = bank.get_evidence(store, account, bank.list_evidence(store, account)[0].id)
    noted = replace(stored.item, notes="Ask the ward", domain=None)
    bank.save_evidence(store, account, noted, stored.version, now)
    share = share_with(store, account, number, reviewer, now, ALL)
    bank.save_evidence(store, account, replace(noted, title="New"), stored.version + 1, now)
    shown = {one.id: one for one in read(store, reviewer, share, now).frozen.evidence}
    assert shown[noted.id] == replace(noted, notes=None)


@pytest.mark.parametrize("email", ["nobody@example.org", "IMOGEN@example.org"])
def test_nobody_and_oneself_are_no_reviewers(
    store: Store, account: Account, number: int, now: datetime, email: str
) -> None:
    with pytest.raises(ReviewerRefused):
        sharing.share(store, account, number, email, TERMS, now)


def test_draft_without_a_word_is_not_shared(
    store: Store, account: Account, reviewer: Account, now: datetime
) -> None:
    empty = applications.start_application(store, account, "ncia-2027", now)
    with pytest.raises(NothingShared):
        share_with(store, account, empty, reviewer, now)
    assert sharing.list_shares(store, account, empty, now) == ()


def test_what_was_shared_is_not_shared_twice_but_again(
    store: Store, account: Account, reviewer: Account, number: int, now: datetime
) -> None:
    share = share_with(store, account, number, reviewer, now)
    with pytest.raises(ReviewerRefused, match="already"):
        share_with(store, account, number, reviewer, now)
    newest = applications.newest_version(store, account, number, BOX)
    save(store, account, number, "Other words.", now, newest.version)
    changed = sharing.get_share(store, account, number, share, now).changed
    assert [(one.box, one.then.text, one.now.text) for one in changed] == [
        (BOX, TEXT, "Other words.")
    ]
    sharing.share_again(store, account, number, share, TERMS, now)
    draft = read(store, reviewer, share, now)
    assert draft.share.draft == 2
    assert draft.text_of(BOX).text == "Other words."
    assert draft.frozen.before[BOX].text == TEXT


def test_what_is_taken_back_is_gone_at_once_and_can_be_shared_anew(
    store: Store, account: Account, reviewer: Account, number: int, now: datetime
) -> None:
    share = share_with(store, account, number, reviewer, now)
    read(store, reviewer, share, now)
    sharing.take_back(store, account, number, share, now)
    with pytest.raises(ShareNotFound):
        reviewing.open_draft(store, reviewer, share, now)
    assert share_with(store, account, number, reviewer, now) == share
    assert reviewing.open_draft(store, reviewer, share, now)


def test_share_is_over_on_the_day_after_its_last(
    store: Store, account: Account, reviewer: Account, number: int, now: datetime
) -> None:
    share = share_with(store, account, number, reviewer, now)
    read(store, reviewer, share, now + timedelta(days=10))
    with pytest.raises(ShareNotFound):
        reviewing.open_draft(store, reviewer, share, now + timedelta(days=11))
    assert not sharing.get_share(store, account, number, share, now + timedelta(days=11)).is_live


def test_closing_thanks_the_reviewer_and_ends_the_share(
    store: Store, account: Account, reviewer: Account, number: int, now: datetime
) -> None:
    share = share_with(store, account, number, reviewer, now)
    sharing.close(store, account, number, share, " Thank you.\n", now)
    told = reviewing.list_shared(store, reviewer, now)
    assert [(one.standing, one.share.thanks) for one in told] == [("closed", "Thank you.")]


def test_shares_of_others_are_not_found(
    store: Store, account: Account, somebody_else: Account, number: int, now: datetime
) -> None:
    share = share_with(store, account, number, somebody_else, now)
    for act in (sharing.take_back, sharing.get_share):
        with pytest.raises(ShareNotFound):
            act(store, somebody_else, number, share, now)
        with pytest.raises(ShareNotFound):
            act(store, account, number + 1, share, now)
