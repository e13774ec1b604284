"""What a person says about themselves and their post."""

from __future__ import annotations

from datetime import datetime

from cea_helper.people import Account, Applicant
from cea_helper.storage import Store, people


def get_applicant(store: Store, account: Account) -> Applicant:
    """Return the person's profile; before they have written one, their name and no more."""
    with store.data.read_tx() as db:
        return people.get_applicant(db, account.id) or Applicant(account.name)


def save_applicant(store: Store, account: Account, applicant: Applicant, now: datetime) -> None:
    """Write the person's profile."""
    with store.data.write_tx() as db:
        people.save_applicant(db, account.id, applicant, now)
