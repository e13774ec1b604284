"""Sentences without evidence behind them, and strong evidence of which no sentence speaks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cea_helper.application import Application, Claim
from cea_helper.checks import unsupported_claims, unused_evidence
from cea_helper.dates import PartialDate
from cea_helper.evidence import EvidenceItem, Impact, Proof
from cea_helper.strength import analyse
from tests.checks.making import AS_OF, make_application

CLINIC = EvidenceItem(
    "clinic",
    "One-stop headache clinic",
    ("delivering",),
    start=PartialDate(2024),
    end="present",
    contribution="led",
    role="I designed the clinic and lead it",
    basis="over_and_above",
    excess="Two evenings a week outside my job plan",
    reach="national",
    impact=Impact("Waits for headache fell", "median wait", 30, 9, "weeks", "national median 22"),
    proof=(Proof("report", "Annual report 2025"),),
)
TOLD = "I lead a one-stop headache clinic, and waits fell from 30 to 9 weeks."
UNHEARD = "I wrote the region's plan for burns in 2024."


def application(
    statement: str, *items: EvidenceItem, claims: tuple[Claim, ...] = ()
) -> Application:
    """Return an application with this statement for its first domain."""
    return replace(make_application(statement), evidence=items, claims=claims)


def unsupported(given: Application) -> list[str]:
    """Return the words of each claim without evidence."""
    return [
        given.statements[place.domain][place.start : place.end]
        for place in unsupported_claims(given)
    ]


def unused(given: Application) -> list[tuple[str, str]]:
    """Return the domain and the identifier of each strong item that is not used."""
    return [(domain, item.id) for domain, item in unused_evidence(given, analyse(given, AS_OF))]


def test_sentence_whose_words_no_evidence_has_is_without_evidence() -> None:
    assert unsupported(application(f"{TOLD}\n{UNHEARD}", CLINIC)) == [UNHEARD]


def test_sentence_that_is_linked_rests_on_its_evidence() -> None:
    claims = (Claim("service", 2, 7, ("clinic",)),)
    assert unsupported(application(UNHEARD, CLINIC, claims=claims)) == []
    elsewhere = (Claim("research", 2, 7, ("clinic",)),)
    assert unsupported(application(UNHEARD, CLINIC, claims=elsewhere)) == [UNHEARD]


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            "I enjoy teaching and have given a number of talks on leadership to new consultants "
            "over the years, which are always well received.",
            {"title": "Talks to new consultants on leadership"},
        ),
        ("I have also been an examiner.", {"title": "College examiner"}),
        (
            "I led the change to questions about outcomes and removed 140 that tested recall.",
            {"role": "I led the move to a new paper and removed 140 old questions."},
        ),
        (
            "About 40 admissions a month are avoided, and patients who would have waited on a "
            "trolley overnight have a scan and a decision within four hours.",
            {"impact": Impact("About 40 admissions a month avoided")},
        ),
    ],
)
def test_sentence_that_holds_an_entry_of_an_item_rests_on_it(
    statement: str, told: dict[str, Any]
) -> None:
    other = {"title": "Something else", "role": "", "impact": None, "excess": ""}
    item = replace(CLINIC, **(other | told))
    assert unsupported(application(statement, item)) == []


def test_year_in_common_is_no_evidence() -> None:
    item = replace(CLINIC, title="Lung clinic of 2024, with a nurse", role="", excess="")
    assert unsupported(application(UNHEARD, item)) == [UNHEARD]


def test_sentence_that_claims_nothing_needs_no_evidence() -> None:
    assert unsupported(application("Headache\nThe ward is open. It is a busy place.")) == []


def test_strong_item_of_which_nothing_is_written_is_unused() -> None:
    assert unused(application(UNHEARD, CLINIC)) == [("service", "clinic")]


def test_item_whose_words_a_sentence_has_is_used() -> None:
    assert unused(application(TOLD, CLINIC)) == []


def test_item_that_a_sentence_is_linked_to_is_used() -> None:
    claims = (Claim("service", 0, 5, ("clinic",)),)
    assert unused(application(UNHEARD, CLINIC, claims=claims)) == []


def test_item_that_is_not_strong_need_not_be_used() -> None:
    assert unused(application(UNHEARD, replace(CLINIC, impact=None, proof=()))) == []
