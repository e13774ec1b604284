"""A round is corrected: applicants see what changed once, and no word of theirs is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from cea_helper.application import StoredApplication
from cea_helper.errors import ApplicationNotFound, BoxNotFound
from cea_helper.interchange import read_application, write_application
from cea_helper.people import Account
from cea_helper.schemes import round_tree
from cea_helper.storage import Store
from cea_helper.strength import analyse
from cea_helper.workspace import applications, carrying, corrections, schemes, transfer
from tests.web.applying import example
from tests.workspace.correcting import correct, without_box

ROUND = "cea-national-2019"


@pytest.fixture
def number(store: Store, account: Account, now: datetime) -> int:
    return transfer.import_application(store, account, example(), now).application_id


def of(store: Store, account: Account, number: int) -> StoredApplication:
    return applications.get_application(store, account, number)


def shorter(tree: dict[str, Any]) -> None:
    tree["domains"]["developing"]["limit"] |= {"maximum": 900, "counting_rule": "words"}


def renamed(tree: dict[str, Any]) -> None:
    tree["title"] = "The award with another name"


def test_a_round_that_nobody_corrected_has_nothing_to_show(
    store: Store, account: Account, number: int
) -> None:
    stored = of(store, account, number)
    assert not stored.is_behind
    assert corrections.unseen_corrections(store, stored) is None
    assert corrections.texts_off_form(store, stored) == ()


def test_a_correction_is_told_with_who_made_it_when_and_why(
    store: Store, account: Account, somebody_else: Account, number: int, now: datetime
) -> None:
    seen = correct(store, somebody_else, ROUND, shorter, now, "The guide says words.")
    told = corrections.unseen_corrections(store, of(store, account, number))
    assert told is not None
    assert told.sentences[0] == ("The limit of domain 2 was 1,350 characters and is now 900 words.")
    (revision,) = told.revisions
    assert (revision.saved_by, revision.saved_at) == ("Rival", now)
    assert (revision.note, told.seen) == ("The guide says words.", seen)


def test_what_was_seen_is_told_no_more_and_what_comes_later_is(
    store: Store, account: Account, number: int, now: datetime
) -> None:
    seen = correct(store, account, ROUND, shorter, now)
    correct(store, account, ROUND, renamed, now)
    corrections.see_corrections(store, account, number, seen)
    told = corrections.unseen_corrections(store, of(store, account, number))
    assert told is not None
    assert [sentence[:9] for sentence in told.sentences] == ["The title"]
    corrections.see_corrections(store, account, number, told.seen)
    assert corrections.unseen_corrections(store, of(store, account, number)) is None


@pytest.mark.parametrize("sent", [0, -1, 10**9])
def test_nobody_has_seen_fewer_corrections_than_before_or_more_than_there_are(
    store: Store, account: Account, number: int, now: datetime, sent: int
) -> None:
    seen = correct(store, account, ROUND, shorter, now)
    corrections.see_corrections(store, account, number, seen)
    corrections.see_corrections(store, account, number, sent)
    assert of(store, account, number).seen_revision == seen


def test_a_correction_of_another_round_is_not_told(
    store: Store, account: Account, number: int, now: datetime
) -> None:
    correct(store, account, "ncia-2026", renamed, now)
    stored = of(store, account, number)
    assert stored.is_behind
    assert corrections.unseen_corrections(store, stored) is None


def test_a_correction_that_was_taken_back_is_not_told(
    store: Store, account: Account, number: int, now: datetime
) -> None:
    title = of(store, account, number).scheme.title
    correct(store, account, ROUND, renamed, now)
    correct(store, account, ROUND, lambda tree: tree.update(title=title), now)
    assert corrections.unseen_corrections(store, of(store, account, number)) is None


def test_who_starts_imports_or_takes_over_knows_the_rules_as_they_are(
    store: Store, account: Account, number: int, now: datetime
) -> None:
    seen = correct(store, account, ROUND, shorter, now)
    begun = [
        applications.start_application(store, account, ROUND, now),
        transfer.import_application(store, account, example(), now).application_id,
        carrying.carry_application(store, account, number, ROUND, {}, now),
    ]
    assert {of(store, account, one).seen_revision for one in begun} == {seen}
    assert of(store, account, number).seen_revision == 0


def test_no_word_is_lost_when_a_box_goes_and_comes_back(
    store: Store, account: Account, number: int, now: datetime
) -> None:
    before = applications.load(store, account, number)
    tree = round_tree(schemes.catalogue(store).family("cea-national"), ROUND)
    applications.save_text(store, account, number, "form_f", "A kind word.", 0, now)
    correct(store, account, ROUND, without_box("form_f"), now)
    (kept,) = corrections.texts_off_form(store, of(store, account, number))
    assert (kept.box_id, kept.title, kept.text) == (
        "form_f",
        "Form F: leadership and management",
        "A kind word.",
    )
    scheme = of(store, account, number).scheme
    assert applications.load(store, account, number) == replace(before, scheme=scheme)
    correct(store, account, ROUND, lambda new: new.update(tree), now)
    loaded = applications.load(store, account, number)
    assert loaded.fields == {**before.fields, "form_f": "A kind word."}
    assert corrections.texts_off_form(store, of(store, account, number)) == ()


def test_every_version_of_a_text_off_the_form_can_be_read(
    store: Store, account: Account, number: int, now: datetime
) -> None:
    for began_from, words in enumerate(("First.", "Second.")):
        later = now + timedelta(minutes=began_from)
        applications.save_text(store, account, number, "form_f", words, began_from, later)
    correct(store, account, ROUND, without_box("form_f"), now)
    title, versions = corrections.versions_off_form(store, account, number, "form_f")
    assert title == "Form F: leadership and management"
    assert [one.text for one in versions] == ["Second.", "First."]


@pytest.mark.parametrize("box", ["job_plan", "no-box"])
def test_a_box_on_the_form_or_of_no_form_has_no_text_off_it(
    store: Store, account: Account, number: int, now: datetime, box: str
) -> None:
    applications.save_text(store, account, number, "job_plan", "Ten PAs", 0, now)
    with pytest.raises(BoxNotFound):
        corrections.versions_off_form(store, account, number, box)


def test_a_domain_that_goes_leaves_its_items_to_their_areas(
    store: Store, account: Account, number: int, now: datetime
) -> None:
    item = example().evidence[0]
    other = applications.start_application(store, account, "ncia-2027", now)
    applications.place_evidence(store, account, other, item.id, "education")
    applications.save_text(store, account, other, "education", "I teach.", 0, now)
    correct(store, account, "ncia-2027", without_box("education"), now)
    loaded = applications.load(store, account, other)
    assert loaded.evidence[0].domain is None
    assert analyse(loaded, now.date()).domains
    assert applications.load_all(store, account)[0][1] == loaded
    known = schemes.catalogue(store)
    assert read_application(write_application(loaded), known) == loaded


def test_nobody_sees_to_the_application_of_somebody_else(
    store: Store, account: Account, somebody_else: Account, number: int, now: datetime
) -> None:
    applications.save_text(store, account, number, "form_f", "A kind word.", 0, now)
    seen = correct(store, account, ROUND, without_box("form_f"), now)
    with pytest.raises(ApplicationNotFound):
        corrections.see_corrections(store, somebody_else, number, seen)
    with pytest.raises(ApplicationNotFound):
        corrections.versions_off_form(store, somebody_else, number, "form_f")


def test_only_applications_whose_round_was_corrected_are_listed(
    store: Store, account: Account, now: datetime
) -> None:
    first = applications.start_application(store, account, "ncia-2026", now)
    other = applications.start_application(store, account, "ncia-2025", now)
    correct(store, account, "ncia-2026", lambda tree: tree.update(title="Another"), now)
    later = applications.start_application(store, account, "ncia-2026", now)
    listed = applications.list_applications(store, account)
    assert {one.id for one in listed} == {first, other, later}
    assert corrections.list_corrected(store, listed) == {first}
