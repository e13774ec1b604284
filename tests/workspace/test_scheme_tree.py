"""The tree of a round is changed at one place and stays what it was at every other."""

from __future__ import annotations

from typing import Any

import pytest

from cea_helper.workspace.scheme_tree import (
    add_member,
    member_at,
    moved,
    new_id,
    put_at,
    remove_member,
    table_at,
    value_at,
)


def tree() -> dict[str, Any]:
    return {
        "domains": {"care": {"limit": {"maximum": 900}}},
        "fields": {"job_plan": {}, "statement": {}},
        "form": {"order": ["job_plan", "care", "statement"]},
    }


def test_a_value_is_found_by_its_place() -> None:
    assert value_at(tree(), "domains.care.limit.maximum") == 900
    assert value_at(tree(), "domains.teaching.limit") is None


def test_a_value_is_put_where_nothing_stood() -> None:
    changed = tree()
    put_at(changed, "employer.part", "It confirms.")
    assert changed == {**tree(), "employer": {"part": "It confirms."}}


@pytest.mark.parametrize("place", ["domains.care.limit.maximum", "title", "employer.part"])
def test_nothing_put_takes_away_what_stands_there(place: str) -> None:
    changed = tree()
    put_at(changed, place, None)
    assert value_at(changed, place) is None
    assert set(changed) == set(tree())


def test_the_place_of_no_name_is_the_whole() -> None:
    whole = tree()
    assert table_at(whole, "") is whole


def test_what_does_not_vouch_for_itself_is_vouched_for_by_the_round() -> None:
    sure = {"status": "verified"}
    known = {**tree(), "facts": {"titles": sure, "limits": sure}}
    assert member_at(known, "domains", "care") == {
        "fact": sure,
        "limit": {"maximum": 900, "status": "verified"},
    }


def test_what_vouches_for_itself_stays() -> None:
    known = {**tree(), "facts": {"titles": {"status": "verified"}}}
    own = {"fact": {"status": "secondary"}, "limit": {"status": "unconfirmed"}}
    known["domains"]["care"] = own
    assert member_at(known, "domains", "care") == own


def test_a_new_domain_stands_after_the_domains() -> None:
    changed = tree()
    add_member(changed, "domains", "teaching")["number"] = 2
    assert changed["form"]["order"] == ["job_plan", "care", "teaching", "statement"]
    assert changed["domains"]["teaching"] == {"number": 2}


def test_the_first_domain_stands_last() -> None:
    changed: dict[str, Any] = {"fields": {"job_plan": {}}, "form": {"order": ["job_plan"]}}
    add_member(changed, "domains", "care")
    assert changed["form"]["order"] == ["job_plan", "care"]


def test_a_new_link_stands_in_no_form() -> None:
    changed = tree()
    add_member(changed, "guides", "quick")
    assert changed["form"] == tree()["form"]


def test_a_box_that_goes_leaves_the_form() -> None:
    changed = tree()
    remove_member(changed, "fields", "job_plan")
    assert (changed["form"]["order"], list(changed["fields"])) == (
        ["care", "statement"],
        ["statement"],
    )


@pytest.mark.parametrize(
    ("box", "by", "order"),
    [
        ("b", -1, ("b", "a", "c")),
        ("b", 1, ("a", "c", "b")),
        ("a", -1, ("a", "b", "c")),
        ("c", 1, ("a", "b", "c")),
        ("d", 1, ("a", "b", "c")),
    ],
)
def test_a_box_moves_one_place(box: str, by: int, order: tuple[str, ...]) -> None:
    assert moved(("a", "b", "c"), box, by) == order


def test_an_identifier_is_made_of_the_title_and_never_taken_twice() -> None:
    assert new_id("Care for others", "domain", {"care-for-others"}) == "care-for-others-2"
    assert new_id("\u0645\u0631\u062d\u0628\u0627", "domain", ()) == "domain"
