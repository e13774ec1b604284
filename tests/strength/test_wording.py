"""What the program reads in the applicant's own words."""

from __future__ import annotations

import pytest

from cea_helper.strength import wording


@pytest.mark.parametrize(
    "role",
    [
        "I led a team of six.",
        "I have chaired the board since it began.",
        "Senior responsible officer; I signed off each ward.",
        "Wrote the clinical model.",
        "The group met monthly. Designed its audit.",
        "I was clinical lead and rewrote the pathway.",
        "Second of five authors",
        "I've trained 40 nurses",
        "I\u2019ve trained 40 nurses",
        "I have written the national standard.",
        "I worked out the criteria and run one clinic.",
        "I teach two of its five days.",
        "I gave each of 164 doctors a supervisor.",
        "I held the pen for the standards.",
        "I gave the lecture and wrote the book of the course.",
        "1,420 operations, my own figures in the register",
        "I gave nine talks on prescribing.",
        "I gave the annual lecture on leadership to 300 people.",
        "I give 40 lectures a year on child health.",
        "I supervise four trainees each year.",
        "I examine twice a year.",
        "I see about 14 people a week.",
        "I see patients in majors and resus on two days.",
        "I run one clinic a week.",
        "Gave nine talks on prescribing.",
        "I supervised nine fellows who hold posts now.",
        "I wrote to the board and wrote its policy.",
        "I wrote the policy; the registrar watched.",
        "I agreed the plan with six trusts.",
    ],
)
def test_own_deeds_are_found(role: str) -> None:
    assert wording.own_part(role) == "clear"


@pytest.mark.parametrize(
    "role",
    [
        "Member of the group",
        "We introduced day surgery.",
        "A triage tool was developed.",
        "Led by the chief nurse.",
        "I was a member of the board.",
        "I sit on the board and am responsible officer.",
        "I attended every meeting.",
        "I helped with teaching.",
        "led",
        "Led it.",
        "I led the programme.",
        "I attended",
        "I regularly attend the meetings of the board.",
        "gave the lecture",
        "I supervised a trainee who did it.",
        "Supervised the registrar who wrote the audit.",
        "I share the rounds with five colleagues.",
        "I see this as part of my duty.",
        "I run the programme.",
        "I chair the programme board.",
        "I have 20 trainees in three hospitals.",
        "I have a clinic in each of two hospitals.",
        "Chair of the regional group",
        "310 biopsies.",
        "I watched",
        "I watched the registrar write it.",
        "The registrar wrote it; I watched.",
        "I plan to write it.",
        "I planned to write the policy.",
        "I wrote to the board.",
        "I wrote to the medical director of the trust",
    ],
)
def test_presence_and_the_deeds_of_others_are_no_own_deed(role: str) -> None:
    assert wording.own_part(role) == "some"


@pytest.mark.parametrize("written", [None, "", "  ", "n/a", "None.", "-", "NIL"])
def test_words_for_nothing_say_nothing(written: str | None) -> None:
    assert not wording.has_said(written)
    assert wording.own_part(written) == "nothing"
    assert wording.result(written) == "nothing"


@pytest.mark.parametrize(
    "written",
    [
        "Waits fell from 12 weeks (2021) to 3 weeks (2024).",
        "Cardiac arrests were cut by a third.",
        "The trust saved £250,000 a year.",
        "Vacancies dropped to 9%.",
        "Recruitment more than doubled.",
    ],
)
def test_a_change_with_a_figure_is_found(written: str) -> None:
    assert wording.result(written) == "moved"


@pytest.mark.parametrize(
    "written",
    [
        "Better use of theatres.",
        "Better working between sites.",
        "Better working with the hospital.",
        "Improved efficiency.",
        "Improved safety culture.",
        "The culture of safety has improved.",
        "The department became more efficient.",
        "Better use of theatres. Improved safety culture.",
    ],
)
def test_that_something_is_better_is_no_result_by_itself(written: str) -> None:
    assert wording.result(written) == "vague"


@pytest.mark.parametrize(
    "written",
    [
        "Good practice was found.",
        "The audit showed good practice on all wards.",
        "We found that most letters were late.",
        "Low compliance was found in our wards.",
    ],
)
def test_a_finding_is_no_result(written: str) -> None:
    assert wording.result(written) == "finding"


@pytest.mark.parametrize(
    "written",
    [
        "Patients breathe better and use less morphine.",
        "Improved access for deaf patients, who book by text.",
        "Better use of theatres. Nobody waits for a porter now.",
        "Good practice was found. The clinic now opens on Saturdays.",
        "Gaps were found and a nurse was appointed.",
        "Night admissions now have a scan within the hour.",
    ],
)
def test_what_is_different_is_a_result_beside_general_claims(written: str) -> None:
    assert wording.result(written) == "in_words"


@pytest.mark.parametrize(
    "written",
    [
        "The course ran from 2021 to 2024.",
        "I reduced paperwork for 30 patients.",
        "Increased awareness since 2023 in all teams.",
        "The guideline recommends day-case drains.",
    ],
)
def test_a_figure_without_a_change_has_not_moved(written: str) -> None:
    assert wording.result(written) == "in_words"


def test_a_very_long_text_is_read_quickly() -> None:
    long = "I was there from the start and 9 from 8, " * 50_000
    assert wording.own_part(long) == "some"
    assert wording.result(long) == "in_words"
