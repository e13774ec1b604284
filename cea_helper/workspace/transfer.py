"""Bring an application file into a person's bank and applications."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from cea_helper import text
from cea_helper.application import Application, Claim
from cea_helper.errors import BoxNotFound
from cea_helper.evidence import EvidenceItem, without_files
from cea_helper.people import Account
from cea_helper.storage import Database, Store, evidence, people
from cea_helper.workspace import naming
from cea_helper.workspace.starting import add_filled, open_round


@dataclass(frozen=True)
class ImportResult:
    """What an import did. Identifiers are those of the bank; `renamed` maps from the file's.

    `profile_kept` says that the person already had a profile, and the file's was not taken.
    """

    application_id: int
    added: tuple[str, ...]
    reused: tuple[str, ...]
    renamed: Mapping[str, str]
    profile_kept: bool


def import_application(
    store: Store,
    account: Account,
    application: Application,
    now: datetime,
    replace_profile: bool = False,
) -> ImportResult:
    """Add the application, and its evidence to the bank, all of it or nothing.

    An item that the bank already has is used again. One whose identifier means something else
    there comes in under a fresh identifier, and its claims and domain follow. Raises
    BoxNotFound or TakesNoApplications.
    """
    _check_boxes(application)
    with store.data.write_tx() as db:
        open_round(store, db, application.scheme.id)
        has_profile = people.get_applicant(db, account.id) is not None
        if replace_profile or not has_profile:
            people.save_applicant(db, account.id, application.applicant, now)
        bank = {item.id: item for item in evidence.list_for(db, account.id)}
        ids = bank_ids(application.evidence, bank)
        added = _import_items(db, account, application.evidence, ids, bank, now)
        application_id = _import_texts(db, account, application, ids, now)
    return ImportResult(
        application_id=application_id,
        added=added,
        reused=tuple(bank_id for bank_id in ids.values() if bank_id in bank),
        renamed={old: new for old, new in ids.items() if old != new},
        profile_kept=has_profile and not replace_profile,
    )


def bank_ids(items: tuple[EvidenceItem, ...], bank: Mapping[str, EvidenceItem]) -> dict[str, str]:
    """Return the identifier under which each item of a file is to stand in the bank."""
    ids: dict[str, str] = {}
    # No two items of a file may become one: what another of them has, or was given, is not free.
    reserved = {item.id for item in items}
    for item in items:
        ids[item.id] = _bank_id(item, bank, reserved)
        reserved.add(ids[item.id])
    return ids


def _bank_id(item: EvidenceItem, bank: Mapping[str, EvidenceItem], reserved: set[str]) -> str:
    if item.id not in bank or _is_same(item, bank[item.id]):
        return item.id
    # An earlier import of the same file may have renamed the item already.
    renamed = (other for other in bank.values() if other.id not in reserved)
    same = next((other.id for other in renamed if _is_same(item, other)), None)
    return same or naming.free(item.id, reserved | set(bank))


def _is_same(item: EvidenceItem, other: EvidenceItem) -> bool:
    return replace(item, id=other.id, domain=None) == without_files(other)


def _check_boxes(application: Application) -> None:
    """Raise BoxNotFound for the first text, claim or domain that the scheme has no place for."""
    scheme = application.scheme
    domains = [box for box, written in application.statements.items() if written]
    domains += [claim.domain for claim in application.claims]
    domains += [item.domain for item in application.evidence if item.domain is not None]
    for domain in domains:
        if scheme.domain(domain) is None:
            raise BoxNotFound(domain)
    for field, written in application.fields.items():
        if written and scheme.field(field) is None:
            raise BoxNotFound(field)


def _import_items(
    db: Database,
    account: Account,
    items: tuple[EvidenceItem, ...],
    ids: Mapping[str, str],
    bank: Mapping[str, EvidenceItem],
    now: datetime,
) -> tuple[str, ...]:
    """Add the items that the bank lacks and return their identifiers."""
    new = [replace(item, id=ids[item.id]) for item in items if ids[item.id] not in bank]
    for item in new:
        evidence.add(db, account.id, item, now)
    return tuple(item.id for item in new)


def _import_texts(
    db: Database,
    account: Account,
    application: Application,
    ids: Mapping[str, str],
    now: datetime,
) -> int:
    """Add the application with its texts, claims and chosen domains, and return its number."""
    placed = {ids[item.id]: item.domain for item in application.evidence if item.domain is not None}
    claims = tuple(_renamed(claim, ids) for claim in application.claims)
    scheme_id, as_of = application.scheme.id, application.as_of
    return add_filled(db, account, scheme_id, as_of, placed, _texts(application), claims, now)


def _renamed(claim: Claim, ids: Mapping[str, str]) -> Claim:
    return replace(claim, evidence=tuple(ids[named] for named in claim.evidence))


def _texts(application: Application) -> dict[str, str]:
    """Return the text of each box that has one, and of each that something is claimed in."""
    texts = {**application.statements, **application.fields}
    written = {box: text.normalise(words) for box, words in texts.items() if words}
    return {claim.domain: "" for claim in application.claims} | written
