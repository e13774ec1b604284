"""What is denied, planned or plainly worse is no result, and takes nothing from what is one."""

from __future__ import annotations

import pytest

from cea_helper.strength import wording


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Waits rose from 3 to 12 weeks.", "worse"),
        ("Deaths rose from 4 to 12 a year.", "worse"),
        ("Satisfaction dropped from 90% to 60%.", "worse"),
        ("Complaints doubled.", "worse"),
        ("Waits did not fall from 12 to 3 weeks.", "denied"),
        ("Waits did not fall.", "denied"),
        ("Nobody was saved.", "denied"),
        ("Not adopted anywhere.", "denied"),
        ("No other trust has adopted it.", "denied"),
        ("Waits will fall from 12 to 3 weeks.", "planned"),
        ("We hope deaths fall from 12 to 4.", "planned"),
        ("The target is to cut falls from 12 to 4.", "planned"),
        ("Six trusts will adopt it.", "planned"),
    ],
)
def test_the_opposite_of_a_result_is_none(written: str, expected: str) -> None:
    assert wording.result(written) == expected


def test_a_count_beside_a_denial_has_not_moved() -> None:
    assert wording.result("Nobody was saved, 3 were cut.") == "in_words"


@pytest.mark.parametrize(
    "written",
    [
        "Nobody had measured waits; I cut them from 12 to 3 weeks.",
        "Waits fell from 12 to 3 weeks and will fall further.",
        "Waits fell from 9.5 to 3.2 weeks with no new money.",
        "There was no increase in readmissions and length of stay fell from 9 to 4 days.",
        "Waits fell from 12 to 3 weeks, and satisfaction rose from 60% to 90%.",
        "Not only deaths fell from 12 to 4.",
        "The target was to cut waits from 12 to 4 weeks and it was met.",
        "Recorded falls rose from 6 to 42 because staff now report them.",
        "The cost fell from 1,420 to 900 pounds.",
        "Pain scores fell from 8 to 3.",
    ],
)
def test_a_result_stands_beside_a_denial_or_a_plan(written: str) -> None:
    assert wording.result(written) == "moved"


@pytest.mark.parametrize(
    "written",
    [
        "Nobody waits for a porter now.",
        "There were no infections in the new theatre.",
        "Patients no longer travel to another hospital.",
    ],
)
def test_that_something_bad_is_gone_is_a_result(written: str) -> None:
    assert wording.result(written) == "in_words"
