"""With each save the store keeps what was typed, pasted, and put together from evidence."""

from __future__ import annotations

from datetime import datetime

import pytest

from cea_helper.application import BoxVersion
from cea_helper.drafting.own_words import EVIDENCE, PASTED, Inserted, Parts
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications, versions
from cea_helper.workspace.adding_text import add_to_text
from cea_helper.workspace.own_words import get_parts

BOX = "teaching"


@pytest.fixture
def number(store: Store, account: Account, now: datetime) -> int:
    """The number of an application without any text."""
    return applications.start_application(store, account, "cea-national-2019", now)


def parts(store: Store, account: Account, number: int) -> Parts:
    newest = applications.newest_version(store, account, number, BOX)
    return get_parts(store, account, number, newest)


def write(
    store: Store, account: Account, number: int, text: str, inserted: list[Inserted] | None
) -> BoxVersion:
    newest = applications.newest_version(store, account, number, BOX)
    now = datetime(2026, 11, 21, 9, 30).astimezone()
    return applications.save_text(
        store, account, number, BOX, text, newest.version, now, True, inserted
    )


def test_each_save_adds_to_what_was_known(store: Store, account: Account, number: int) -> None:
    write(store, account, number, "I taught.", [])
    write(store, account, number, "I taught. Well.", [Inserted(9, 15, PASTED)])
    assert parts(store, account, number) == Parts(9, 6, 0, 0)
    write(store, account, number, "I taught. Very well.", [])
    assert parts(store, account, number).pasted == 5


def test_text_that_nobody_watched_is_not_known(store: Store, account: Account, number: int) -> None:
    write(store, account, number, "I taught.", None)
    assert parts(store, account, number) == Parts(0, 0, 0, 9)
    write(store, account, number, "I taught. More.", [])
    assert parts(store, account, number) == Parts(6, 0, 0, 9)


def test_outline_below_a_text_counts_as_evidence(
    store: Store, account: Account, number: int, now: datetime
) -> None:
    write(store, account, number, "I taught.", [])
    add_to_text(store, account, number, BOX, "Ran a course.", (), 1, now)
    assert parts(store, account, number) == Parts(11, 0, 13, 0)


def test_restored_version_is_known_as_well_as_it_was(
    store: Store, account: Account, number: int, now: datetime
) -> None:
    write(store, account, number, "I taught.", [Inserted(0, 2, EVIDENCE)])
    write(store, account, number, "", [])
    applications.save_text(store, account, number, BOX, "I taught.", 2, now, restores=1)
    assert parts(store, account, number) == Parts(7, 0, 2, 0)


def test_history_tells_of_each_version(store: Store, account: Account, number: int) -> None:
    write(store, account, number, "I", None)
    write(store, account, number, "I led", [])
    history = versions.list_sitting(store, account, number, BOX, 2, 1)
    assert history.own_words == {2: Parts(4, 0, 0, 1), 1: Parts(0, 0, 0, 1)}


def test_of_another_person_nothing_is_told(
    store: Store, account: Account, somebody_else: Account, number: int
) -> None:
    saved = write(store, account, number, "I taught.", [])
    assert get_parts(store, somebody_else, number, saved) == Parts(0, 0, 0, 9)
