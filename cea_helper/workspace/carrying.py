"""Take an application into another round: a new one is made, and the old one stays as it is."""

from __future__ import annotations

from datetime import datetime

from cea_helper.application import Application
from cea_helper.carrying import Mapped, Proposal, propose, usual_mapping
from cea_helper.people import Account
from cea_helper.storage import Database, Store
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
) -> int:
    """Make an application for the round from another one, and return its number.

    It begins with the texts, claims and chosen domains that `propose_carrying` shows, as first
    versions saved by the person; nothing of the old one changes. Raises ApplicationNotFound,
    SchemeNotFound or TakesNoApplications.
    """
    with store.data.write_tx() as db:
        _, proposal = _proposed(store, db, account, application_id, target_id, mapped)
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
