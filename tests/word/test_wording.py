"""Dates and lengths in the words of the document."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

import pytest

from cea_helper.dates import PartialDate, parse_partial
from cea_helper.schemes import Fact, Limit
from cea_helper.word import wording

SURE = Fact("verified")
UNSURE = Fact("unconfirmed")


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2018", None, "2018"),
        ("2023-02", "2025-06", "February 2023 to June 2025"),
        ("2024-03-18", "2024-03-18", "18 March 2024"),
        (None, "2025-06", "Until June 2025"),
        (None, None, "No date"),
    ],
)
def test_period_is_told_in_words(start: str | None, end: str | None, words: str) -> None:
    first, last = (parse_partial(date) if date else None for date in (start, end))
    assert wording.period(first, last) == words


@pytest.mark.parametrize(
    ("start", "words"), [(PartialDate(2019, 4), "April 2019 to present"), (None, "Until present")]
)
def test_what_still_goes_on_is_present(start: PartialDate | None, words: str) -> None:
    present: Literal["present"] = "present"
    assert wording.period(start, present) == words


def test_time_is_that_of_the_united_kingdom() -> None:
    assert wording.moment(datetime(2026, 7, 1, 23, 5, tzinfo=UTC)) == "2 July 2026 at 00:05"
    assert wording.moment(datetime(2026, 1, 1, 9, 5, tzinfo=UTC)) == "1 January 2026 at 09:05"


@pytest.mark.parametrize(
    ("value", "words"), [(41.0, "41"), (9.5, "9.5"), (1204, "1,204"), (-0.25, "-0.25")]
)
def test_numbers_have_no_needless_decimals(value: float, words: str) -> None:
    assert wording.number(value) == words


@pytest.mark.parametrize(
    ("used", "limit", "words"),
    [
        (1204, Limit(1350, "code_points", SURE), "1,204 of 1,350 characters"),
        (1402, Limit(1350, "code_points", SURE), "1,402 of 1,350 characters: 52 over"),
        (
            1350,
            Limit(1350, "code_points", UNSURE),
            "1,350 of 1,350 characters (limit not confirmed)",
        ),
        (
            1204,
            Limit(None, "code_points", UNSURE),
            "1,204 characters (limit not known)",
        ),
        (
            1,
            Limit(None, "code_points", SURE),
            "1 character (limit not known)",
        ),
    ],
)
def test_length_is_told_against_the_limit(used: int, limit: Limit, words: str) -> None:
    assert wording.length("x" * used, limit) == words


def test_length_is_counted_by_the_rule_of_the_limit() -> None:
    assert wording.length("two words", Limit(150, "words", SURE)) == "2 of 150 words"
    assert wording.short_length("a\nb", Limit(9, "utf16_crlf", SURE)) == "4 of 9 characters"


def test_short_length_leaves_out_where_to_look() -> None:
    assert wording.short_length("abc", Limit(None, "words", UNSURE)) == "1 word, limit not known"
