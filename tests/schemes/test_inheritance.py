"""A round on top of the one that it inherits from, and what must be said to get there."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cea_helper.errors import BrokenSchemeFile
from cea_helper.schemes.inheritance import difference, merge, resolve, without

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


@pytest.mark.parametrize(("inherits", "reason"), [("b", "circle"), ("z", 'names no round: "z"')])
def test_a_round_must_inherit_from_another_one(inherits: str, reason: str) -> None:
    rounds = {"a": {"inherits": inherits}, "b": {"inherits": "a"}}
    with pytest.raises(BrokenSchemeFile, match=reason) as caught:
        resolve("file.toml", rounds, "a")
    assert caught.value.place == "rounds.a.inherits"
