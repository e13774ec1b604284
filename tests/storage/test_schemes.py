"""Revisions of schemes are kept, and what applications use of them is counted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cea_helper.people import Account
from cea_helper.schemes import shipped
from cea_helper.storage import Store, applications, people, schemes

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.fixture
def ada(store: Store) -> Account:
    with store.data.write_tx() as db:
        return people.add_account(db, "ada@example.org", "Ada Example", None, NOW, True)


def tree(family: str, title: str) -> dict[str, Any]:
    return {"id": family, "title": title, "rounds": {}}


def save(store: Store, ada: Account, family: str, title: str, minute: int = 0) -> int:
    moment = NOW + timedelta(minutes=minute)
    with store.data.write_tx() as db:
        return schemes.add_revision(db, ada, tree(family, title), f"Note on {title}", moment)


def test_the_newest_of_each_scheme_holds_and_the_older_can_be_read(
    store: Store, ada: Account
) -> None:
    first = save(store, ada, "ncia", "First")
    save(store, ada, "cea-local", "Other")
    save(store, ada, "ncia", "Second")
    with store.data.read_tx() as db:
        now = schemes.all_corrections(db)
        then = schemes.all_corrections(db, first)
    assert {name: one["title"] for name, one in now.items()} == {
        "cea-local": "Other",
        "ncia": "Second",
    }
    assert then == {"ncia": tree("ncia", "First")}


def test_the_last_change_tells_who_when_and_why(store: Store, ada: Account) -> None:
    save(store, ada, "ncia", "First")
    number = save(store, ada, "ncia", "Second", minute=5)
    with store.data.read_tx() as db:
        last = schemes.newest_revisions(db)
    expected = schemes.Revision(number, NOW + timedelta(minutes=5), ada.name, "Note on Second")
    assert last == {"ncia": expected}


def test_applications_and_their_newest_texts_are_counted(store: Store, ada: Account) -> None:
    with store.data.write_tx() as db:
        numbers = [applications.add(db, ada.id, "ncia-2026", None, NOW) for _ in range(2)]
        for number in numbers:
            newest = applications.newest_version(db, number, "job_plan")
            saved = applications.add_version(db, ada, number, newest, "A text", (), NOW)
        applications.add_version(db, ada, number, saved, "", (), NOW)
    with store.data.read_tx() as db:
        assert schemes.count_applications(db) == {"ncia-2026": 2}
        assert schemes.count_texts(db) == {"ncia-2026": {"job_plan": 1}}


def test_a_correction_that_this_program_cannot_read_is_left_out_and_told(
    store: Store, ada: Account
) -> None:
    fits = {"id": "cea-national", "rounds": {"cea-national-2019": {"awarding_body": "Somebody"}}}
    breaks = {"id": "ncia", "rounds": {"ncia-2026": {"number_of_stars": 5}}}
    with store.data.write_tx() as db:
        for tree_ in (fits, breaks):
            schemes.add_revision(db, ada, tree_, "A note", NOW)
        known = store.schemes(db)
    assert known.get("cea-national-2019").awarding_body == "Somebody"
    assert known.get("ncia-2026") == shipped().get("ncia-2026")
    assert list(known.unfit) == ["ncia"]
    assert known.unfit["ncia"].place == "rounds.ncia-2026.number_of_stars"
