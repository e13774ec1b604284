"""Each quality, case by case."""

from __future__ import annotations

from typing import Any

import pytest

from cea_helper.dates import parse_partial
from cea_helper.evidence import Impact, Proof
from cea_helper.strength import QUALITIES, QualityName, analyse_item
from cea_helper.strength.qualities import Conditions, read_qualities
from cea_helper.strength.tables import table
from tests.strength.making import AS_OF, LOCAL, LOOK_BACK, NATIONAL, make_item, make_strong_item


def state(name: QualityName, conditions: Conditions = NATIONAL, **fields: Any) -> str:
    return read_qualities(make_item(**fields), conditions)[name].state


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, "not_met"),
        ("2023-02", "2025-06", "met"),
        ("2019", "present", "met"),
        ("2018", None, "partly"),
        (None, "2025", "partly"),
        (None, "present", "partly"),
        ("2024-05-22", None, "met"),
        ("2018-03-12", None, "not_met"),
        ("2028-03-12", None, "not_met"),
        ("2025", "2023", "partly"),
        ("2018", "2020", "not_met"),
        (None, "2020", "not_met"),
        ("2027", None, "not_met"),
        ("2025", "2028", "met"),
    ],
)
def test_dates_are_read(start: str | None, end: str | None, expected: str) -> None:
    ends = end if end in (None, "present") else parse_partial(end or "")
    assert state("dated", start=start and parse_partial(start), end=ends) == expected


def test_one_date_is_enough_for_a_publication() -> None:
    paper = {"type": "article-journal"}
    assert state("dated", start=parse_partial("2023-05"), citation=paper) == "met"


@pytest.mark.parametrize(
    ("contribution", "role", "expected"),
    [
        (None, None, "unknown"),
        (None, "Lead for sepsis", "partly"),
        (None, "I wrote six of the ten modules.", "met"),
        ("member", None, "not_met"),
        ("member", "Member of the national committee", "not_met"),
        ("member", "I drafted its policy on transfusion.", "partly"),
        ("contributed", None, "partly"),
        ("contributed", "Member of the group", "partly"),
        ("contributed", "I led the evidence review.", "met"),
        ("led", None, "partly"),
        ("led", "n/a", "partly"),
        ("led", "Chair of the group", "partly"),
        ("led", "I see about 14 people a week.", "met"),
        ("contributed", "I supervised a trainee who did it.", "partly"),
        ("contributed", "I share the rounds with five colleagues.", "partly"),
        ("led", "I wrote the policy for all wards.", "met"),
        ("co_led", "Two clinics a week", "partly"),
        ("co_led", "I wrote the clinical model.", "met"),
    ],
)
def test_the_own_part_is_read(contribution: str | None, role: str | None, expected: str) -> None:
    assert state("own_part", contribution=contribution, role=role) == expected


@pytest.mark.parametrize(
    ("basis", "excess", "expected"),
    [
        (None, None, "unknown"),
        (None, "Unpaid evenings", "partly"),
        ("over_and_above", None, "partly"),
        ("over_and_above", "Unpaid evenings", "met"),
        ("job_plan", None, "not_met"),
        ("job_plan", "None.", "not_met"),
        ("job_plan", "None at all", "not_met"),
        ("job_plan", "Nothing beyond it.", "not_met"),
        ("job_plan", "Not applicable", "not_met"),
        ("paid_extra", "It is fully paid", "not_met"),
        ("job_plan", "Nothing beyond it on paper, but two unpaid evenings", "met"),
        ("job_plan", "Two extra sites, unpaid", "met"),
        ("paid_extra", None, "not_met"),
        ("paid_extra", "The pay covers one region only", "met"),
    ],
)
def test_what_went_beyond_the_job_is_read(
    basis: str | None, excess: str | None, expected: str
) -> None:
    assert state("beyond_job", basis=basis, excess=excess) == expected


@pytest.mark.parametrize(
    ("impact", "expected"),
    [
        (None, "unknown"),
        (Impact(), "unknown"),
        (Impact("Improved care"), "not_met"),
        (Impact("Better teamwork across all of our wards"), "not_met"),
        (Impact("Six other trusts have adopted the bundle"), "partly"),
        (Impact("Used in 11 of 13 regions"), "partly"),
        (Impact("Improved care in 2024"), "not_met"),
        (Impact("Good practice was found."), "not_met"),
        (Impact("Better working between sites"), "not_met"),
        (Impact(measure="unplanned admissions a month", before=41, after=55), "partly"),
        (Impact(measure="unplanned admissions a month", before=55, after=41), "met"),
        (Impact("Median wait from 9.5 to 3.2 hours"), "met"),
        (Impact("Late referrals fell by 40%"), "met"),
        (Impact("Saved 1,400 bed days"), "met"),
        (Impact("Deaths halved"), "met"),
        (Impact("From 2021 to 2024 I ran the audit"), "partly"),
        (Impact(measure="wait", before=9.5, after=3.2, unit="hours"), "met"),
        (Impact(before=9.5, after=3.2), "partly"),
        (Impact(measure="wait", after=3.2), "partly"),
        (Impact(measure="wait", before=3.2, after=3.2), "partly"),
        (Impact(measure="falls", before=6, after=42), "partly"),
        (Impact("Falls fell from 42 to 6.", "falls", before=6, after=42), "partly"),
        (Impact("More falls are reported now.", "falls", before=6, after=42), "met"),
        (Impact("Patients wait for the ward.", before=6, after=42), "partly"),
        (Impact(measure="pass rate", before=81, after=48), "partly"),
        (Impact(measure="pass rate", before=48, after=81), "met"),
        (Impact(measure="falls prevented", before=6, after=42), "met"),
        (Impact(measure="wait for clinic", before=3, after=12), "partly"),
        (Impact("Waits rose from 3 to 12 weeks."), "not_met"),
        (Impact("Waits will fall from 12 to 3 weeks."), "not_met"),
        (Impact("No other trust has adopted it."), "not_met"),
    ],
)
def test_the_result_is_read(impact: Impact | None, expected: str) -> None:
    assert state("result", impact=impact) == expected


