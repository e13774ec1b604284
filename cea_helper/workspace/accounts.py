"""Accounts, and signing in and out."""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from cea_helper import text
from cea_helper.errors import (
    AccountNotFound,
    EmailTaken,
    NotAllowed,
    NotSaved,
    SetupDone,
    WrongSignIn,
)
from cea_helper.people import Account, Applicant
from cea_helper.storage import Store, people, sessions
from cea_helper.storage.sessions import Session
from cea_helper.workspace import passwords, throttling

LONGEST_SESSION = timedelta(hours=12)
IDLE = timedelta(minutes=60)
# Who can see or change what concerns others is signed out sooner.
IDLE_WITH_RIGHTS = timedelta(minutes=30)
# Each note of when a person was last seen is a write to disk.
_SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class DemoPerson:
    """Somebody made up, whom a visitor of the demonstration can sign in as."""

    account: Account
    applicant: Applicant


def has_accounts(store: Store) -> bool:
    """Whether the first account has been made."""
    with store.data.read_tx() as db:
        return people.has_accounts(db)


def create_first_account(
    store: Store, email: str, name: str, password: str, now: datetime
) -> Account:
    """Make the first account, an administrator's; raise SetupDone where there is one already.

    Raises WeakPassword for a password that is not good enough.
    """
    address, full_name = lower_email(email), text.name(name)
    passwords.check_new_password(password, address, full_name)
    # Hashing takes a while, and nobody else could write meanwhile: so before the transaction.
    password_hash = passwords.hash_password(password)
    with store.data.write_tx() as db:
        if people.has_accounts(db):
            raise SetupDone()
        return people.add_account(db, address, full_name, password_hash, now, is_admin=True)


def sign_in(store: Store, email: str, password: str, address: str, now: datetime) -> str:
    """Return the token of a new session for the person with this e-mail and password.

    Raises WrongSignIn, the same for an unknown person as for a wrong password, or TooManyTries.
    `address` is where the request comes from.
    """
    person = lower_email(email)
    throttling.begin_try(store, person, address, now)
    account = _with_password(store, person, password)
    throttling.note_success(store, person, address)
    return _start_session(store, account, now)


def account_for_token(store: Store, token: str, now: datetime) -> Account | None:
    """Return whose session the token belongs to; None where it is over, by time or otherwise."""
    hashed = token_digest(token)
    session = sessions.get(store.sessions.read_once(), hashed)
    account = _account_of(store, session)
    if session is None or account is None or _is_over(session, account, now):
        return None
    if now - session.seen_at >= _SEEN_EVERY:
        _note_seen(store, hashed, now)
    return account


def sign_out(store: Store, token: str) -> None:
    """End the session: a copy of its token is worth nothing any more."""
    with store.sessions.write_tx() as db:
        sessions.delete(db, token_digest(token))


def find_account(store: Store, email: str) -> Account:
    """Return the account with this e-mail address; raise AccountNotFound where there is none."""
    with store.data.read_tx() as db:
        found = people.find_account(db, lower_email(email))
    if found is None:
        raise AccountNotFound(email)
    return found[0]


def list_demo_people(store: Store) -> tuple[DemoPerson, ...]:
    """Return everybody in the demonstration, by name; nobody in a real installation."""
    if not store.is_demo:
        return ()
    with store.data.read_tx() as db:
        accounts = people.list_accounts(db)
        profiles = people.list_applicants(db)
    return tuple(
        DemoPerson(account, profiles.get(account.id, Applicant(account.name)))
        for account in accounts
    )


def add_demo_person(
    store: Store, email: str, name: str, is_admin: bool, is_medical_director: bool, now: datetime
) -> Account:
    """Add somebody made up, who has no password.

    Raises EmailTaken, or NotAllowed in a real installation.
    """
    _check_demo(store)
    address = lower_email(email)
    with store.data.write_tx() as db:
        if people.find_account(db, address):
            raise EmailTaken(address)
        return people.add_account(
            db, address, text.name(name), None, now, is_admin, is_medical_director
        )


def sign_in_as_demo(store: Store, account_id: int, now: datetime) -> str:
    """Return the token of a new session as somebody made up; raise NotAllowed elsewhere."""
    _check_demo(store)
    with store.data.read_tx() as db:
        account = people.get_account(db, account_id)
    if account is None:
        raise AccountNotFound(str(account_id))
    return _start_session(store, account, now)


def _check_demo(store: Store) -> None:
    if not store.is_demo:
        raise NotAllowed("Signing in without a password is possible in the demonstration only")


def lower_email(written: str) -> str:
    """Return the address as accounts keep it: capitals make no difference."""
    return text.one_line(written).lower()


def _with_password(store: Store, email: str, password: str) -> Account:
    with store.data.read_tx() as db:
        found = people.find_account(db, email)
    account, password_hash = found or (None, None)
    # The hash is always worked out, so that the time tells nothing.
    is_right = passwords.is_right(password_hash, password)
    if account is None or password_hash is None or account.disabled_at or not is_right:
        raise WrongSignIn()
    if passwords.needs_new_hash(password_hash):
        _renew_hash(store, account, password)
    return account


def _renew_hash(store: Store, account: Account, password: str) -> None:
    renewed = passwords.hash_password(password)
    with store.data.write_tx() as db:
        people.save_password_hash(db, account.id, renewed)


def _start_session(store: Store, account: Account, now: datetime) -> str:
    token = secrets.token_urlsafe(32)
    with store.sessions.write_tx() as db:
        sessions.delete_old(db, started_before=now - LONGEST_SESSION, seen_before=now - IDLE)
        sessions.add(db, token_digest(token), account.id, now)
    return token


def token_digest(token: str) -> str:
    """Return what is stored of a token: whoever reads the file cannot sign in with it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _note_seen(store: Store, hashed: str, now: datetime) -> None:
    # On a full disk people can still read what they wrote; the session ends a little sooner.
    with suppress(NotSaved), store.sessions.write_tx() as db:
        sessions.note_seen(db, hashed, now)


def _account_of(store: Store, session: Session | None) -> Account | None:
    if session is None:
        return None
    return people.get_account(store.data.read_once(), session.account_id)


def _is_over(session: Session, account: Account, now: datetime) -> bool:
    has_rights = account.is_admin or account.is_medical_director
    idle = IDLE_WITH_RIGHTS if has_rights else IDLE
    return (
        account.disabled_at is not None
        or now - session.started_at > LONGEST_SESSION
        or now - session.seen_at > idle
    )
