"""A person's publications: which author they are, and a list put into a text."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from cea_helper.dates import PartialDate
from cea_helper.errors import EvidenceNotFound, StaleVersion
from cea_helper.evidence import EvidenceItem
from cea_helper.people import Account
from cea_helper.publications import Publication, box_for, publications_in
from cea_helper.storage import Store
from cea_helper.workspace import applications, bank, publications

PEOPLE = [{"family": "Maiden", "given": "I"}, {"family": "Sample", "given": "B"}]


def add(store: Store, account: Account, now: datetime, name: str) -> EvidenceItem:
    citation = {"type": "article", "title": name, "author": PEOPLE}
    item = EvidenceItem(name, name, ("research",), start=PartialDate(2026), citation=citation)
    bank.add_evidence(store, account, item, now)
    return item


def chosen(store: Store, account: Account, number: int) -> tuple[Publication, ...]:
    application = applications.load(store, account, number)
    return publications_in(application, date(2026, 11, 21))


def test_an_author_who_was_chosen_once_is_known_on_the_next_paper(
    store: Store, account: Account, now: datetime
) -> None:
    first, second = (add(store, account, now, name) for name in ("one", "two"))
    assert publications.authors_of(store, account, second).place is None
    publications.set_author(store, account, first.id, 1, now)
    found = publications.authors_of(store, account, second)
    assert (found.place, found.is_chosen) == (1, False)


def test_choosing_an_author_makes_a_version_of_the_item(
    store: Store, account: Account, now: datetime
) -> None:
    add(store, account, now, "one")
    publications.set_author(store, account, "one", 2, now)
    stored = bank.get_evidence(store, account, "one")
    assert stored.version == 2
    assert publications.authors_of(store, account, stored.item).in_words == "last of 2"


def test_only_ones_own_publications_have_an_author_to_choose(
    store: Store, account: Account, somebody_else: Account, now: datetime
) -> None:
    add(store, account, now, "one")
    bank.add_evidence(store, account, EvidenceItem("plain", "No paper", ("wider",)), now)
    for person, name in ((somebody_else, "one"), (account, "plain")):
        with pytest.raises(EvidenceNotFound):
            publications.set_author(store, person, name, 1, now)


def test_a_list_goes_below_a_statement_with_its_claims(
    store: Store, account: Account, now: datetime
) -> None:
    add(store, account, now, "one")
    number = applications.start_application(store, account, "ncia-2026", now)
    box = box_for(applications.get_application(store, account, number).scheme)
    assert box is not None
    applications.save_text(store, account, number, box.id, "I publish.", 0, now)
    publications.add_references(store, account, number, box, chosen(store, account, number), 1, now)
    application = applications.load(store, account, number)
    written = application.statements[box.id]
    assert written == "I publish.\n\n1. Maiden I, Sample B. one."
    claim = application.claims[0]
    assert written[claim.start : claim.end] == "1. Maiden I, Sample B. one."
    assert claim.evidence == ("one",)


def test_a_box_of_its_own_takes_the_list_without_claims(
    store: Store, account: Account, now: datetime
) -> None:
    add(store, account, now, "one")
    number = applications.start_application(store, account, "cea-national-2021", now)
    box = box_for(applications.get_application(store, account, number).scheme)
    assert box is not None
    publications.add_references(store, account, number, box, chosen(store, account, number), 0, now)
    application = applications.load(store, account, number)
    assert application.fields["publications"] == "1. Maiden I, Sample B. one."
    assert application.claims == ()


def test_a_list_does_not_go_below_a_text_that_was_changed(
    store: Store, account: Account, now: datetime
) -> None:
    add(store, account, now, "one")
    number = applications.start_application(store, account, "ncia-2026", now)
    box = box_for(applications.get_application(store, account, number).scheme)
    assert box is not None
    picked = chosen(store, account, number)
    applications.save_text(store, account, number, box.id, "Elsewhere.", 0, now)
    with pytest.raises(StaleVersion):
        publications.add_references(store, account, number, box, picked, 0, now)
    assert applications.load(store, account, number).statements[box.id] == "Elsewhere."
