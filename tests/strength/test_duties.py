"""Duties in the job plan that no evidence speaks of become questions, and no strength changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cea_helper.application import Application
from cea_helper.evidence import AREAS, Area, EvidenceItem
from cea_helper.people import JOB_PLAN_CATEGORIES, Applicant, JobPlanCategory, JobPlanLine
from cea_helper.strength import analyse, as_json
from cea_helper.strength.duties import area_of, duty_prompts, lines_behind, unspoken_duties
from cea_helper.strength.tables import table
from tests.strength.making import AS_OF, make_application, make_item

TUTOR = JobPlanLine("College tutor", "supporting", 1)
DIRECTOR = JobPlanLine("Executive medical director", "management", 6, paid_extra=True)
CLINIC = JobPlanLine("Epilepsy clinic", "direct_clinical_care", 2.5)
PLAIN = JobPlanLine("Supporting professional activities", "supporting", 1.5)


def planned(*items: EvidenceItem, lines: tuple[JobPlanLine, ...]) -> Application:
    applicant = Applicant("Dr Test Sample", job_plan=lines)
    return replace(make_application(*items), applicant=applicant)


def test_a_duty_that_no_evidence_speaks_of_becomes_a_question_in_its_domain() -> None:
    application = planned(make_item(), lines=(TUTOR, DIRECTOR, PLAIN))
    asked = {
        domain.id: [prompt.text for prompt in duty_prompts(application, domain)]
        for domain in application.scheme.domains
    }
    assert asked["teaching"] == [
        'Your job plan has "College tutor" (1 PA a week). What can the people you teach do now, '
        "and which figure shows it?"
    ]
    assert len(asked["leading"]) == 1 and asked["leading"][0].startswith(
        'Your job plan has "Executive medical director" (6 PAs a week).'
    )
    assert asked["delivering"] == asked["developing"] == asked["research"] == []


@pytest.mark.parametrize(
    "item",
    [
        make_item(title="Epilepsy clinic"),
        make_item(title="Shorter waits", role="I rebuilt the clinic for people with epilepsy."),
    ],
)
def test_a_duty_that_evidence_speaks_of_is_not_asked_about(item: EvidenceItem) -> None:
    assert unspoken_duties(planned(item, lines=(CLINIC, TUTOR))) == (TUTOR,)


@pytest.mark.parametrize("activity", ["SPA", "CPD and appraisal", "Admin, one day a week", "", "-"])
def test_what_every_job_plan_has_is_not_asked_about(activity: str) -> None:
    assert unspoken_duties(planned(lines=(replace(PLAIN, activity=activity),))) == ()


def test_the_largest_duty_comes_first_and_each_once() -> None:
    assert unspoken_duties(planned(lines=(TUTOR, CLINIC, CLINIC))) == (CLINIC, TUTOR)


@pytest.mark.parametrize(
    ("activity", "category", "area"),
    [
        ("Ward teaching", "direct_clinical_care", "delivering"),
        ("Training programme director", "management", "teaching"),
        ("Director of research", "management", "research"),
        ("Digital lead", "additional_nhs", "developing"),
        ("Royal college examiner", "external", "teaching"),
        ("Caldicott guardian", "additional_nhs", "leading"),
        ("Guideline group", "external", "wider"),
    ],
)
def test_a_duty_is_asked_about_where_its_evidence_would_stand(
    activity: str, category: JobPlanCategory, area: Area
) -> None:
    assert area_of(JobPlanLine(activity, category, 1)) == area


def test_the_job_plan_stands_beside_evidence_from_the_job_and_from_paid_work() -> None:
    paid = make_item(title="Executive medical director", basis="paid_extra")
    assert lines_behind(paid, (TUTOR, DIRECTOR)) == (DIRECTOR,)
    assert lines_behind(replace(paid, basis="job_plan"), (DIRECTOR,)) == (DIRECTOR,)
    assert lines_behind(replace(paid, basis="over_and_above"), (DIRECTOR,)) == ()


def test_the_job_plan_changes_nothing_in_the_report() -> None:
    item = make_item()
    with_plan, without = planned(item, lines=(DIRECTOR,)), planned(item, lines=())
    assert as_json(analyse(with_plan, AS_OF)) == as_json(analyse(without, AS_OF))


def test_every_category_and_area_has_its_words() -> None:
    duties = table("duties.toml")
    assert set(duties["categories"]) == set(JOB_PLAN_CATEGORIES)
    assert set(duties["questions"]) == set(AREAS)
    assert {one["area"] for one in duties["areas"]} <= set(AREAS)
