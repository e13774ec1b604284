"""Copying the boxes of an application to the portal, one by one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from cea_helper.people import Account
from cea_helper.storage import Store, portal
from cea_helper.workspace.applications import check_box, own_application


def list_ticks(store: Store, account: Account, application_id: int) -> Mapping[str, str]:
    """Return the digest of what stood in each box when it was ticked, by the boxes.

    Raises ApplicationNotFound.
    """
    with store.data.read_tx() as db:
        own_application(store, db, account, application_id)
        return portal.list_ticks(db, application_id)


def set_tick(
    store: Store, account: Account, application_id: int, box_id: str, digest: str, now: datetime
) -> None:
    """Keep that the box was copied with the text of this digest; "" takes the tick away.

    Raises ApplicationNotFound or BoxNotFound.
    """
    with store.data.write_tx() as db:
        check_box(own_application(store, db, account, application_id), box_id)
        if digest:
            portal.tick(db, application_id, box_id, digest, now)
        else:
            portal.untick(db, application_id, box_id)
