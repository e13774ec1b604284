"""The demonstration is filled with made-up people, once, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import pytest

from cea_helper import demo
from cea_helper.errors import NotAllowed
from cea_helper.interchange import read_application
from cea_helper.storage import Store
from cea_helper.workspace import accounts, applications, bank, comments, reviewing

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
FILES = sorted(
    file.name.removesuffix(".json")
    for file in (resources.files("cea_helper") / "demo_people").iterdir()
    if file.name.endswith(".json")
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(tmp_path_factory.mktemp("demo"), is_demo=True)
    demo.fill(store, NOW)
    yield store
    store.close()


def test_there_is_a_person_for_every_file_and_an_administrator(filled: Store) -> None:
    people = [person.account for person in accounts.list_demo_people(filled)]
    expected = {f"{name}@example.org" for name in (*FILES, "administrator")}
    assert {account.email for account in people} == expected
    assert [account.name for account in people if account.is_admin] == ["Ada Administrator"]


@pytest.mark.parametrize("name", FILES)
def test_each_has_the_application_of_their_file(filled: Store, name: str) -> None:
    people = {person.account.email: person for person in accounts.list_demo_people(filled)}
    person = people[f"{name}@example.org"]
    file = resources.files("cea_helper") / "demo_people" / f"{name}.json"
    application = read_application(file.read_bytes())
    (stored,) = applications.list_applications(filled, person.account)
    assert applications.load(filled, person.account, stored.id) == application
    assert person.applicant == application.applicant
    assert person.account.is_medical_director == ("medical_director" in application.applicant.roles)


def test_drafts_are_shared_and_one_is_reviewed(filled: Store) -> None:
    director = accounts.find_account(filled, "amara-specimen@example.org")
    shared = reviewing.list_shared(filled, director, NOW)
    assert {one.share.owner_name for one in shared} == {"Ms Huda Pretend", "Mr Teodor Invented"}
    (stored,) = applications.list_applications(filled, director)
    told = comments.list_comments(filled, director, stored.id)
    assert {one.comment.author for one in told} == {"Miss Lucía Imaginary"}
    assert len([one for one in told if one.start is not None]) == 2


def test_filling_again_changes_nobody(tmp_path: Path) -> None:
    store = Store(tmp_path, is_demo=True)
    demo.fill(store, NOW)
    visited = next(
        person.account
        for person in accounts.list_demo_people(store)
        if bank.list_evidence(store, person.account)
    )
    gone = bank.list_evidence(store, visited)[0].id
    bank.delete_evidence(store, visited, gone)
    before = accounts.list_demo_people(store)
    demo.fill(store, NOW)
    assert accounts.list_demo_people(store) == before
    assert gone not in {item.id for item in bank.list_evidence(store, visited)}
    store.close()


def test_a_real_installation_is_never_filled(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with pytest.raises(NotAllowed):
        demo.fill(store, NOW)
    assert not accounts.has_accounts(store)
    store.close()
