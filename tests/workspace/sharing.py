"""A draft to share in the tests of sharing, and people to share it with."""

from __future__ import annotations

from datetime import date, datetime

from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import applications, sharing, transfer
from cea_helper.workspace.sharing import Terms
from tests.web.applying import example

BOX = "leading"
TEXT = "I chair the board. Since 2023 its meetings are half as long."
TERMS = Terms(("statements",), date(2026, 12, 1), "Please be frank.")
ALL = Terms(("statements", "evidence", "proof", "strength"), date(2026, 12, 1), "")


def draft_of(store: Store, owner: Account, now: datetime) -> int:
    """Give the person an application with a statement, and return its number."""
    brought = transfer.import_application(store, owner, example(), now)
    newest = applications.newest_version(store, owner, brought.application_id, BOX)
    save(store, owner, brought.application_id, TEXT, now, newest.version)
    return brought.application_id


def save(
    store: Store, owner: Account, application_id: int, text: str, now: datetime, began: int
) -> None:
    """Save another text in the box."""
    applications.save_text(store, owner, application_id, BOX, text, began, now)


def share_with(
    store: Store,
    owner: Account,
    application_id: int,
    reviewer: Account,
    now: datetime,
    terms: Terms = TERMS,
) -> int:
    """Share the application with this person."""
    return sharing.share(store, owner, application_id, reviewer.email, terms, now)
