"""A round on top of the one that it inherits from, and what must be said to get there."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cea_helper.errors import BrokenSchemeFile
from cea_helper.schemes.inheritance import difference, merge, overlay, resolve, without

keys = st.sampled_from(("a", "b", "c", "d"))
leaves = st.none() | st.booleans() | st.integers(0, 3) | st.text("xy", max_size=2)
trees: st.SearchStrategy[dict[str, Any]] = st.recursive(
    st.dictionaries(keys, leaves, max_size=4),
    lambda inside: st.dictionaries(keys, leaves | inside, max_size=4),
    max_leaves=12,
)


@given(trees, trees)
def test_what_differs_makes_the_wanted_tree_of_the_other(below: Any, wanted: Any) -> None:
    changed, left_out = difference(below, wanted)
    made = merge(below, changed)
    for path in left_out:
        made = without(made, path)
    assert made == wanted


@given(trees)
def test_nothing_differs_from_itself(tree: Any) -> None:
    assert difference(tree, tree) == ({}, ())


OLD = {
    "title": "Old round",
    "closes_at": 1,
    "look_back_years": 5,
    "domains": {"research": {"limit": {"maximum": 1350, "status": "verified", "source": "A"}}},
    "facts": {
        "closes_at": {"status": "verified", "source": "A"},
        "scale": {"status": "verified", "source": "A"},
    },
}


def test_a_round_inherits_rules_but_neither_its_dates_nor_that_they_are_sure() -> None:
    rounds = {"old": OLD, "new": {"inherits": "old", "title": "New round"}}
    assert resolve("f", rounds, "new") == {
        "title": "New round",
        "look_back_years": 5,
        "domains": {"research": {"limit": {"maximum": 1350}}},
        "facts": {"scale": {}},
    }


@pytest.mark.parametrize("path", ["domains", "domains.research", "domains.research.limit"])
def test_what_is_still_true_stays_sure(path: str) -> None:
    rounds = {"old": OLD, "new": {"inherits": "old", "still_true": [path]}}
    new = resolve("f", rounds, "new")
    assert new["domains"] == OLD["domains"]
    assert new["facts"] == {"scale": {}}


def test_what_is_left_out_is_gone_for_the_next_round_too() -> None:
    rounds = {
        "old": OLD,
        "new": {"inherits": "old", "leave_out": ["domains.research.limit"]},
        "newest": {"inherits": "new"},
    }
    assert resolve("f", rounds, "newest")["domains"] == {"research": {}}


def test_what_is_left_out_can_be_said_anew() -> None:
    limit = {"maximum": 2000}
    new = {"inherits": "old", "leave_out": ["domains"], "domains": {"care": {"limit": limit}}}
    assert resolve("f", {"old": OLD, "new": new}, "new")["domains"] == {"care": {"limit": limit}}


def test_a_correction_leaves_out_what_the_round_says_and_what_it_inherits() -> None:
    rounds = {"old": OLD, "new": {"inherits": "old", "domains": {"care": {"number": 1}}}}
    leave_out = ["domains.care.number", "domains.research", "look_back_years"]
    now = overlay({"rounds": rounds}, {"rounds": {"new": {"leave_out": leave_out}}})
    assert resolve("f", now["rounds"], "new") == {"domains": {"care": {}}, "facts": {"scale": {}}}


def test_a_correction_takes_nothing_back_that_the_file_leaves_out_or_holds_true() -> None:
    new = {"inherits": "old", "leave_out": ["look_back_years"], "still_true": ["domains"]}
    correction = {"rounds": {"new": {"leave_out": ["facts"]}}}
    now = overlay({"rounds": {"old": OLD, "new": new}}, correction)
    assert resolve("f", now["rounds"], "new") == {"domains": OLD["domains"]}


def test_a_thing_may_be_called_as_what_makes_a_fact() -> None:
    fields = {"note": {"title": "Note"}}
    rounds = {"old": {"fields": fields}, "new": {"inherits": "old"}}
    assert resolve("f", rounds, "new") == {"fields": fields, "facts": {}}


@pytest.mark.parametrize(("inherits", "reason"), [("b", "circle"), ("z", 'names no round: "z"')])
def test_a_round_must_inherit_from_another_one(inherits: str, reason: str) -> None:
    rounds = {"a": {"inherits": inherits}, "b": {"inherits": "a"}}
    with pytest.raises(BrokenSchemeFile, match=reason) as caught:
        resolve("file.toml", rounds, "a")
    assert caught.value.place == "rounds.a.inherits"
