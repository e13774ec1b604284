"""The two example applications come out as an experienced reader would expect."""

from __future__ import annotations

from pathlib import Path

from cea_helper.interchange import read_application
from cea_helper.strength import StrengthReport, analyse
from tests.strength.making import AS_OF

DATA = Path(__file__).parents[1] / "data"


def report_on(name: str) -> StrengthReport:
    return analyse(read_application((DATA / f"{name}.json").read_bytes()), AS_OF)


def test_the_medical_director_is_weak_in_research_and_teaching() -> None:
    report = report_on("medical-director")
    strengths = {domain.id: domain.strength for domain in report.domains}
    assert strengths == {
        "delivering": "weak",
        "developing": "adequate",
        "leading": "adequate",
        "research": "empty",
        "teaching": "weak",
    }
    assert report.weakest == ("research", "teaching", "delivering")


def test_the_medical_directors_items_are_told_apart() -> None:
    domains = report_on("medical-director").domains
    assert {item.id: item.strength for domain in domains for item in domain.items} == {
        "restraint": "strong",
        "ics-pathway": "strong",
        "board": "thin",
        "clinic": "thin",
        "lectures": "thin",
    }


def test_the_medical_director_is_told_that_it_is_usual_and_where_to_look() -> None:
    report = report_on("medical-director")
    for domain_id in ("research", "teaching", "delivering"):
        domain = report.domain(domain_id)
        assert domain is not None
        assert "usual" in domain.role_notes[0].text and "Look first" in domain.role_notes[0].text
        assert all(prompt.area == domain_id for prompt in domain.role_prompts)


def test_the_consultant_has_two_strong_items_and_three_empty_domains() -> None:
    report = report_on("consultant")
    strong = {i.id for d in report.domains for i in d.items if i.strength == "strong"}
    assert strong == {"curriculum", "guideline"}
    assert report.weakest == ("service", "leadership", "innovation")
