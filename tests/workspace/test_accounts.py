"""The first account, signing in, and how a session ends."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from cea_helper.errors import (
    AccountNotFound,
    EmailTaken,
    NotAllowed,
    SetupDone,
    WeakPassword,
    WrongSignIn,
)
from cea_helper.people import Account, Applicant
from cea_helper.storage import Store, people
from cea_helper.workspace import accounts, passwords, profile
from tests.workspace.accounts import new_account

PASSWORD = "lantern mosaic tugboat"
HASH = passwords.hash_password(PASSWORD)
EMAIL = "zora@example.org"


@pytest.fixture
def zora(store: Store) -> Account:
    return new_account(store, EMAIL, HASH)


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "demo", is_demo=True)
    yield store
    store.close()


def give_rights(store: Store, account: Account, right: str) -> None:
    with store.data.write_tx() as db:
        db.execute(f"update account set {right} = 1 where id = ?", (account.id,))


def test_the_first_account_is_an_administrators(store: Store, now: datetime) -> None:
    assert not accounts.has_accounts(store)
    first = accounts.create_first_account(store, " Zora@Example.ORG ", "Zora  Test", PASSWORD, now)
    assert accounts.has_accounts(store)
    assert (first.email, first.name, first.is_admin) == (EMAIL, "Zora Test", True)
    assert (first.is_medical_director, first.created_at) == (False, now)
    assert accounts.sign_in(store, EMAIL, PASSWORD, "here", now)


def test_there_is_exactly_one_first_account_however_many_ask_at_once(
    store: Store, now: datetime
) -> None:
    def ask(number: int) -> bool:
        try:
            accounts.create_first_account(store, f"p{number}@example.org", "P", PASSWORD, now)
        except SetupDone:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, range(8))).count(True) == 1
    with store.data.read_tx() as db:
        assert len(people.list_accounts(db)) == 1


def test_a_weak_first_password_makes_no_account(store: Store, now: datetime) -> None:
    with pytest.raises(WeakPassword):
        accounts.create_first_account(store, EMAIL, "Zora Test", "password1234", now)
    assert not accounts.has_accounts(store)


def test_capitals_in_the_address_make_no_difference(
    store: Store, zora: Account, now: datetime
) -> None:
    token = accounts.sign_in(store, " ZORA@example.org", PASSWORD, "here", now)
    assert accounts.account_for_token(store, token, now) == zora


@pytest.mark.parametrize(
    ("email", "password"),
    [(EMAIL, "lantern mosaic tugboats"), ("nobody@example.org", PASSWORD), ("", ""), (EMAIL, "")],
)
def test_a_wrong_pair_is_refused_with_one_and_the_same_sentence(
    store: Store, zora: Account, now: datetime, email: str, password: str
) -> None:
    with pytest.raises(WrongSignIn) as refused:
        accounts.sign_in(store, email, password, "here", now)
    assert str(refused.value) == "The email address or password is wrong"


def test_an_account_without_a_password_lets_nobody_in(
    store: Store, account: Account, now: datetime
) -> None:
    with pytest.raises(WrongSignIn):
        accounts.sign_in(store, account.email, "", "here", now)


def test_an_old_hash_is_renewed_at_sign_in(store: Store, now: datetime) -> None:
    old = PasswordHasher(memory_cost=8192, time_cost=1, parallelism=1).hash(PASSWORD)
    new_account(store, EMAIL, old)
    accounts.sign_in(store, EMAIL, PASSWORD, "here", now)
    with store.data.read_tx() as db:
        found = people.find_account(db, EMAIL)
    assert found is not None and found[1] is not None
    assert not passwords.needs_new_hash(found[1])
    assert passwords.is_right(found[1], PASSWORD)


def test_each_sign_in_has_a_token_of_its_own_and_only_digests_are_kept(
    store: Store, zora: Account, now: datetime
) -> None:
    tokens = [accounts.sign_in(store, EMAIL, PASSWORD, "here", now) for _ in range(2)]
    assert len(set(tokens)) == 2
    assert all(len(token) >= 43 for token in tokens)
    with store.sessions.read_tx() as db:
        kept = str([tuple(row) for row in db.execute("select * from session").fetchall()])
    assert not any(token in kept for token in tokens)


def test_a_token_that_was_signed_out_is_dead_and_others_live(
    store: Store, zora: Account, now: datetime
) -> None:
    one, two = (accounts.sign_in(store, EMAIL, PASSWORD, "here", now) for _ in range(2))
    accounts.sign_out(store, one)
    assert accounts.account_for_token(store, one, now) is None
    assert accounts.account_for_token(store, two, now) == zora
    assert accounts.account_for_token(store, "never given", now) is None


@pytest.mark.parametrize(
    ("right", "minutes"), [(None, 60), ("is_admin", 30), ("is_medical_director", 30)]
)
def test_a_session_ends_when_it_rests(
    store: Store, zora: Account, now: datetime, right: str | None, minutes: int
) -> None:
    if right:
        give_rights(store, zora, right)
    token = accounts.sign_in(store, EMAIL, PASSWORD, "here", now)
    last = now + timedelta(minutes=minutes)
    assert accounts.account_for_token(store, token, last) is not None
    late = last + timedelta(minutes=minutes, seconds=1)
    assert accounts.account_for_token(store, token, late) is None


def test_a_session_in_use_ends_after_twelve_hours(
    store: Store, zora: Account, now: datetime
) -> None:
    token = accounts.sign_in(store, EMAIL, PASSWORD, "here", now)
    for half_hours in range(25):
        at = now + timedelta(minutes=30 * half_hours)
        assert accounts.account_for_token(store, token, at) == zora
    assert accounts.account_for_token(store, token, at + timedelta(seconds=1)) is None


def test_a_session_goes_on_while_nothing_can_be_written(
    store: Store, zora: Account, now: datetime
) -> None:
    token = accounts.sign_in(store, zora.email, PASSWORD, "there", now)
    with store.sessions.read_tx() as db:
        pass
    db.execute("pragma query_only=on")
    assert accounts.account_for_token(store, token, now + timedelta(minutes=2)) == zora
    db.execute("pragma query_only=off")
    assert accounts.account_for_token(store, token, now + accounts.IDLE) == zora


def test_a_disabled_account_is_out_at_the_next_request(
    store: Store, zora: Account, now: datetime
) -> None:
    token = accounts.sign_in(store, EMAIL, PASSWORD, "here", now)
    with store.data.write_tx() as db:
        db.execute("update account set disabled_at = ?", (now.isoformat(),))
    assert accounts.account_for_token(store, token, now) is None
    with pytest.raises(WrongSignIn):
        accounts.sign_in(store, EMAIL, PASSWORD, "here", now)


def test_asking_who_is_signed_in_never_writes_to_the_data(
    store: Store, zora: Account, now: datetime
) -> None:
    token = accounts.sign_in(store, EMAIL, PASSWORD, "here", now)
    with store.data.read_tx() as db:
        before = db.execute("pragma data_version").fetchone()[0], db.conn.total_changes
    accounts.account_for_token(store, token, now + timedelta(minutes=5))
    with store.data.read_tx() as db:
        after = db.execute("pragma data_version").fetchone()[0], db.conn.total_changes
    assert before == after


def test_sessions_that_are_over_are_cleaned_up_at_the_next_sign_in(
    store: Store, zora: Account, now: datetime
) -> None:
    accounts.sign_in(store, EMAIL, PASSWORD, "here", now)
    accounts.sign_in(store, EMAIL, PASSWORD, "here", now + timedelta(minutes=61))
    with store.sessions.read_tx() as db:
        assert db.execute("select count(*) from session").fetchone()[0] == 1


def test_in_a_demonstration_anybody_made_up_can_be_signed_in_as(demo: Store, now: datetime) -> None:
    zora = accounts.add_demo_person(demo, EMAIL, "Zora Test", False, True, now)
    profile.save_applicant(demo, zora, Applicant("Dr Zora Test"), now)
    sam = accounts.add_demo_person(demo, "sam@example.org", "Sam Test", True, False, now)
    assert [
        (person.account, person.applicant.name) for person in accounts.list_demo_people(demo)
    ] == [
        (sam, "Sam Test"),
        (zora, "Dr Zora Test"),
    ]
    token = accounts.sign_in_as_demo(demo, zora.id, now)
    assert accounts.account_for_token(demo, token, now) == zora


def test_in_a_demonstration_an_address_is_used_once(demo: Store, now: datetime) -> None:
    accounts.add_demo_person(demo, EMAIL, "Zora Test", False, False, now)
    with pytest.raises(EmailTaken):
        accounts.add_demo_person(demo, EMAIL.upper(), "Another", False, False, now)
    with pytest.raises(AccountNotFound):
        accounts.sign_in_as_demo(demo, 99, now)


def test_a_real_installation_offers_nobody_without_a_password(
    store: Store, zora: Account, now: datetime
) -> None:
    assert accounts.list_demo_people(store) == ()
    with pytest.raises(NotAllowed):
        accounts.sign_in_as_demo(store, zora.id, now)
    with pytest.raises(NotAllowed):
        accounts.add_demo_person(store, "new@example.org", "New", False, False, now)
