"""Accounts for tests, made without the time that a password takes."""

from __future__ import annotations

from datetime import UTC, datetime

from cea_helper.people import Account
from cea_helper.storage import Store, people

MADE_AT = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)


def new_account(store: Store, email: str, password_hash: str | None = None) -> Account:
    """Add an account with this address, without any rights."""
    name = email.partition("@")[0].title()
    with store.data.write_tx() as db:
        return people.add_account(db, email, name, password_hash, MADE_AT)
