"""Dates as people type them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cea_helper.dates import PartialDate
from cea_helper.web import filters, typed_dates


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2024", PartialDate(2024)),
        (" 2024 ", PartialDate(2024)),
        ("March 2024", PartialDate(2024, 3)),
        ("mar 2024", PartialDate(2024, 3)),
        ("Sept 2024", PartialDate(2024, 9)),
        ("March, 2024", PartialDate(2024, 3)),
        ("3/2024", PartialDate(2024, 3)),
        ("03/2024", PartialDate(2024, 3)),
        ("18 March 2024", PartialDate(2024, 3, 18)),
        ("1st March 2024", PartialDate(2024, 3, 1)),
        ("18/3/2024", PartialDate(2024, 3, 18)),
        ("2024-03", PartialDate(2024, 3)),
        ("2024-03-18", PartialDate(2024, 3, 18)),
        ("29 February 2024", PartialDate(2024, 2, 29)),
    ],
)
def test_date_is_read_as_it_is_typed(typed: str, meant: PartialDate) -> None:
    assert typed_dates.read_date(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "24",
        "13/2024",
        "0/2024",
        "30 February 2024",
        "29 February 2023",
        "0 March 2024",
        "Marchember 2024",
        "March",
        "18 March",
        "2024/03",
        "present",
        "\u0662\u0660\u0662\u0664",
    ],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="must be a real date"):
        typed_dates.read_date(typed)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_date_shown_can_be_typed_again(day: date) -> None:
    whole = PartialDate(day.year, day.month, day.day)
    for shown in (whole, replace(whole, day=None), PartialDate(day.year)):
        assert typed_dates.read_date(filters.partial_date(shown)) == shown


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_refused_in_a_sentence(typed: str) -> None:
    try:
        assert typed_dates.read_date(typed).first_day
    except ValueError as fault:
        assert str(fault).startswith("must ")
