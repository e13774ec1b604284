"""Bullets: what the sentences around one tell is told of it too."""

from __future__ import annotations

import pytest

from tests.checks.making import find

_OF_THE_WHOLE = {"undated", "no-result", "no-number", "figure-without-benchmark"}

VACANCIES = (
    "- The medical workforce. When I took up post almost a third of consultant posts stood vacant. "
    "I redesigned the job plan. Vacancies fell from 31% (2020) to 9% (2026)."
)
VIOLENCE = (
    "- Violence (February 2023 to February 2025). I chaired a group with the police. "
    "I went to every ward. Assaults on patients fell from 212 to 88 a year."
)


def said(statement: str) -> dict[str, str]:
    """Return the words at which each check speaks."""
    return {one.check: statement[one.start : one.end] for one in find(statement)}


@pytest.mark.parametrize("bullet", [VACANCIES, VIOLENCE])
def test_sentence_has_the_date_figure_and_result_of_its_bullet(bullet: str) -> None:
    assert _OF_THE_WHOLE.isdisjoint(said(bullet))


def test_paragraph_among_several_is_judged_as_a_whole() -> None:
    text = VACANCIES.removeprefix("- ") + "\n\n" + VIOLENCE.removeprefix("- ")
    assert {"undated", "no-result", "no-number"}.isdisjoint(said(text))


def test_bullet_without_a_date_is_told_once_at_its_claim() -> None:
    text = "- Leg ulcers. Wounds heal slowly at home. I trained 60 nurses. I opened two clinics."
    told = [one for one in find(text) if one.check == "undated"]
    assert [text[one.start : one.end] for one in told] == ["I trained 60 nurses."]


def test_bullet_does_not_lend_its_date_to_the_next() -> None:
    text = f"{VIOLENCE}\n- I opened two clinics for leg ulcers, and 70 more people healed."
    assert said(text)["undated"].startswith("I opened two clinics")


def test_text_in_one_stretch_is_judged_claim_by_claim() -> None:
    text = "In 2023 I led six wards and falls were halved. I opened two clinics in the county."
    assert said(text)["no-result"] == "I opened two clinics in the county."


def test_praise_is_found_where_it_stands() -> None:
    text = "- In 2023 I opened 9 clinics. They are widely regarded as a model."
    assert said(text)["no-outside-proof"] == "They are widely regarded as a model."


@pytest.mark.parametrize(
    "text",
    [
        "My post as head of research is paid; its results are under domain 4.",
        "- My two sessions as lead are paid. The evenings that I gave other regions were not.",
    ],
)
def test_word_on_pay_is_not_asked_for_date_and_result(text: str) -> None:
    assert said(text).keys() <= {"no-national-priority"}
