"""A person's evidence bank."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from cea_helper.dates import PartialDate
from cea_helper.errors import EvidenceNotFound, StaleItem
from cea_helper.evidence import EvidenceItem, Impact, Proof
from cea_helper.people import Account
from cea_helper.storage import Store
from cea_helper.workspace import bank

FULL = EvidenceItem(
    id="restraint",
    title="Restraint on wards <10%",
    areas=("developing", "leading"),
    start=PartialDate(2022, 3),
    end="present",
    contribution="led",
    role="I led it & wrote \u201cthe plan\u201d \U0001f44d\U0001f3fd",
    basis="over_and_above",
    excess="Evenings",
    reach="regional",
    impact=Impact("Fewer injuries", "restraints a month", 31, 9.5, "restraints", "mean 22"),
    proof=(Proof("audit", "A-25-1"), Proof("doi", "10.1/x", "in print")),
    citation={"type": "article-journal", "author": [{"family": "O'Brien"}], "volume": 3},
    notes="Ask Jo\nabout\twards",
)
QUICK = EvidenceItem(id="", title="Noted now, completed later", areas=("wider",))


def test_an_item_comes_back_as_it_was(store: Store, account: Account, now: datetime) -> None:
    assert bank.add_evidence(store, account, FULL, now) == "restraint"
    stored = bank.get_evidence(store, account, "restraint")
    assert stored.item == FULL
    assert (stored.version, stored.created_at, stored.updated_at) == (1, now, now)
    assert bank.list_evidence(store, account) == (FULL,)


def test_an_item_without_an_identifier_gets_one_of_its_title(
    store: Store, account: Account, now: datetime
) -> None:
    names = [bank.add_evidence(store, account, QUICK, now) for _ in range(3)]
    assert names == [
        "noted-now-completed-later",
        "noted-now-completed-later-2",
        "noted-now-completed-later-3",
    ]
    assert [item.id for item in bank.list_evidence(store, account)] == names


def test_an_identifier_tells_nothing_of_a_title_that_may_identify_a_patient(
    store: Store, account: Account, now: datetime
) -> None:
    named = replace(QUICK, title="Treated Mr John Example")
    assert bank.add_evidence(store, account, named, now) == "evidence"
    assert bank.add_evidence(store, account, named, now) == "evidence-2"


def test_a_title_that_is_corrected_takes_its_words_out_of_the_identifier(
    store: Store, account: Account, now: datetime
) -> None:
    named = replace(QUICK, id="treated-mr-john-example", title="Treated Mr John Example")
    bank.add_evidence(store, account, named, now)
    bank.add_evidence(store, account, replace(QUICK, id="evidence"), now)
    corrected = replace(named, title="Treated a patient")
    assert bank.save_evidence(store, account, corrected, 1, now) == "evidence-2"
    stored = bank.get_evidence(store, account, "evidence-2")
    assert (stored.item, stored.version) == (replace(corrected, id="evidence-2"), 2)
    with pytest.raises(EvidenceNotFound):
        bank.get_evidence(store, account, "treated-mr-john-example")


@pytest.mark.parametrize(
    ("identifier", "title", "corrected"),
    [
        ("e4", "Treated Mr John Example", "Treated a patient"),
        ("a-fair-rota", "A fair rota", "A fairer rota"),
        ("treated-mr-john-example", "Treated Mr John Example", "Treated Mr John Example"),
    ],
)
def test_an_identifier_stays_where_it_tells_nothing_or_nothing_was_corrected(
    store: Store, account: Account, now: datetime, identifier: str, title: str, corrected: str
) -> None:
    item = replace(QUICK, id=identifier, title=title)
    bank.add_evidence(store, account, item, now)
    kept = replace(item, title=corrected, role="I led it")
    assert bank.save_evidence(store, account, kept, 1, now) == identifier


@pytest.mark.parametrize(
    ("title", "identifier"),
    [
        ("R\u00e9nal \u2013 caf\u00e9 100%", "renal-cafe-100"),
        ("\u65e5\u672c\u8a9e", "evidence"),
        ("Supercalifragilisticexpialidociousness", "evidence"),
        ("One two three four five six seven eight", "one-two-three-four-five-six"),
    ],
)
def test_any_title_gives_an_identifier_that_fits_an_address(
    store: Store, account: Account, now: datetime, title: str, identifier: str
) -> None:
    assert bank.add_evidence(store, account, replace(QUICK, title=title), now) == identifier


def test_a_taken_identifier_of_full_length_is_shortened(
    store: Store, account: Account, now: datetime
) -> None:
    long = replace(QUICK, id="x" * 64)
    names = [bank.add_evidence(store, account, long, now) for _ in range(2)]
    assert names == ["x" * 64, "x" * 62 + "-2"]


def test_a_save_replaces_the_item_and_counts_its_version(
    store: Store, account: Account, now: datetime
) -> None:
    bank.add_evidence(store, account, FULL, now)
    changed = EvidenceItem(id="restraint", title="Other words", areas=("research",))
    later = now + timedelta(hours=1)
    bank.save_evidence(store, account, changed, 1, later)
    stored = bank.get_evidence(store, account, "restraint")
    assert (stored.item, stored.version) == (changed, 2)
    assert (stored.created_at, stored.updated_at) == (now, later)


def test_a_save_from_an_old_tab_is_refused_and_changes_nothing(
    store: Store, account: Account, now: datetime
) -> None:
    bank.add_evidence(store, account, FULL, now)
    newest = replace(FULL, title="Saved in the other tab")
    bank.save_evidence(store, account, newest, 1, now)
    with pytest.raises(StaleItem) as refused:
        bank.save_evidence(store, account, replace(FULL, title="From the old tab"), 1, now)
    assert (refused.value.evidence_id, refused.value.newest) == ("restraint", 2)
    assert bank.get_evidence(store, account, "restraint").item == newest


def test_the_domain_of_an_application_is_no_part_of_the_bank(
    store: Store, account: Account, now: datetime
) -> None:
    bank.add_evidence(store, account, replace(FULL, domain="leadership"), now)
    assert bank.list_evidence(store, account) == (FULL,)


def test_a_deleted_item_is_gone(store: Store, account: Account, now: datetime) -> None:
    bank.add_evidence(store, account, FULL, now)
    bank.add_evidence(store, account, QUICK, now)
    bank.delete_evidence(store, account, "restraint")
    assert [item.title for item in bank.list_evidence(store, account)] == [QUICK.title]
    with pytest.raises(EvidenceNotFound):
        bank.get_evidence(store, account, "restraint")


def test_the_order_of_the_rest_holds_after_a_delete(
    store: Store, account: Account, now: datetime
) -> None:
    for name in "abc":
        bank.add_evidence(store, account, replace(QUICK, id=name), now)
    bank.delete_evidence(store, account, "b")
    bank.add_evidence(store, account, replace(QUICK, id="b"), now)
    assert [item.id for item in bank.list_evidence(store, account)] == ["a", "c", "b"]


def test_nobody_reaches_anothers_evidence(
    store: Store, account: Account, somebody_else: Account, now: datetime
) -> None:
    bank.add_evidence(store, account, FULL, now)
    assert bank.list_evidence(store, somebody_else) == ()
    with pytest.raises(EvidenceNotFound):
        bank.get_evidence(store, somebody_else, "restraint")
    with pytest.raises(EvidenceNotFound):
        bank.save_evidence(store, somebody_else, replace(FULL, title="Taken over"), 1, now)
    with pytest.raises(EvidenceNotFound):
        bank.delete_evidence(store, somebody_else, "restraint")
    assert bank.list_evidence(store, account) == (FULL,)


def test_two_people_may_use_one_identifier(
    store: Store, account: Account, somebody_else: Account, now: datetime
) -> None:
    other = replace(QUICK, id="restraint")
    assert bank.add_evidence(store, account, FULL, now) == "restraint"
    assert bank.add_evidence(store, somebody_else, other, now) == "restraint"
    bank.delete_evidence(store, somebody_else, "restraint")
    assert bank.list_evidence(store, account) == (FULL,)
