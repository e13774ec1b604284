"""The history of a text: what is folded, what has a name, and that nothing is lost of it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cea_helper.application import VersionNote
from cea_helper.errors import ApplicationNotFound, VersionNotFound
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications, versions
from cea_helper.workspace.versions import LONGEST_PAUSE, ON_A_PAGE, fold

BOX = "teaching"
BEGAN = datetime(2026, 11, 21, 9, 0)  # noqa: DTZ001  # only differences matter here


@pytest.fixture
def application(store: Store, account: Account, now: datetime) -> int:
    """The number of an application without any text."""
    return applications.start_application(store, account, "cea-national-2019", now)


def note(
    version: int, minute: float, is_autosave: bool = True, name: str = "", saver: str = "A"
) -> VersionNote:
    """Return a version that was saved this many minutes after the beginning."""
    return VersionNote(version, BEGAN + timedelta(minutes=minute), saver, is_autosave, name)


def numbers(*notes: VersionNote) -> list[list[int]]:
    """Return the numbers of the versions in each sitting; the notes stand oldest first."""
    return [[one.version for one in sitting.saves] for sitting in fold(notes[::-1])]


def test_saves_of_one_sitting_are_one_entry() -> None:
    assert numbers(note(1, 0), note(2, 29), note(3, 58)) == [[3, 2, 1]]


def test_long_pause_begins_a_new_sitting() -> None:
    assert numbers(note(1, 0), note(2, 30), note(3, 31)) == [[3, 2], [1]]


def test_what_was_saved_with_the_button_stands_alone() -> None:
    assert numbers(note(1, 0), note(2, 1, is_autosave=False), note(3, 2)) == [[3], [2], [1]]


def test_version_with_a_name_is_not_folded_away() -> None:
    assert numbers(note(1, 0), note(2, 1, name="Sent"), note(3, 2)) == [[3], [2, 1]]


def test_sittings_of_two_people_are_two() -> None:
    assert numbers(note(1, 0), note(2, 1, saver="B")) == [[2], [1]]


@given(st.lists(st.tuples(st.integers(0, 90), st.booleans(), st.sampled_from(["", "Kept"]))))
def test_every_version_is_in_one_sitting(told: list[tuple[int, bool, str]]) -> None:
    minutes = 0
    notes = []
    for number, (pause, is_autosave, name) in enumerate(told):
        minutes += pause
        notes.append(note(number, minutes, is_autosave, name))
    folded = [one for sitting in fold(tuple(notes[::-1])) for one in sitting.saves]
    assert folded == notes[::-1]


def test_history_is_given_page_by_page(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    for began in range(ON_A_PAGE + 1):
        moment = now + began * LONGEST_PAUSE
        applications.save_text(store, account, application, BOX, f"{began}", began, moment, True)
    first = versions.list_history(store, account, application, BOX, 1)
    last = versions.list_history(store, account, application, BOX, 9)
    assert (first.pages, len(first.sittings), last.page) == (2, ON_A_PAGE, 2)
    assert last.texts == {1: "0"}
    assert first.newest == last.newest == ON_A_PAGE + 1


def test_sitting_is_given_save_by_save(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    for began, written in enumerate(("I", "I led", "I led it.")):
        applications.save_text(store, account, application, BOX, written, began, now, True)
    (sitting,) = versions.list_history(store, account, application, BOX, 1).sittings
    assert len(sitting.saves) == 3
    alone = versions.list_sitting(store, account, application, BOX, 3, 1)
    assert alone.texts == {3: "I led it.", 2: "I led", 1: "I"}
    with pytest.raises(VersionNotFound):
        versions.list_sitting(store, account, application, BOX, 4, 1)


def test_name_is_given_changed_and_taken_away(
    store: Store, account: Account, application: int, now: datetime
) -> None:
    applications.save_text(store, account, application, BOX, "I led it.", 0, now)
    for name, kept in ((" Sent \n to Sam ", "Sent to Sam"), ("Second", "Second"), ("", "")):
        versions.name_version(store, account, application, BOX, 1, name)
        assert versions.get_name(store, account, application, BOX, 1) == kept
    with pytest.raises(VersionNotFound):
        versions.name_version(store, account, application, BOX, 2, "None such")


def test_history_of_somebody_else_is_not_found(
    store: Store, somebody_else: Account, application: int
) -> None:
    with pytest.raises(ApplicationNotFound):
        versions.list_history(store, somebody_else, application, BOX, 1)
    with pytest.raises(ApplicationNotFound):
        versions.name_version(store, somebody_else, application, BOX, 1, "Mine")
    with pytest.raises(ApplicationNotFound):
        versions.get_two(store, somebody_else, application, BOX, (1, 1))
