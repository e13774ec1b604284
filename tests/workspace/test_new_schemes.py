"""Schemes of a trust's own: made of another, from a file, and rounds that follow."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from cea_helper.errors import (
    NotAllowed,
    SchemeIdTaken,
    SchemeInUse,
    SchemeNotFound,
    StaleScheme,
)
from cea_helper.people import Account
from cea_helper.schemes import SchemeFamily, family_of, read_file, round_tree, shipped, write_file
from cea_helper.storage import Store, people
from cea_helper.workspace import applications, scheme_history, schemes
from cea_helper.workspace.new_schemes import NewRound, add_round, copy_scheme
from cea_helper.workspace.schemes_import import import_as_own, import_scheme, try_import
from tests.workspace.accounts import MADE_AT
from tests.workspace.correcting import without_box

FIRST = NewRound("Far Valley local award 2027", "open_each_year")


@pytest.fixture
def admin(store: Store) -> Account:
    with store.data.write_tx() as db:
        return people.add_account(db, "ada@example.org", "Ada Example", None, MADE_AT, True)


def make(store: Store, admin: Account, now: datetime, title: str = "Far Valley local award") -> str:
    return copy_scheme(store, admin, "cea-local", title, "Far Valley NHS Trust", FIRST, now)


def exported(store: Store, admin: Account, family_id: str) -> SchemeFamily:
    family = schemes.open_family(store, admin, family_id).family
    return read_file("copy.toml", write_file(family.tree))


def publish(store: Store, admin: Account, round_id: str, now: datetime) -> None:
    began_from = schemes.open_round(store, admin, round_id).known.revision
    assert schemes.publish(store, admin, round_id, began_from, "It is ready", now)


def with_round(file: SchemeFamily, round_id: str, change: Any) -> SchemeFamily:
    tree = round_tree(file, round_id)
    change(tree)
    return family_of("copy.toml", {**file.tree, "rounds": {**file.tree["rounds"], round_id: tree}})


def test_a_copied_scheme_has_all_rules_and_nothing_of_it_is_sure(
    store: Store, admin: Account, now: datetime
) -> None:
    round_id = make(store, admin, now)
    made = schemes.all_rounds(store, admin).get(round_id)
    source = shipped().get("cea-local")
    assert (made.id, made.family) == ("far-valley-local-award-2027", "far-valley-local-award")
    assert [(one.id, one.limit.maximum) for one in made.domains] == [
        (one.id, one.limit.maximum) for one in source.domains
    ]
    assert made.awarding_body == "Far Valley NHS Trust"
    assert all(fact.needs_checking for fact in made.facts.values())


def test_what_is_made_is_a_draft_that_nobody_else_sees_until_it_is_published(
    store: Store, admin: Account, now: datetime
) -> None:
    base = make(store, admin, now)
    began_from = schemes.open_round(store, admin, base).known.revision
    wanted = NewRound("Far Valley local award 2028", "provisional")
    added = add_round(store, admin, base, wanted, began_from, now)
    for round_id in (base, added):
        assert round_id not in [scheme.id for scheme in schemes.catalogue(store)]
        with pytest.raises(SchemeNotFound):
            applications.start_application(store, admin, round_id, now)
    publish(store, admin, base, now)
    assert applications.start_application(store, admin, base, now)
    assert [one.is_draft for one in schemes.open_round(store, admin, base).later] == [True]


def test_what_is_published_and_used_is_no_draft_again(
    store: Store, admin: Account, now: datetime
) -> None:
    base = make(store, admin, now)
    publish(store, admin, base, now)
    applications.start_application(store, admin, base, now)
    number = scheme_history.history(store, admin, "far-valley-local-award")[0].number
    with pytest.raises(SchemeInUse, match="which would be a draft again"):
        scheme_history.take_back(store, admin, "far-valley-local-award", number, number, "", now)


def test_an_imported_round_is_a_draft_unless_it_is_published_here(
    store: Store, admin: Account, now: datetime
) -> None:
    first = {**shipped().family("cea-local").tree["rounds"]["cea-local"], "draft": False}
    tree = {**shipped().family("cea-local").tree, "id": "other", "rounds": {"other-1": first}}
    import_scheme(store, admin, family_of("f", tree), 0, "From a friend", now)
    assert schemes.all_rounds(store, admin).get("other-1").is_draft
    publish(store, admin, "other-1", now)
    again = family_of("f", {**tree, "rounds": {"other-1": {**first, "draft": True}}})
    effect = try_import(store, admin, again)
    import_scheme(store, admin, again, effect.began_from, "Once more", now)
    assert not schemes.catalogue(store).get("other-1").is_draft


def test_publishing_from_a_stale_page_is_refused(
    store: Store, admin: Account, now: datetime
) -> None:
    base = make(store, admin, now)
    with pytest.raises(StaleScheme):
        schemes.publish(store, admin, base, 0, "It is ready", now)


def test_a_second_scheme_of_the_same_name_gets_another_identifier(
    store: Store, admin: Account, now: datetime
) -> None:
    make(store, admin, now)
    assert make(store, admin, now) == "far-valley-local-award-2-2027"


def test_a_new_round_is_a_few_lines(store: Store, admin: Account, now: datetime) -> None:
    base = make(store, admin, now)
    began_from = schemes.open_round(store, admin, base).known.revision
    wanted = NewRound("Far Valley local award 2028", "provisional")
    added = add_round(store, admin, base, wanted, began_from, now)
    family = schemes.open_family(store, admin, "far-valley-local-award").family
    assert added == "far-valley-local-award-2028"
    assert set(family.tree["rounds"][added]) == {"inherits", "title", "status", "draft"}


def test_a_new_round_from_a_stale_page_is_refused(
    store: Store, admin: Account, now: datetime
) -> None:
    base = make(store, admin, now)
    with pytest.raises(StaleScheme):
        add_round(store, admin, base, FIRST, 0, now)


def test_an_exported_scheme_comes_back_whole_elsewhere(
    store: Store, admin: Account, now: datetime
) -> None:
    make(store, admin, now)
    file = exported(store, admin, "far-valley-local-award")
    renamed = {
        **file.tree,
        "id": "other",
        "rounds": {"other-1": next(iter(file.tree["rounds"].values()))},
    }
    effect = try_import(store, admin, family_of("f", renamed))
    import_scheme(store, admin, family_of("f", renamed), effect.began_from, "From a friend", now)
    assert effect.is_new
    assert schemes.all_rounds(store, admin).get("other-1").domains == file.rounds[0].domains


@pytest.mark.parametrize("family", shipped().families, ids=lambda family: family.id)
def test_importing_what_is_known_already_changes_nothing(
    store: Store, admin: Account, now: datetime, family: SchemeFamily
) -> None:
    effect = try_import(store, admin, exported(store, admin, family.id))
    assert (effect.is_new, effect.added, effect.changed, effect.gone) == (False, (), (), ())


def test_a_file_corrects_the_program_s_own_scheme_and_can_add_a_round(
    store: Store, admin: Account, now: datetime
) -> None:
    def change(tree: dict[str, Any]) -> None:
        tree["domains"]["service"]["limit"]["maximum"] = 900

    file = with_round(exported(store, admin, "ncia"), "ncia-2025", change)
    added = {"inherits": "ncia-2027", "title": "NCIA 2028", "status": "provisional"}
    file = family_of("f", {**file.tree, "rounds": {**file.tree["rounds"], "ncia-2028": added}})
    effect = try_import(store, admin, file)
    assert [scheme.id for scheme in effect.added] == ["ncia-2028"]
    import_scheme(store, admin, file, effect.began_from, "Shared", now)
    there = schemes.open_family(store, admin, "ncia").family.rounds
    assert [one.boxes() for one in there] == [one.boxes() for one in file.rounds]
    assert try_import(store, admin, exported(store, admin, "ncia")).changed == ()


def test_a_file_as_a_scheme_of_its_own_changes_nothing_that_is_known(
    store: Store, admin: Account, now: datetime
) -> None:
    before = shipped().family("ncia")
    made = import_as_own(store, admin, before, "Our impact awards", "From a friend", now)
    family = schemes.open_family(store, admin, made).family
    assert (made, family.title) == ("our-impact-awards", "Our impact awards")
    assert schemes.open_family(store, admin, "ncia").family == before
    last = next(one for one in family.rounds if one.id == "our-impact-awards-2027")
    assert last.carried_forward_from == "our-impact-awards-2026"
    assert [one.boxes() for one in family.rounds] == [one.boxes() for one in before.rounds]
    assert all(one.is_draft for one in family.rounds)


def test_rounds_of_one_year_get_names_apart(store: Store, admin: Account, now: datetime) -> None:
    file = shipped().family("cea-local")
    first = file.tree["rounds"]["cea-local"]
    twins = {"a": {**first, "title": "2027"}, "b": {**first, "title": "2027", "replaced_by": ["a"]}}
    read = family_of("f", {**file.tree, "rounds": twins})
    made = import_as_own(store, admin, read, "Ours", "From a friend", now)
    rounds = schemes.open_family(store, admin, made).family.rounds
    assert [one.id for one in rounds] == ["ours-2027", "ours-2027-2"]
    assert rounds[1].replaced_by == ("ours-2027",)


def test_a_file_that_takes_a_used_round_away_is_refused(
    store: Store, admin: Account, now: datetime
) -> None:
    base = make(store, admin, now)
    file = exported(store, admin, "far-valley-local-award")
    publish(store, admin, base, now)
    applications.start_application(store, admin, base, now)
    other = family_of("f", {**file.tree, "rounds": {"another": file.tree["rounds"][base]}})
    with pytest.raises(SchemeInUse, match="1 application here uses the round Far Valley"):
        try_import(store, admin, other)


def test_a_file_that_takes_a_written_box_away_is_refused(
    store: Store, admin: Account, now: datetime
) -> None:
    number = applications.start_application(store, admin, "ncia-2026", now)
    applications.save_text(store, admin, number, "personal_statement", "A text", 0, now)
    file = with_round(
        exported(store, admin, "ncia"), "ncia-2026", without_box("personal_statement")
    )
    with pytest.raises(SchemeInUse, match='the box "Personal statement" of National'):
        try_import(store, admin, file)


def test_a_file_takes_no_round_of_another_scheme(store: Store, admin: Account) -> None:
    file = exported(store, admin, "cea-local")
    other = family_of("f", {**file.tree, "id": "mine"})
    with pytest.raises(SchemeIdTaken, match="belongs to Local Clinical Excellence Awards"):
        try_import(store, admin, other)


def test_nobody_else_adds_a_scheme(store: Store, account: Account, now: datetime) -> None:
    file = shipped().family("ncia")
    calls = (
        lambda: make(store, account, now),
        lambda: add_round(store, account, "ncia-2026", FIRST, 0, now),
        lambda: try_import(store, account, file),
        lambda: schemes.publish(store, account, "ncia-2026", 0, "", now),
        lambda: schemes.all_rounds(store, account),
        lambda: import_scheme(store, account, file, 0, "", now),
        lambda: import_as_own(store, account, file, "Ours", "", now),
    )
    for call in calls:
        with pytest.raises(NotAllowed):
            call()
