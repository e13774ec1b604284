"""The seven laws that the strength of an application keeps, whatever the application holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from cea_helper.application import Application
from cea_helper.evidence import EvidenceItem, Impact, Proof
from cea_helper.people import JOB_ROLES
from cea_helper.strength import StrengthReport, analyse, as_json
from cea_helper.strength.duplicates import achievement_key
from cea_helper.strength.look_back import is_outside
from tests.strength.making import AS_OF, applications, items, make_application, make_item

LEVELS = ("empty", "weak", "adequate", "strong")
ANOTHER_DAY = date(1999, 1, 1)


def standing(report: StrengthReport) -> dict[str, tuple[int, int]]:
    return {d.id: (LEVELS.index(d.strength), d.readiness) for d in report.domains}


def is_no_weaker(after: StrengthReport, before: StrengthReport) -> bool:
    now = standing(after)
    return all(now[domain] >= was for domain, was in standing(before).items())


def with_evidence(application: Application, *evidence: EvidenceItem) -> Application:
    return replace(application, evidence=evidence)


@given(applications(), items())
def test_adding_an_item_makes_no_domain_weaker(
    application: Application, added: EvidenceItem
) -> None:
    keys = {achievement_key(item) for item in application.evidence}
    assume(achievement_key(added) not in keys)
    grown = with_evidence(application, *application.evidence, added)
    assert is_no_weaker(analyse(grown, AS_OF), analyse(application, AS_OF))


@given(applications(), items(), st.data())
def test_a_copy_in_the_same_domain_makes_no_domain_weaker(
    application: Application, added: EvidenceItem, data: st.DataObject
) -> None:
    report = analyse(application, AS_OF)
    counting = {item.id for domain in report.domains for item in domain.items if item.counts}
    assume(counting)
    old = data.draw(st.sampled_from([i for i in application.evidence if i.id in counting]))
    same_title = replace(added, title=old.title, areas=old.areas, domain=old.domain)
    copy = replace(same_title, start=old.start, end=old.end)
    grown = with_evidence(application, *application.evidence, copy)
    assert is_no_weaker(analyse(grown, AS_OF), report)


@given(applications(), st.data())
def test_a_copy_put_elsewhere_by_hand_takes_nothing(
    application: Application, data: st.DataObject
) -> None:
    application = with_evidence(
        application, *(replace(item, domain=None) for item in application.evidence)
    )
    assume(application.evidence)
    old = data.draw(st.sampled_from(application.evidence))
    report = analyse(application, AS_OF)
    home = next(d.id for d in report.domains if old.id in {item.id for item in d.items})
    elsewhere = data.draw(st.sampled_from([d.id for d in report.domains if d.id != home]))
    copy = replace(old, id="copy", domain=elsewhere)
    grown = with_evidence(application, *application.evidence, copy)
    assert is_no_weaker(analyse(grown, AS_OF), report)


def _improvements(item: EvidenceItem) -> list[dict[str, Any]]:
    impact = item.impact or Impact()
    ranks = ["member", "contributed", "co_led", "led"]
    reaches = ["local", "regional", "national", "international"]
    higher = ranks[ranks.index(item.contribution) + 1 :] if item.contribution else ["co_led", "led"]
    wider = reaches[reaches.index(item.reach) + 1 :] if item.reach else reaches
    return [
        *({"contribution": rank} for rank in higher),
        *({"reach": reach} for reach in wider),
        {"role": "I designed it, wrote it and trained the teams."},
        {"excess": "All of it was done in my own time."},
        {"basis": "over_and_above"},
        {"proof": (*item.proof, Proof("report", "Report 12"))},
        {"end": item.end or "present"},
        {"impact": replace(impact, text=f"{impact.text or ''} Waits fell from 12 to 3 weeks.")},
        {"impact": replace(impact, text=f"{impact.text or ''} More of them are reported now.")},
        {"impact": replace(impact, measure="waits", before=12, after=3)},
        {"impact": replace(impact, benchmark="national median 9")},
    ]


@given(applications(), st.data())
def test_improving_a_quality_makes_no_domain_weaker(
    application: Application, data: st.DataObject
) -> None:
    assume(application.evidence)
    place = data.draw(st.integers(0, len(application.evidence) - 1))
    item = application.evidence[place]
    better = replace(item, **data.draw(st.sampled_from(_improvements(item))))
    changed = [*application.evidence[:place], better, *application.evidence[place + 1 :]]
    assert is_no_weaker(
        analyse(with_evidence(application, *changed), AS_OF), analyse(application, AS_OF)
    )


@given(applications(), st.integers(1, 12))
def test_any_number_of_thin_items_leaves_a_domain_weak(
    application: Application, times: int
) -> None:
    thin = [
        replace(item, id=f"{item.id}-{n}", title=f"{item.title} {n}")
        for domain in analyse(application, AS_OF).domains
        for item in application.evidence
        if item.id in {told.id for told in domain.items if told.strength == "thin"}
        for n in range(times)
    ]
    report = analyse(with_evidence(application, *thin), AS_OF)
    assert {domain.strength for domain in report.domains} <= {"empty", "weak"}


@given(applications(), st.randoms(use_true_random=False))
def test_order_does_not_matter(application: Application, random: Random) -> None:
    shuffled = list(application.evidence)
    random.shuffle(shuffled)
    told = as_json(analyse(with_evidence(application, *shuffled), AS_OF))
    assert told == as_json(analyse(application, AS_OF))


@given(applications(), st.randoms(use_true_random=False))
def test_identifiers_do_not_matter(application: Application, random: Random) -> None:
    names = [f"x{number}" for number in range(len(application.evidence))]
    random.shuffle(names)
    renamed = [
        replace(item, id=name) for item, name in zip(application.evidence, names, strict=True)
    ]
    report = analyse(with_evidence(application, *renamed), AS_OF)
    assert standing(report) == standing(analyse(application, AS_OF))


@given(applications())
def test_the_clock_does_not_matter_where_a_day_is_given(application: Application) -> None:
    assert analyse(application, ANOTHER_DAY) == analyse(application, AS_OF)


@given(applications())
def test_an_achievement_counts_once_and_the_others_say_so(application: Application) -> None:
    report = analyse(application, AS_OF)
    inside = {
        item.id: achievement_key(item)
        for item in application.evidence
        if not is_outside(item, report.look_back_from)
    }
    told = [item for domain in report.domains for item in domain.items if item.id in inside]
    counted = [inside[item.id] for item in told if item.counts]
    assert sorted(counted) == sorted(set(inside.values()))
    assert {item.id for item in told if not item.counts} == _named_first(report, "duplicate")


def _named_first(report: StrengthReport, code: str) -> set[str]:
    return {r.evidence[0] for d in report.domains for r in d.reasons if r.code == code}


@given(applications())
def test_a_repeat_in_another_domain_is_told_by_the_domain_that_counts_it(
    application: Application,
) -> None:
    report = analyse(application, AS_OF)
    home = {item.id: domain.id for domain in report.domains for item in domain.items}
    repeats = {pair for pair in _named(report, "duplicate") if home[pair[0]] != home[pair[1]]}
    assert {pair[::-1] for pair in _named(report, "also-entered")} == repeats


def _named(report: StrengthReport, code: str) -> set[tuple[str, ...]]:
    return {r.evidence for d in report.domains for r in d.reasons if r.code == code}


@given(applications())
def test_what_ended_before_the_look_back_does_not_count(application: Application) -> None:
    report = analyse(application, AS_OF)
    outside = {i.id for i in application.evidence if is_outside(i, report.look_back_from)}
    told = {item.id: item.counts for domain in report.domains for item in domain.items}
    said = {
        identity
        for domain in report.domains
        for reason in domain.reasons
        if reason.code == "outside-look-back"
        for identity in reason.evidence
    }
    assert said == outside
    assert not any(told[identity] for identity in outside)


@given(applications(), st.lists(st.sampled_from(list(JOB_ROLES)), max_size=3, unique=True))
def test_roles_change_nothing_but_the_prompts(application: Application, roles: list[Any]) -> None:
    changed = replace(application, applicant=replace(application.applicant, roles=tuple(roles)))
    assert _without_prompts(changed) == _without_prompts(application)


def _without_prompts(application: Application) -> dict[str, Any]:
    told = as_json(analyse(application, AS_OF))
    return {**told, "domains": [{**d, "role_prompts": []} for d in told["domains"]]}


@given(applications())
def test_every_domain_that_is_not_strong_is_explained(application: Application) -> None:
    for domain in analyse(application, AS_OF).domains:
        if domain.strength != "strong":
            assert domain.reasons and domain.next_actions and domain.role_prompts


@given(applications())
def test_a_domain_is_empty_where_nothing_counts_and_only_there(application: Application) -> None:
    for domain in analyse(application, AS_OF).domains:
        assert (domain.strength == "empty") == (not any(item.counts for item in domain.items))


@given(applications())
def test_readiness_agrees_with_strength(application: Application) -> None:
    domains = sorted(analyse(application, AS_OF).domains, key=lambda domain: domain.readiness)
    levels = [LEVELS.index(domain.strength) for domain in domains]
    assert levels == sorted(levels)
    assert all(0 <= domain.readiness <= 100 for domain in domains)


@given(applications())
def test_each_reason_names_items_of_the_application(application: Application) -> None:
    known = {item.id for item in application.evidence}
    for domain in analyse(application, AS_OF).domains:
        for reason in domain.reasons:
            assert set(reason.evidence) <= known
            assert reason.text and "{" not in reason.text


def test_two_equal_entries_in_two_domains_count_in_the_lower() -> None:
    here, there = make_item("b", areas=("teaching",)), make_item("a", areas=("developing",))
    report = analyse(make_application(here, there), AS_OF)
    counts = {item.id: item.counts for domain in report.domains for item in domain.items}
    assert counts == {"a": True, "b": False}
