"""New accounts, and the one-time links with which people set their password."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from cea_helper import text
from cea_helper.errors import EmailTaken, InvitationOver, NoAddress
from cea_helper.people import Account
from cea_helper.storage import Database, Store, invitations, people, sessions
from cea_helper.workspace import passwords
from cea_helper.workspace.accounts import lower_email, token_digest

# A first link waits until somebody reads their mail; one for a forgotten password does not.
FIRST_LINK = timedelta(days=3)
NEW_LINK = timedelta(hours=1)
LONGEST_EMAIL = 254


def invite(
    store: Store, email: str, name: str, is_admin: bool, is_medical_director: bool, now: datetime
) -> str:
    """Add an account without a password and return the token of the link that sets one.

    A blank name becomes the address. Raises EmailTaken or NoAddress.
    """
    address = lower_email(email)
    if not all(address.partition("@")) or " " in address or len(address) > LONGEST_EMAIL:
        raise NoAddress(email)
    with store.data.write_tx() as db:
        if people.find_account(db, address):
            raise EmailTaken(address)
        account = people.add_account(
            db, address, text.name(name) or address, None, now, is_admin, is_medical_director
        )
        return _new_link(db, account, now + FIRST_LINK)


def renew_link(store: Store, account: Account, now: datetime) -> str:
    """Return the token of a new link for the account; the old one is worth nothing any more."""
    with store.data.write_tx() as db:
        return _new_link(db, account, now + NEW_LINK)


def account_for_link(store: Store, token: str, now: datetime) -> Account:
    """Return whose link the token belongs to; raise InvitationOver where it is over."""
    with store.data.read_tx() as db:
        return _account(db, token, now)


def accept(store: Store, token: str, password: str, now: datetime) -> Account:
    """Set the password of the link's account, end its sessions and use the link up.

    Raises InvitationOver or WeakPassword.
    """
    account = account_for_link(store, token, now)
    passwords.check_new_password(password, account.email, account.name)
    # Hashing takes a while, and nobody else could write meanwhile: so before the transaction.
    password_hash = passwords.hash_password(password)
    with store.data.write_tx() as db:
        account = _account(db, token, now)
        people.save_password_hash(db, account.id, password_hash)
        invitations.delete(db, account.id)
    with store.sessions.write_tx() as db:
        sessions.delete_all_of(db, account.id)
    return account


def _new_link(db: Database, account: Account, expires_at: datetime) -> str:
    token = secrets.token_urlsafe(32)
    invitations.save(db, account.id, token_digest(token), expires_at)
    return token


def _account(db: Database, token: str, now: datetime) -> Account:
    account_id = invitations.get(db, token_digest(token), now)
    account = None if account_id is None else people.get_account(db, account_id)
    if account is None or account.disabled_at is not None:
        raise InvitationOver()
    return account
