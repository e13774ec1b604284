"""Take an application into another round: a new one is made, and the old one stays as it is."""

from __future__ import annotations

from datetime import datetime

from cea_helper.application import Application, StoredApplication
from cea_helper.carrying import Mapped, Proposal, propose, usual_mapping
from cea_helper.people import Account
from cea_helper.storage import Database, Store, applications
from cea_helper.workspace.applications import load_within
from cea_helper.workspace.starting import add_filled, open_round


def propose_carrying(
    store: Store, account: Account, application_id: int, target_id: str, mapped: Mapped
) -> tuple[Application, Proposal]:
    """Return the application, and what it becomes in the round, without changing anything.

    A text that `mapped` does not name goes where it usually does. Raises ApplicationNotFound,
    SchemeNotFound or TakesNoApplications.
    """
    with store.data.read_tx() as db:
        return _proposed(store, db, account, application_id, target_id, mapped)


def carry_application(
    store: Store,
    account: Account,
    application_id: int,
    target_id: str,
    mapped: Mapped,
    now: datetime,
    newest: int | None = None,
) -> int:
    """Make an application for the round from another one, and return its number.

    `newest` is the number of the person's newest application when they were asked. One that came
    after it, for this round and begun with the same texts, was made by the same form sent twice:
    its number is returned, and no other is made.

    It begins with the texts, claims and chosen domains that `propose_carrying` shows, as first
    versions saved by the person; nothing of the old one changes. Raises ApplicationNotFound,
    SchemeNotFound or TakesNoApplications.
    """
    with store.data.write_tx() as db:
        _, proposal = _proposed(store, db, account, application_id, target_id, mapped)
        if newest is not None and (made := _made_since(store, db, account, newest, proposal)):
            return made
        return add_filled(
            db,
            account,
            target_id,
            None,
            proposal.placed,
            proposal.texts,
            proposal.claims,
            now,
        )


def _made_since(
    store: Store, db: Database, account: Account, newest: int, proposal: Proposal
) -> int | None:
    """Return the first application after `newest` that began as the proposal says."""
    same = [
        one.id
        for one in applications.list_for(db, store.schemes(db), account.id)
        if one.id > newest
        and one.scheme.id == proposal.target.id
        and _began_with(db, one) == proposal.texts
    ]
    return min(same, default=None)


def _began_with(db: Database, stored: StoredApplication) -> dict[str, str]:
    """Return the texts that were saved when the application was made, by their boxes."""
    versions = {
        box.id: applications.list_versions(db, stored.id, box.id) for box in stored.scheme.boxes()
    }
    return {
        box: saved[-1].text
        for box, saved in versions.items()
        if saved and saved[-1].saved_at == stored.created_at
    }


def _proposed(
    store: Store,
    db: Database,
    account: Account,
    application_id: int,
    target_id: str,
    mapped: Mapped,
) -> tuple[Application, Proposal]:
    _, application = load_within(store, db, account, application_id)
    target = open_round(store, db, target_id)
    usual = usual_mapping(application, target)
    return application, propose(application, target, {**usual, **mapped})
