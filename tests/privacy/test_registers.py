from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cea_helper.privacy import find_identifiers
from cea_helper.privacy.registers import begins_with_date, has_check_digit, register


def test_example_of_the_data_dictionary_passes() -> None:
    assert has_check_digit("9434765919")
    assert not has_check_digit("9434765918")


@given(st.integers(min_value=0, max_value=10**9 - 1))
def test_at_most_one_last_digit_passes(first_nine: int) -> None:
    passing = [last for last in range(10) if has_check_digit(f"{first_nine:09}{last}")]
    assert len(passing) <= 1


@pytest.mark.parametrize(
    ("digits", "named", "kind"),
    [
        ("4857773457", None, "nhs_number"),
        ("9434765919", None, "nhs_number"),
        ("0102541183", None, "chi_number"),
        ("0102541183", "nhs_number", "nhs_number"),
        ("3201184428", None, None),
        ("4444444444", None, None),
        ("0198526636", None, None),
        ("0198526636", "nhs_number", "nhs_number"),
    ],
)
def test_range_and_name_decide_the_register(
    digits: str, named: str | None, kind: str | None
) -> None:
    assert register(digits, named) == kind


def test_health_and_care_numbers_have_their_range() -> None:
    passing = [f"320118442{last}" for last in range(10) if has_check_digit(f"320118442{last}")]
    assert [register(digits) for digits in passing] == ["hc_number"] * len(passing)


def test_29_february_needs_a_leap_year() -> None:
    assert begins_with_date("2902521234")
    assert not begins_with_date("2902531234")


@pytest.mark.parametrize(
    "written",
    [
        "943 476 5919",
        "943-476-5919",
        "943.476.5919",
        "9434765919",
        "943\u00a0476\u00a05919",
        "943\u2009476\u20095919",
        "943\u2013476\u20135919",
        "943 \u2010 476 \u2010 5919",
        "943\n476\n5919",
        "943  476  5919",
        "(943) 476 5919",
        "943_476_5919",
        "943/476/5919",
        "943,476,5919",
        "943 4765919",
        "943476 5919",
        "943 476 59 19",
        "9 4 3 4 7 6 5 9 1 9",
        "\uff19\uff14\uff13 \uff14\uff17\uff16 \uff15\uff19\uff11\uff19",
        "\u0669\u0664\u0663 \u0664\u0667\u0666 \u0665\u0669\u0661\u0669",
        "943\u200b476\u200b5919",
        "[9434765919]",
        "NHS9434765919",
        "NHSNo:9434765919",
        "NHS no. 94 34 76 59 19",
    ],
)
def test_number_is_found_however_it_is_written(written: str) -> None:
    assert [found.kind for found in find_identifiers(f"I saw {written} in clinic.")] == [
        "nhs_number"
    ]


@pytest.mark.parametrize(
    "written",
    [
        "ISBN 0198526636",
        "ISBN-10 943 476 5919",
        "9434765919 (ISBN)",
        "978-0-306-40615-7",
        "doi:10.1000/9434765919",
        "https://example.org/9434765919",
        "ORCID 0000-0002-1825-0097",
        "tel. 943 476 5919",
        "+1 943 476 5919",
        "grant number 9434765919",
        "\u00a39434765919",
        "0.9434765919",
        "MR/9434765919/1",
        "943 476 5918",
    ],
)
def test_other_numbers_are_left_alone(written: str) -> None:
    assert find_identifiers(f"I wrote {written} in 2022.") == ()
