"""All that belongs to one application, by one question.

Each row of an answer, and each question, makes SQLite hand Python's lock to the next thread. On a
busy server that costs more than all else that is done for a page. So here everything comes as one
row, and lists in it as JSON documents.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from cea_helper.application import BoxVersion, Claim, StoredApplication
from cea_helper.evidence import EvidenceItem
from cea_helper.people import Applicant
from cea_helper.schemes import Catalogue
from cea_helper.storage import applications, evidence, people
from cea_helper.storage.columns import to_document, to_moment

# Each box that was ever saved, by a step in an index for each, however many versions there are.
_NEWEST = (
    "with recursive written (box) as ("
    " select min(box) from box_version where application_id = ?1"
    " union all"
    " select (select min(saved.box) from box_version as saved"
    " where saved.application_id = ?1 and saved.box > written.box)"
    " from written where written.box is not null),"
    " newest (box, version) as materialized ("
    " select box, (select max(version) from box_version as saved"
    " where saved.application_id = ?1 and saved.box = written.box)"
    " from written where box is not null) "
)
_VERSIONS = (
    "(select json_group_array(json_array(saved.box, saved.version, text, saved_at, account.name))"
    " from newest cross join box_version as saved on saved.application_id = ?1"
    " and saved.box = newest.box and saved.version = newest.version"
    " join account on account.id = saved.saved_by)"
)
_CLAIMS = (
    "(select json_group_array(json_array(position, box, first, past, evidence_id)) from ("
    "select claim.* from newest cross join claim on claim.application_id = ?1"
    " and claim.box = newest.box and claim.version = newest.version order by position, rank))"
)
# Here as in the document of the items, ?1 is the application and ?2 its owner.
_WHOLE = (
    f"{_NEWEST} select ({evidence.IN_APPLICATION}) as items, {_VERSIONS} as versions,"
    f" {_CLAIMS} as claims, {applications.NEWEST_REVISION} as newest_revision,"
    f" {applications.STORED_COLUMNS}, applicant.account_id, {people.APPLICANT_COLUMNS}"
    " from application left join applicant on applicant.account_id = application.owner_id"
    " where application.id = ?1 and application.owner_id = ?2"
)


@dataclass(frozen=True)
class WholeApplication:
    """An application with all that belongs to it; `newest` has the newest version by its box."""

    stored: StoredApplication
    applicant: Applicant | None
    evidence: tuple[EvidenceItem, ...]
    newest: Mapping[str, BoxVersion]
    claims: tuple[Claim, ...]


def get(
    db: Database, schemes_at: Callable[[int], Catalogue], owner_id: int, application_id: int
) -> WholeApplication | None:
    """Return all of the person's application with this number, of one moment, or None.

    `schemes_at` is asked for the rounds as they stand after the newest revision.
    """
    rows = db.execute(_WHOLE, (application_id, owner_id)).fetchall()
    return _from_row(rows[0], schemes_at(rows[0]["newest_revision"])) if rows else None


def _from_row(row: Any, schemes: Catalogue) -> WholeApplication:
    versions = [_to_version(told) for told in to_document(row["versions"])]
    claims = groupby(to_document(row["claims"]), key=lambda told: told[0])
    return WholeApplication(
        stored=applications.to_stored(row, schemes),
        applicant=None if row["account_id"] is None else people.to_applicant(row),
        evidence=evidence.to_items(row["items"]),
        newest={version.box: version for version in versions},
        claims=tuple(_to_claim(list(named)) for _, named in claims),
    )


def _to_version(told: list[Any]) -> BoxVersion:
    box, version, text, saved_at, saver = told
    return BoxVersion(box, version, text, to_moment(saved_at), saver)


def _to_claim(named: list[list[Any]]) -> Claim:
    """Return the claim of these rows, one for each item that it names."""
    _, box, start, end, _ = named[0]
    return Claim(box, start, end, tuple(evidence_id for *_, evidence_id in named))
