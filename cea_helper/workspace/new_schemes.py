"""Schemes and rounds that an administrator makes of others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cea_helper.people import Account
from cea_helper.schemes import round_tree
from cea_helper.schemes.inheritance import carried
from cea_helper.schemes.scheme_file import FORMAT
from cea_helper.storage import Store, schemes
from cea_helper.workspace.scheme_names import new_family_id, new_round_id
from cea_helper.workspace.schemes import check_admin, check_fresh, keep

Tree = Mapping[str, Any]


@dataclass(frozen=True)
class NewRound:
    """What is asked of a new round; all else comes from the one that it is built on."""

    title: str
    status: str


def copy_scheme(
    store: Store,
    account: Account,
    source: str,
    title: str,
    awarding_body: str,
    first: NewRound,
    now: datetime,
) -> str:
    """Make a scheme of its own with all rules of the round `source`; return its first round.

    It is a draft, and nothing of it is sure until somebody says so. Raises NotAllowed or
    SchemeNotFound.
    """
    check_admin(account)
    with store.data.write_tx() as db:
        known = store.schemes(db)
        rules = carried(round_tree(known.family(known.get(source).family), source), [])
        family_id = new_family_id(title, known)
        round_id = new_round_id(family_id, first.title, known)
        said = {"title": first.title, "awarding_body": awarding_body, "status": first.status}
        tree = {
            "format": FORMAT,
            "id": family_id,
            "title": title,
            "rounds": {round_id: {**rules, **said, "takes_applications": True, "draft": True}},
        }
        keep(store, db, account, tree, f"Made from {known.get(source).title}", now)
    return round_id


def add_round(
    store: Store, account: Account, base: str, wanted: NewRound, began_from: int, now: datetime
) -> str:
    """Add a round, a draft, that inherits from the round `base`; return its identifier.

    Raises NotAllowed, SchemeNotFound or StaleScheme.
    """
    check_admin(account)
    with store.data.write_tx() as db:
        known = store.schemes(db)
        family = known.get(base).family
        check_fresh(schemes.newest_revisions(db).get(family), began_from)
        round_id = new_round_id(family, wanted.title, known)
        said = {"inherits": base, "title": wanted.title, "status": wanted.status, "draft": True}
        stored = schemes.corrections(db, family) or {"id": family, "rounds": {}}
        tree = {**stored, "rounds": {**stored["rounds"], round_id: said}}
        keep(store, db, account, tree, f"Added {wanted.title}", now)
    return round_id
