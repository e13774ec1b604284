"""Guessing is slow, and nobody can lock a colleague out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from cea_helper.errors import TooManyTries, WrongSignIn
from cea_helper.storage import Store
from cea_helper.workspace import accounts, passwords, throttling
from tests.workspace.accounts import new_account

EMAIL = "zora@example.org"
PASSWORD = "lantern mosaic tugboat"


def try_often(store: Store, times: int, now: datetime, email: str = EMAIL) -> None:
    for _ in range(times):
        throttling.begin_try(store, email, "there", now)


def test_the_eleventh_try_as_a_person_from_an_address_is_refused(
    store: Store, now: datetime
) -> None:
    try_often(store, 10, now)
    with pytest.raises(TooManyTries) as refused:
        try_often(store, 1, now + timedelta(seconds=50))
    assert refused.value.minutes == 5
    assert "Try again in 5 minutes" in str(refused.value)


def test_the_wait_counts_from_the_tries_and_not_from_the_refusals(
    store: Store, now: datetime
) -> None:
    try_often(store, 10, now)
    with pytest.raises(TooManyTries) as refused:
        try_often(store, 1, now + timedelta(minutes=4, seconds=30))
    assert str(refused.value).endswith("in 1 minute")
    try_often(store, 1, now + timedelta(minutes=5))


def test_the_owner_gets_in_from_another_address_meanwhile(store: Store, now: datetime) -> None:
    new_account(store, EMAIL, passwords.hash_password(PASSWORD))
    try_often(store, 10, now)
    with pytest.raises(TooManyTries):
        accounts.sign_in(store, EMAIL, PASSWORD, "there", now)
    assert accounts.sign_in(store, EMAIL, PASSWORD, "at home", now)


def test_an_address_that_tries_many_people_is_refused(store: Store, now: datetime) -> None:
    for number in range(100):
        try_often(store, 1, now, email=f"p{number}@example.org")
    with pytest.raises(TooManyTries):
        try_often(store, 1, now, email="p100@example.org")


def test_the_right_password_starts_the_count_again(store: Store, now: datetime) -> None:
    new_account(store, EMAIL, passwords.hash_password(PASSWORD))
    for _ in range(2):
        try_often(store, 9, now)
        accounts.sign_in(store, EMAIL, PASSWORD, "there", now)


def test_a_wrong_password_counts_for_unknown_people_too(store: Store, now: datetime) -> None:
    try_often(store, 9, now, email="nobody@example.org")
    with pytest.raises(WrongSignIn):
        accounts.sign_in(store, "Nobody@example.org", "x", "there", now)
    with pytest.raises(TooManyTries):
        accounts.sign_in(store, "nobody@example.org", "x", "there", now)


def test_tries_at_the_same_moment_do_not_pass_the_limit(store: Store, now: datetime) -> None:
    def passes(_: int) -> bool:
        try:
            throttling.begin_try(store, EMAIL, "there", now)
        except TooManyTries:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(passes, range(40))).count(True) == 10


def test_no_address_that_was_typed_is_kept(store: Store, now: datetime) -> None:
    throttling.begin_try(store, "my password by mistake", "there", now)
    with store.sessions.read_tx() as db:
        kept = str([tuple(row) for row in db.execute("select * from sign_in_try").fetchall()])
    assert "mistake" not in kept


def attack(store: Store, times: int, now: datetime, as_many_people: bool = False) -> None:
    """Try from ever new addresses, as one person or each time as another."""
    for number in range(times):
        email = f"p{number}@example.org" if as_many_people else EMAIL
        throttling.begin_try(store, email, f"bot {number}", now)


def test_an_attack_from_many_addresses_leaves_each_new_one_a_single_try(
    store: Store, now: datetime
) -> None:
    attack(store, 50, now)
    throttling.begin_try(store, EMAIL, "bot 50", now)
    with pytest.raises(TooManyTries) as refused:
        throttling.begin_try(store, EMAIL, "bot 50", now)
    assert refused.value.minutes == 5
    throttling.begin_try(store, EMAIL, "bot 50", now + throttling.WINDOW)


def test_an_attack_does_not_slow_the_address_of_the_owner_nor_other_people(
    store: Store, now: datetime
) -> None:
    throttling.note_success(store, EMAIL, "there")
    attack(store, 60, now)
    try_often(store, 10, now)
    throttling.begin_try(store, "imogen@example.org", "bot 1", now)


def test_the_owner_gets_in_from_a_new_address_during_an_attack(store: Store, now: datetime) -> None:
    new_account(store, EMAIL, passwords.hash_password(PASSWORD))
    attack(store, 60, now)
    assert accounts.sign_in(store, EMAIL, PASSWORD, "on a train", now)
    for _ in range(2):
        with pytest.raises(WrongSignIn):
            accounts.sign_in(store, EMAIL, "mistyped", "on a train", now)


def test_an_attack_is_forgotten_after_an_hour(store: Store, now: datetime) -> None:
    attack(store, 60, now)
    try_often(store, 10, now + throttling.MEMORY)


def test_an_attack_on_all_slows_addresses_from_which_nobody_signs_in(
    store: Store, now: datetime
) -> None:
    throttling.note_success(store, EMAIL, "hospital")
    attack(store, 1_000, now, as_many_people=True)
    for place, most in ("elsewhere", 10), ("hospital", 100):
        for number in range(most):
            throttling.begin_try(store, f"q{number}@example.org", place, now)
        with pytest.raises(TooManyTries):
            throttling.begin_try(store, "q100@example.org", place, now)
