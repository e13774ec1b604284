"""A person's publications: which author they are, and a list of some put into a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from cea_helper import citations, publications
from cea_helper.application import BoxVersion
from cea_helper.citations import Authors
from cea_helper.errors import EvidenceNotFound
from cea_helper.evidence import EvidenceItem
from cea_helper.people import Account
from cea_helper.publications import Publication
from cea_helper.schemes import Box, Domain
from cea_helper.storage import Store, evidence, people
from cea_helper.workspace import bank
from cea_helper.workspace.adding_text import add_to_text


def authors_of(store: Store, account: Account, item: EvidenceItem) -> Authors:
    """Return the authors of the person's publication and which of them they are, if that is known.

    Their other publications are looked at only where their name alone does not tell.
    """
    citation = item.citation or {}
    with store.data.read_tx() as db:
        applicant = people.get_applicant(db, account.id)
        name = applicant.name if applicant else account.name
        found = citations.authors_of(citation, citations.known_names(name, ()))
        if found.place is not None:
            return found
        held = evidence.list_for(db, account.id)
    citing = (other.citation for other in held if other.citation)
    return citations.authors_of(citation, citations.known_names(name, citing))


def set_author(
    store: Store, account: Account, evidence_id: str, place: int | None, now: datetime
) -> None:
    """Keep with the publication which author the person is; 0: none of these, None: not said.

    Raises EvidenceNotFound, also where the item is no publication.
    """
    with store.data.write_tx() as db:
        stored = bank.own_item(db, account, evidence_id)
        if not stored.item.citation:
            raise EvidenceNotFound(evidence_id)
        item = replace(stored.item, citation=citations.with_author(stored.item.citation, place))
        evidence.save(db, account.id, item, stored.version + 1, now)


def add_references(
    store: Store,
    account: Account,
    application_id: int,
    box: Box,
    chosen: Sequence[Publication],
    began_from: int,
    now: datetime,
) -> BoxVersion:
    """Put a numbered list of the publications below the text of the box.

    In a statement each reference claims its evidence; other boxes have no claims. Raises what
    `add_to_text` does.
    """
    written, claims = publications.numbered(chosen, box)
    kept = claims if isinstance(box, Domain) else ()
    return add_to_text(store, account, application_id, box.id, written, kept, began_from, now)
