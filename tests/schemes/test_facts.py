"""Every fact of a round stands in one list, with the place that vouches for it."""

from __future__ import annotations

import pytest

from cea_helper.schemes import Scheme, round_tree, shipped
from cea_helper.schemes.facts import RoundFact, round_facts
from cea_helper.workspace.scheme_tree import evidence_at

every_round = pytest.mark.parametrize("scheme", list(shipped()), ids=lambda scheme: scheme.id)


def facts_of(scheme: Scheme) -> tuple[RoundFact, ...]:
    family = shipped().family(scheme.family)
    return round_facts(scheme, round_tree(family, scheme.id))


@every_round
def test_no_place_stands_twice_and_each_says_something(scheme: Scheme) -> None:
    facts = facts_of(scheme)
    assert len({fact.place for fact in facts}) == len(facts)
    assert all(fact.name and fact.said for fact in facts if fact.place != "facts.scale")


@every_round
def test_the_place_of_a_fact_holds_its_evidence(scheme: Scheme) -> None:
    tree = round_tree(shipped().family(scheme.family), scheme.id)
    for fact in facts_of(scheme):
        own = evidence_at(tree, fact.place)
        if "status" in own:
            assert (own["status"], own.get("source")) == (fact.fact.status, fact.fact.source)


def test_what_is_not_known_cannot_be_confirmed() -> None:
    facts = {fact.place: fact for fact in facts_of(shipped().get("ncia-2027"))}
    assert facts["facts.closes_at"].fact.needs_checking
    assert not facts["facts.closes_at"].can_be_confirmed
    assert facts["domains.service.limit"].can_be_confirmed
