"""How an application begins: empty, out of a file, or out of an earlier one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from cea_helper.application import BoxVersion, Claim
from cea_helper.errors import TakesNoApplications
from cea_helper.people import Account
from cea_helper.schemes import Scheme
from cea_helper.storage import Database, Store, applications


def open_round(store: Store, db: Database, scheme_id: str) -> Scheme:
    """Return the round if one can apply in it. Raises SchemeNotFound or TakesNoApplications."""
    scheme = store.schemes(db).published.get(scheme_id)
    if not scheme.takes_applications:
        raise TakesNoApplications(scheme.title)
    return scheme


def add_filled(
    db: Database,
    account: Account,
    scheme_id: str,
    as_of: date | None,
    placed: Mapping[str, str],
    texts: Mapping[str, str],
    claims: tuple[Claim, ...],
    now: datetime,
) -> int:
    """Add an application whose first versions are these texts, and return its number.

    `placed` names the domain chosen for an item of evidence, by the item.
    """
    number = applications.add(db, account.id, scheme_id, as_of, now)
    for evidence_id, domain in placed.items():
        applications.place(db, account.id, number, evidence_id, domain)
    for box, written in texts.items():
        in_box = [(place, claim) for place, claim in enumerate(claims) if claim.domain == box]
        unsaved = BoxVersion(box, 0, "", None, None)
        applications.add_version(db, account, number, unsaved, written, in_box, now)
    return number
