"""One-time links: made by whoever looks after the installation, used once by the person."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from cea_helper.errors import EmailTaken, InvitationOver, NoAddress, WeakPassword, WrongSignIn
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import accounts, invitations

EMAIL = "imogen@example.org"
PASSWORD = "seven quiet herons wading"


def sign_in(store: Store, password: str, now: datetime) -> str:
    return accounts.sign_in(store, EMAIL, password, "127.0.0.1", now)


def test_the_link_sets_a_password_that_signs_in(store: Store, now: datetime) -> None:
    token = invitations.invite(store, EMAIL, "Dr Imogen Sample", False, True, now)
    account = invitations.accept(store, token, PASSWORD, now)
    assert (account.email, account.is_admin, account.is_medical_director) == (EMAIL, False, True)
    assert accounts.account_for_token(store, sign_in(store, PASSWORD, now), now) == account


def test_nobody_signs_in_before_the_link_is_used(store: Store, now: datetime) -> None:
    invitations.invite(store, EMAIL, "Dr Imogen Sample", False, False, now)
    with pytest.raises(WrongSignIn):
        sign_in(store, "", now)


def test_a_link_works_once(store: Store, now: datetime) -> None:
    token = invitations.invite(store, EMAIL, "Dr Imogen Sample", False, False, now)
    invitations.accept(store, token, PASSWORD, now)
    with pytest.raises(InvitationOver):
        invitations.accept(store, token, "another set of words here", now)


def test_a_link_is_over_after_three_days(store: Store, now: datetime) -> None:
    token = invitations.invite(store, EMAIL, "Dr Imogen Sample", False, False, now)
    last = now + timedelta(days=3) - timedelta(seconds=1)
    assert invitations.account_for_link(store, token, last).email == EMAIL
    with pytest.raises(InvitationOver):
        invitations.account_for_link(store, token, now + timedelta(days=3))


def test_a_new_link_ends_the_old_one_and_every_session(
    store: Store, account: Account, now: datetime
) -> None:
    first = invitations.renew_link(store, account, now)
    invitations.accept(store, first, PASSWORD, now)
    session = sign_in(store, PASSWORD, now)
    old, new = (invitations.renew_link(store, account, now) for _ in range(2))
    with pytest.raises(InvitationOver):
        invitations.account_for_link(store, old, now)
    invitations.accept(store, new, "nine loud geese on water", now)
    assert accounts.account_for_token(store, session, now) is None


def test_a_weak_password_leaves_the_link_as_it_was(store: Store, now: datetime) -> None:
    token = invitations.invite(store, EMAIL, "Dr Imogen Sample", False, False, now)
    with pytest.raises(WeakPassword):
        invitations.accept(store, token, "imogen sample", now)
    assert invitations.account_for_link(store, token, now).email == EMAIL


def test_an_address_has_one_account(store: Store, account: Account, now: datetime) -> None:
    with pytest.raises(EmailTaken):
        invitations.invite(store, account.email.upper(), "Dr Other Sample", False, False, now)


@pytest.mark.parametrize("written", ["", "imogen", "@example.org", "imogen@", "a b@example.org"])
def test_what_is_no_address_makes_no_account(store: Store, now: datetime, written: str) -> None:
    with pytest.raises(NoAddress):
        invitations.invite(store, written, "Dr Imogen Sample", False, False, now)
    assert not accounts.has_accounts(store)
