"""What was found in the texts of an application, and findings that a person calls fine."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from cea_helper.checks import Mark
from cea_helper.errors import ApplicationNotFound, BoxNotFound, FindingNotFound
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications, checks

BOX = "teaching"
TODAY = date(2026, 11, 21)
TEXT = "In 2024 I set up ERAS, and it has recieved 14 referrals.\nI led the ward."


@pytest.fixture
def application(store: Store, account: Account, now: datetime) -> int:
    """The number of an application with one text that has a slip of spelling."""
    number = applications.start_application(store, account, "cea-national-2019", now)
    applications.save_text(store, account, number, BOX, TEXT, 0, now)
    return number


def open_in(store: Store, account: Account, application: int) -> dict[str, Mark]:
    """Return the mark of each open finding of the box by its check."""
    found = checks.check_one(store, account, application, BOX, TODAY).findings.open
    return {finding.check: mark for finding, mark in found}


def rewrite(store: Store, account: Account, application: int, words: str, now: datetime) -> None:
    newest = applications.newest_version(store, account, application, BOX)
    applications.save_text(store, account, application, BOX, words, newest.version, now)


def test_dismissed_finding_is_set_aside(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    slip = open_in(store, account, application)["spelling"]
    checks.dismiss(store, account, application, slip, now)
    checks.dismiss(store, account, application, slip, now)
    found = checks.check_all(store, account, application, TODAY).findings
    assert "spelling" not in open_in(store, account, application)
    assert [mark for _, mark in found.dismissed] == [slip]


def test_dismissed_finding_stays_away_while_other_words_change(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    slip = open_in(store, account, application)["spelling"]
    checks.dismiss(store, account, application, slip, now)
    rewrite(store, account, application, f"For years I waited. {TEXT}", now)
    assert "spelling" not in open_in(store, account, application)


def test_finding_is_back_where_its_words_changed(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    undated = open_in(store, account, application)["undated"]
    checks.dismiss(store, account, application, undated, now)
    rewrite(store, account, application, TEXT.replace("the ward", "the whole ward"), now)
    assert "undated" in open_in(store, account, application)


def test_dismissed_finding_can_be_brought_back(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    slip = open_in(store, account, application)["spelling"]
    checks.dismiss(store, account, application, slip, now)
    checks.bring_back(store, account, application, slip)
    assert open_in(store, account, application)["spelling"] == slip


def test_text_that_is_not_saved_is_checked_and_not_kept(
    store: Store, account: Account, application: int
) -> None:
    found = checks.check_one(store, account, application, BOX, TODAY, "It was seperate.\r\nGone.")
    words = [
        found.application.statements[BOX][one.start : one.end] for one, _ in found.findings.open
    ]
    assert "seperate" in words
    assert applications.newest_version(store, account, application, BOX).text == TEXT


def test_only_what_is_ones_own_is_dismissed(
    store: Store, account: Account, somebody_else: Account, application: int, now: datetime
) -> None:
    slip = open_in(store, account, application)["spelling"]
    with pytest.raises(ApplicationNotFound):
        checks.dismiss(store, somebody_else, application, slip, now)
    with pytest.raises(ApplicationNotFound):
        checks.bring_back(store, somebody_else, application, slip)
    with pytest.raises(ApplicationNotFound):
        checks.check_all(store, somebody_else, application, TODAY)


@pytest.mark.parametrize(
    ("mark", "error"),
    [
        (Mark("nowhere", "spelling", "a" * 64), BoxNotFound),
        (Mark(BOX, "unheard-of", "a" * 64), FindingNotFound),
        (Mark(BOX, "spelling", "A mark"), FindingNotFound),
    ],
    ids=str,
)
def test_what_no_check_could_find_is_refused(
    store: Store,
    account: Account,
    application: int,
    now: datetime,
    mark: Mark,
    error: type[Exception],
) -> None:
    with pytest.raises(error):
        checks.dismiss(store, account, application, mark, now)


def test_text_past_the_limit_cannot_be_called_fine(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    rewrite(store, account, application, "I led it. " * 300, now)
    over = open_in(store, account, application)["over-limit"]
    with pytest.raises(FindingNotFound):
        checks.dismiss(store, account, application, over, now)


def test_open_findings_are_counted_by_severity(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    whole = applications.load(store, account, application)
    before = checks.count_open(store, application, whole, TODAY)
    assert before["must"] == 4 and before["should"] >= 2
    slip = open_in(store, account, application)["spelling"]
    checks.dismiss(store, account, application, slip, now)
    after = checks.count_open(store, application, whole, TODAY)
    assert after["should"] == before["should"] - 1
    rewrite(store, account, application, "", now)
    whole = applications.load(store, account, application)
    assert checks.count_open(store, application, whole, TODAY)["must"] == 5


def test_what_was_counted_is_not_read_again(
    store: Store, account: Account, application: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = checks.count_open(
        store, application, applications.load(store, account, application), TODAY
    )
    monkeypatch.setattr("cea_helper.checks.check_statements", None)
    again = applications.load(store, account, application)
    assert checks.count_open(store, application, again, TODAY) == first
