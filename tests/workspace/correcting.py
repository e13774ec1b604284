"""Corrections to award rounds, for tests of what becomes of the applications in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from cea_helper.people import Account
from cea_helper.schemes import corrected, round_tree, shipped
from cea_helper.storage import Store, schemes

Change = Callable[[dict[str, Any]], object]


def correct(
    store: Store, account: Account, round_id: str, change: Change, now: datetime, note: str = ""
) -> int:
    """Let `change` change all that holds for a round, and return the number of the revision."""
    with store.data.write_tx() as db:
        known = store.schemes(db)
        family = known.family(known.get(round_id).family)
        wanted = round_tree(family, round_id)
        change(wanted)
        stored = schemes.corrections(db, family.id) or {"id": family.id, "rounds": {}}
        tree = corrected(shipped().family(family.id).tree, stored, round_id, wanted)
        return schemes.add_revision(db, account, tree, note, now)


def without_box(box_id: str) -> Change:
    """Return the change that takes a box off the form."""

    def change(tree: dict[str, Any]) -> None:
        for kind in ("domains", "fields"):
            tree[kind].pop(box_id, None)
        tree["form"]["order"].remove(box_id)

    return change


def takes_no_applications(tree: dict[str, Any]) -> None:
    """Let nobody apply any more."""
    tree["takes_applications"] = False
    tree["status"] = "abolished"


def open_in_december(tree: dict[str, Any]) -> None:
    """Let the round be open until 5pm on the last day of 2026."""
    local = datetime(2026, 12, 31, 17, 0)  # noqa: DTZ001  # a file tells the time by the UK's clock
    tree |= {"status": "open_each_year", "closes_at": local}
