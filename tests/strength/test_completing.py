"""What is completed first, and what it needs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from cea_helper.application import Application
from cea_helper.dates import parse_partial
from cea_helper.evidence import EvidenceItem, Impact
from cea_helper.strength import Conditions, QualityName, QualityState, list_unfinished
from cea_helper.strength.completing import next_step
from cea_helper.strength.items import level_of
from tests.strength.making import (
    AS_OF,
    NATIONAL,
    applications,
    make_application,
    make_item,
    make_strong_item,
)

SCHEME = make_application().scheme
ALL_MET: dict[QualityName, QualityState] = {
    "dated": "met",
    "own_part": "met",
    "beyond_job": "met",
    "result": "met",
    "reach": "met",
    "proof": "met",
}


def listed(*evidence: EvidenceItem) -> list[str]:
    return [one.item.id for one in list_unfinished(evidence, NATIONAL, SCHEME)]


@pytest.mark.parametrize(
    ("states", "level", "wants"),
    [
        ({"result": "unknown"}, "strong", ("result",)),
        ({"result": "partly"}, "strong", ("result",)),
        ({"own_part": "partly", "proof": "not_met"}, "strong", ("own_part", "proof")),
        ({"result": "partly", "own_part": "not_met"}, "promising", ("own_part",)),
        (dict.fromkeys(ALL_MET, "unknown"), "promising", ("result", "own_part", "dated", "reach")),
    ],
)
def test_the_nearest_strength_is_told_with_what_it_needs(
    states: dict[QualityName, QualityState], level: str, wants: tuple[str, ...]
) -> None:
    assert next_step(ALL_MET | states) == (level, wants)


@given(applications())
def test_what_is_wanted_is_enough_and_no_less(application: Application) -> None:
    worth = {"met": 2, "partly": 1, "not_met": 0, "unknown": 0}
    for one in list_unfinished(application.evidence, NATIONAL, application.scheme):
        now = {name: worth[state] for name, state in one.strength.qualities.items()}
        assert level_of(now | dict.fromkeys(one.wants, 2)) == one.next_level
        for name in one.wants:
            fewer = [other for other in one.wants if other != name]
            assert level_of(now | dict.fromkeys(fewer, 2)) != one.next_level


@given(applications())
def test_each_item_that_is_not_strong_is_listed_once(application: Application) -> None:
    evidence = tuple(replace(item, id=f"e{n}") for n, item in enumerate(application.evidence))
    found = [one.item.id for one in list_unfinished(evidence, NATIONAL, None)]
    assert len(found) == len(set(found))
    counting = list_unfinished(evidence, NATIONAL, application.scheme)
    assert {one.item.id for one in counting} <= set(found)


def test_a_weak_domain_goes_before_an_adequate_one() -> None:
    leading = [make_strong_item(f"s{n}", f"Post {n}", areas=("leading",)) for n in range(2)]
    near = make_strong_item("near", "Third post", areas=("leading",), impact=None)
    far = make_item("far", "Taught", areas=("teaching",))
    assert listed(*leading, near, far) == ["far", "near"]
    assert listed(near, far) == ["near", "far"]


def test_the_item_that_needs_least_goes_first_and_then_the_newest() -> None:
    near = make_strong_item("near", "Pathway", impact=None)
    older, newer = make_item("older", "Clinic"), make_item("newer", "Ward")
    assert listed(older, near, newer) == ["near", "newer", "older"]


def test_what_completing_cannot_change_is_left_out() -> None:
    old = make_item("old", end=parse_partial("2018"))
    first, repeat = make_item("a", "Ward rounds"), make_item("b", "Rounds of the ward")
    assert listed(old, make_strong_item("strong", "Unit")) == []
    assert len(listed(first, repeat)) == 1


def test_without_a_round_items_stand_in_no_domain() -> None:
    conditions = Conditions("national", None, AS_OF)
    half = make_strong_item("half", impact=Impact("Improved care."))
    found = list_unfinished([half], conditions, None)
    assert [(one.item.id, one.domain, one.next_level) for one in found] == [
        ("half", None, "strong")
    ]


def test_what_no_domain_draws_on_comes_last() -> None:
    domains = tuple(replace(one, areas=("teaching",)) for one in SCHEME.domains)
    scheme = replace(SCHEME, domains=domains)
    evidence = [make_item("elsewhere", areas=("research",)), make_item("here", areas=("teaching",))]
    found = list_unfinished(evidence, NATIONAL, scheme)
    assert [(one.item.id, one.domain is None) for one in found] == [
        ("here", False),
        ("elsewhere", True),
    ]