@pytest.mark.parametrize(
    ("reach", "national", "local"),
    [
        (None, "unknown", "unknown"),
        ("local", "not_met", "met"),
        ("regional", "partly", "met"),
        ("national", "met", "met"),
        ("international", "met", "met"),
    ],
)
def test_reach_is_read_for_the_kind_of_award(reach: str | None, national: str, local: str) -> None:
    assert state("reach", reach=reach) == national
    assert state("reach", LOCAL, reach=reach) == local


@pytest.mark.parametrize(
    ("proof", "expected"),
    [
        ((), "unknown"),
        ((Proof("audit", " "),), "unknown"),
        ((Proof("audit", "To follow."),), "unknown"),
        ((Proof("report", "none yet"), Proof("url", "pending")), "unknown"),
        ((Proof("doi", "tbc"), Proof("audit", "x")), "unknown"),
        ((Proof("person", "The chief nurse"),), "partly"),
        ((Proof("person", "The chief nurse"), Proof("report", "RP-25"),), "met"),
        ((Proof("doi", "10.1000/1"),), "met"),
    ],
)  # fmt: skip
def test_proof_is_read(proof: tuple[Proof, ...], expected: str) -> None:
    assert state("proof", proof=proof) == expected


def test_a_publication_is_its_own_proof() -> None:
    assert state("proof", citation={"type": "article-journal"}) == "met"


def test_the_page_of_an_item_tells_dates_and_figures() -> None:
    readings = analyse_item(make_strong_item(), "national", LOOK_BACK, AS_OF).readings
    assert list(readings) == list(QUALITIES)
    assert readings["dated"].seen == "It is dated: February 2023 to June 2025."
    assert readings["result"].seen == "The measure moved: 12 to 4. You say what to compare it with."


def test_work_still_to_come_is_thin_whatever_is_said_of_it() -> None:
    item = make_strong_item(start=parse_partial("2027-02"), end=None)
    analysis = analyse_item(item, "national", LOOK_BACK, AS_OF)
    assert analysis.strength.strength == "thin"
    assert analysis.strength.qualities["dated"] == "not_met"


def test_an_end_still_to_come_is_read_as_to_date() -> None:
    item = make_strong_item(start=parse_partial("2025"), end=parse_partial("2028"))
    analysis = analyse_item(item, "national", LOOK_BACK, AS_OF)
    assert analysis.readings["dated"].seen == "It is dated: 2025 to present."
    assert analysis.strength.strength == "strong"


def test_an_item_outside_says_where_the_look_back_begins() -> None:
    old = make_item(start=parse_partial("2018"), end=parse_partial("2019-05"))
    analysis = analyse_item(old, "national", LOOK_BACK, AS_OF)
    assert not analysis.strength.counts
    assert "21 November 2021: 2018 to May 2019" in analysis.readings["dated"].seen


def test_figures_that_got_worse_are_asked_about() -> None:
    item = make_strong_item(impact=Impact(measure="falls", before=6, after=42))
    analysis = analyse_item(item, "national", LOOK_BACK, AS_OF)
    assert analysis.readings["result"].seen == (
        "The figures go from 6 to 42. This looks worse: say why it is a result."
    )
    assert analysis.strength.strength == "promising"


@pytest.mark.parametrize(
    ("fields", "seen"),
    [
        ({"start": "2022-03"}, "It began in March 2022. "),
        ({"start": "2022-03-12"}, "It is dated: 12 March 2022."),
        ({"end": "2022-03-12"}, "It ended on 12 March 2022. "),
        ({"end": "2022-03"}, "It ended in March 2022. "),
    ],
)
def test_a_day_is_told_as_a_day(fields: dict[str, str], seen: str) -> None:
    dates: dict[str, Any] = {name: parse_partial(written) for name, written in fields.items()}
    item = make_item(**dates)
    dated = analyse_item(item, "national", LOOK_BACK, AS_OF).readings["dated"]
    assert dated.seen.startswith(seen)


def test_nobody_is_asked_to_correct_the_dates_of_old_work() -> None:
    old = make_item(end=parse_partial("2019"))
    missing = analyse_item(old, "national", LOOK_BACK, AS_OF).readings["dated"].missing
    assert missing is not None and "correct" not in missing
    assert "Look for what has happened since. If it went on after that day, say so." in missing


def test_where_a_quality_is_met_nothing_is_missing() -> None:
    for cases in table("qualities.toml").values():
        for words in cases.values():
            assert (words["state"] == "met") == ("missing" not in words)


def test_what_lacks_says_what_would_help() -> None:
    for cases in table("qualities.toml").values():
        for words in cases.values():
            assert words["state"] == "met" or words["missing"]
            assert "{" not in words.get("missing", "")
