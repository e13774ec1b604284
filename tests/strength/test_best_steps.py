"""The few things that would help most: at most three, true, and never at another's cost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from cea_helper.application import Application
from cea_helper.evidence import Area, EvidenceItem
from cea_helper.strength import (
    LITTLE_TIME,
    QUALITIES,
    BestStep,
    StrengthReport,
    analyse,
    as_if_done,
    best_steps,
    step_in_words,
)
from cea_helper.strength.items import judge_item
from cea_helper.strength.trying import complete_item
from tests.strength.making import (
    AS_OF,
    LOCAL,
    NATIONAL,
    applications,
    items,
    make_application,
    make_item,
    make_strong_item,
)

ALL_STRONG = tuple(
    make_strong_item(f"{area}-{n}", f"{area} {n}", areas=(area,))
    for area in ("delivering", "developing", "leading", "research", "teaching")
    for n in (1, 2)
)


def steps_for(*evidence: EvidenceItem, days_left: int | None = None) -> tuple[BestStep, ...]:
    return best_steps(make_application(*evidence), AS_OF, days_left)


def readiness(report: StrengthReport) -> dict[str, int]:
    return {domain.id: domain.readiness for domain in report.domains}


@given(applications())
def test_each_step_does_what_it_says_and_lowers_no_domain(application: Application) -> None:
    before = analyse(application, AS_OF)
    for step in best_steps(application, AS_OF):
        after = analyse(as_if_done(application, step, AS_OF), AS_OF)
        helped = after.domain(step.domain.id)
        assert helped is not None and helped.strength == step.after
        assert helped.readiness > readiness(before)[step.domain.id]
        assert all(readiness(after)[domain] >= was for domain, was in readiness(before).items())


@given(applications())
def test_all_steps_together_lower_no_domain(application: Application) -> None:
    done = application
    for step in best_steps(application, AS_OF):
        done = as_if_done(done, step, AS_OF)
    now, before = readiness(analyse(done, AS_OF)), readiness(analyse(application, AS_OF))
    assert all(now[domain] >= was for domain, was in before.items())


@given(applications())
def test_there_are_three_at_most_and_none_only_where_all_is_strong(
    application: Application,
) -> None:
    steps = best_steps(application, AS_OF)
    open_domains = [d for d in analyse(application, AS_OF).domains if d.strength != "strong"]
    assert len(steps) == min(3, len(open_domains))
    assert len({step.domain.id for step in steps}) == len(steps)
    for step in steps:
        words = step_in_words(step)
        assert words.text and words.why and words.source and words.change
        assert step.item is None or step.item in application.evidence


@given(items())
def test_a_completed_item_has_the_qualities_that_it_wanted(item: EvidenceItem) -> None:
    for conditions in (NATIONAL, LOCAL):
        judged = judge_item(complete_item(item, tuple(QUALITIES), conditions), conditions)
        assert set(judged.verdict.qualities.values()) == {"met"}


def test_nothing_is_left_to_do_where_all_is_strong() -> None:
    assert steps_for(*ALL_STRONG) == ()


def test_the_item_that_lacks_one_thing_comes_first() -> None:
    near = make_strong_item("near", "Ward rounds", areas=("research",), impact=None)
    rest = [item for item in ALL_STRONG if item.areas != ("research",)]
    (step,) = steps_for(*rest, near)
    words = step_in_words(step)
    assert (step.kind, step.item) == ("complete", near)
    assert words.text == 'Complete "Ward rounds": say what came of it.'
    assert words.change == "Domain 4 would go from weak to adequate."


def test_an_item_that_its_domain_can_spare_is_used_where_nothing_counts() -> None:
    spare = make_strong_item("spare", "Ward rounds", areas=("leading", "research"))
    rest = [item for item in ALL_STRONG if item.areas != ("research",)]
    (step,) = steps_for(*rest, spare)
    assert (step.kind, step.item, step.domain.number) == ("use_here", spare, 4)
    words = step_in_words(step)
    assert words.text == 'Use "Ward rounds" in domain 4: Research and innovation.'
    assert words.why == "It fits both domains, and domain 3 stays as strong without it."
    assert words.change == "Domain 4 would go from empty to adequate."


def test_an_item_that_its_domain_needs_stays_there() -> None:
    needed = replace(ALL_STRONG[4], areas=("leading", "research"))
    rest = [item for item in ALL_STRONG[:4] + ALL_STRONG[5:] if item.areas != ("research",)]
    (step,) = steps_for(*rest, needed)
    assert step.kind == "add"


def test_in_little_time_what_is_there_is_completed_first() -> None:
    thin = _thinnest(("research",))
    rest = [item for item in ALL_STRONG if item.areas != ("research",)]
    assert [step.kind for step in steps_for(*rest, thin, days_left=LITTLE_TIME + 1)] == ["add"]
    assert [step.kind for step in steps_for(*rest, thin, days_left=LITTLE_TIME)] == ["complete"]


def test_an_empty_domain_is_told_what_a_strong_item_would_do() -> None:
    (step,) = steps_for(*(item for item in ALL_STRONG if item.areas != ("teaching",)))
    words = step_in_words(step)
    assert words.text == "Find one achievement for domain 5: Teaching and training."
    assert words.change == "With all six qualities it would take domain 5 from empty to adequate."


def test_a_step_that_does_not_reach_the_next_level_says_so() -> None:
    strong = make_strong_item("a", "Clinic", areas=("research",))
    rest = [item for item in ALL_STRONG if item.areas != ("research",)]
    (step,) = steps_for(*rest, strong, _thinnest(("research",)), days_left=1)
    assert step_in_words(step).change == (
        "It would become promising, and domain 4 would be closer to strong."
    )


def _thinnest(areas: tuple[Area, ...]) -> EvidenceItem:
    return make_item(
        "thin", "Ward rounds", areas=areas, contribution="member", reach="local", basis="job_plan"
    )


@pytest.mark.parametrize("area", ["wider", "leading"])
def test_of_many_things_that_an_item_lacks_two_are_named(area: Area) -> None:
    bare = make_item("bare", "Ward rounds", areas=(area,), contribution="member")
    steps = steps_for(*(i for i in ALL_STRONG if i.areas != ("leading",)), bare, days_left=1)
    assert step_in_words(steps[0]).text == (
        'Complete "Ward rounds": say what came of it, what came about because of you '
        "and 4 more things."
    )
