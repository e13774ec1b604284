"""Questions and notes for job roles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cea_helper.evidence import AREAS, Area
from cea_helper.people import JOB_ROLES, JobRole
from cea_helper.schemes import shipped
from cea_helper.strength.prompts import find_question, role_notes, role_prompts
from cea_helper.strength.tables import table

RESEARCH, TEACHING = shipped().get("cea-national-2019").domains[3:]
SERVICE = shipped().get("ncia-2026").domains[0]


@pytest.mark.parametrize("role", list(JOB_ROLES))
@pytest.mark.parametrize("scheme", ["cea-national-2019", "ncia-2026"])
def test_every_role_has_three_questions_or_more_in_every_domain(role: JobRole, scheme: str) -> None:
    for domain in shipped().get(scheme).domains:
        prompts = role_prompts(domain, (role,))
        assert len(prompts) >= 3
        assert {prompt.role for prompt in prompts} == {role}
        assert all(prompt.area in domain.areas for prompt in prompts)


def test_several_roles_get_the_union_each_question_once() -> None:
    roles: tuple[JobRole, ...] = ("consultant", "medical_director")
    both = role_prompts(TEACHING, roles)
    alone = {prompt.text for role in roles for prompt in role_prompts(TEACHING, (role,))}
    assert {prompt.text for prompt in both} == alone
    assert len(both) == len(alone)
    assert both[0].role == "medical_director"


def test_questions_made_for_the_area_come_first() -> None:
    prompts = role_prompts(RESEARCH, ("education_lead", "consultant"))
    firsts = {
        question["text"]: question["areas"][0] for question in table("roles.toml")["questions"]
    }
    is_other = [firsts[prompt.text] != "research" for prompt in prompts]
    assert is_other == sorted(is_other)


def test_without_a_role_the_questions_are_those_of_a_consultant() -> None:
    assert role_prompts(RESEARCH, ()) == role_prompts(RESEARCH, ("consultant",))


def test_the_order_of_roles_does_not_matter() -> None:
    forth = role_prompts(SERVICE, ("consultant", "clinical_academic"))
    assert forth == role_prompts(SERVICE, ("clinical_academic", "consultant"))


@pytest.mark.parametrize("area", list(AREAS))
def test_of_a_domain_that_only_one_trust_has_nothing_is_called_usual(area: Area) -> None:
    own = replace(RESEARCH, id="values", title="Living our values", areas=(area,))
    for role in JOB_ROLES:
        assert role_notes(own, (role,)) == ()
        assert role_prompts(own, (role,))


def test_a_thin_domain_is_said_to_be_usual_by_its_own_title() -> None:
    (note,) = role_notes(TEACHING, ("consultant", "medical_director"))
    assert note.role == "medical_director"
    assert note.text.startswith(
        "Teaching and training is often thin for a medical director. That is usual, "
        "but every domain is marked. Look first at"
    )


@pytest.mark.parametrize("scheme", ["cea-national-2019", "ncia-2026"])
def test_nothing_is_said_where_another_role_is_usually_strong(scheme: str) -> None:
    for domain in shipped().get(scheme).domains:
        if domain.areas[0] in ("leading", "developing"):
            assert role_notes(domain, ("medical_director", "consultant")) == ()
    assert role_notes(RESEARCH, ("medical_director", "clinical_academic")) == ()


def test_only_the_first_area_of_a_domain_brings_a_note() -> None:
    leading = shipped().get("cea-national-2019").domains[2]
    assert role_notes(leading, ("education_lead",)) == ()
    assert [note.role for note in role_notes(leading, ("consultant",))] == ["consultant"]


def test_one_note_a_domain_is_for_the_foremost_role() -> None:
    roles: tuple[JobRole, ...] = ("consultant", "clinical_director", "medical_director")
    notes = role_notes(RESEARCH, roles)
    assert [note.role for note in notes] == ["medical_director"]


def test_being_a_consultant_takes_no_note_from_another_role() -> None:
    delivering = shipped().get("cea-national-2019").domains[0]
    (note,) = role_notes(delivering, ("medical_director", "consultant"))
    assert note.role == "medical_director"


def test_the_table_of_roles_is_whole() -> None:
    sources = table("actions.toml")["sources"]
    facts = table("roles.toml")["roles"]
    assert {fact["role"] for fact in facts} == set(JOB_ROLES)
    for fact in facts:
        assert set(fact["thin"]) == set(fact["look"])
        assert not set(fact["thin"]) & set(fact["strong"])
        assert fact["source"] in sources


def test_the_table_of_questions_is_whole() -> None:
    sources = table("actions.toml")["sources"]
    areas: set[Area] = set(AREAS)
    for question in table("roles.toml")["questions"]:
        assert question["text"].endswith((".", "?")) and "?" in question["text"]
        assert set(question["areas"]) <= areas
        assert set(question["roles"]) <= set(JOB_ROLES)
        assert question["source"] in sources


def test_every_question_is_found_again_by_its_key() -> None:
    domains = (domain for scheme in shipped() for domain in scheme.domains)
    asked = {prompt for domain in domains for prompt in role_prompts(domain, tuple(JOB_ROLES))}
    assert len({prompt.key for prompt in asked}) == len({prompt.text for prompt in asked}) > 20
    for prompt in asked:
        found = find_question(prompt.key)
        assert found is not None and found.text == prompt.text
    assert find_question("nothing") is None
