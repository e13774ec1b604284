"""Which way is better is read from the words of a measure."""

from __future__ import annotations

import pytest

from cea_helper.strength import direction


@pytest.mark.parametrize(
    ("measure", "better"),
    [
        ("falls a month", "less"),
        ("median wait for a first visit", "less"),
        ("death within 30 days", "less"),
        ("consultant posts vacant", "less"),
        ("unplanned admissions a month", "less"),
        ("median length of stay", "less"),
        ("complaints about consent", "less"),
        ("30-day mortality", "less"),
        ("wound infections", "less"),
        ("leavers a year", "less"),
        ("direct admissions to the stroke unit", "unknown"),
        ("admissions avoided", "unknown"),
        ("planned admissions on the day of surgery", "unknown"),
        ("pass rate", "more"),
        ("overall satisfaction in the trainee survey", "more"),
        ("falls prevented", "unknown"),
        ("vacancies filled", "unknown"),
        ("patients who wait, seen within an hour", "unknown"),
        ("gap in pass rate", "unknown"),
        ("satisfaction with complaints", "unknown"),
        ("cases discussed", "unknown"),
        ("wait for clinic, weeks", "less"),
        ("infections after clinic", "less"),
        ("missed clinic appointments", "less"),
        ("missed appointments", "less"),
        ("did not attend rate", "less"),
        ("emergency admissions", "less"),
        ("door-to-needle time", "less"),
        ("time to theatre, hours", "less"),
        ("time to theatre within 36 hours", "unknown"),
        ("cost a day", "less"),
        ("cost savings", "unknown"),
        ("staff turnover", "less"),
        ("mean score in the survey", "more"),
        ("pain score", "unknown"),
        ("rate of satisfaction", "more"),
        ("patient experience", "more"),
        ("recruitment to trials", "more"),
        (None, "unknown"),
    ],
)
def test_which_way_is_better_is_known_where_it_is_plain(measure: str | None, better: str) -> None:
    assert direction.better(measure) == better
