"""A date known to the year, the month or the day, and what it can mean."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cea_helper.dates import PartialDate, day_in_words, parse_partial, years_before
from tests import strategies


@pytest.mark.parametrize(
    ("written", "first_day", "last_day"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_date_has_a_first_and_a_last_day(written: str, first_day: date, last_day: date) -> None:
    known = parse_partial(written)
    assert (known.first_day, known.last_day) == (first_day, last_day)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("2023-13", "is not a month"),
        ("2023-00", "is not a month"),
        ("2023-02-29", "is not a day"),
        ("2023-04-31", "is not a day"),
        ("2023-04-00", "is not a day"),
        ("0000", "is not a year"),
        ("0000-13", "is not a year"),
        ("", "is not a year, a month or a day such as"),
        ("24", "is not a year, a month or a day such as"),
        ("2023-1", "is not a year, a month or a day such as"),
        ("2023/01", "is not a year, a month or a day such as"),
        ("2023-01-01T00:00", "is not a year, a month or a day such as"),
        (" 2023", "is not a year, a month or a day such as"),
        ("2023\n", "is not a year, a month or a day such as"),
        ("\u0662\u0660\u0662\u0663", "is not a year, a month or a day such as"),
        ("present", "is not a year, a month or a day such as"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}"):
        parse_partial(written)


@given(strategies.partial_dates())
def test_a_date_reads_back_as_it_was_written(known: PartialDate) -> None:
    assert parse_partial(str(known)) == known


@given(strategies.partial_dates())
def test_a_date_less_precise_means_at_least_the_same_days(known: PartialDate) -> None:
    year = PartialDate(known.year)
    assert year.first_day <= known.first_day <= known.last_day <= year.last_day


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (PartialDate(2024), "2024"),
        (PartialDate(2024, 3), "March 2024"),
        (PartialDate(2024, 12, 1), "1 December 2024"),
    ],
)
def test_a_date_is_shown_in_words(known: PartialDate, words: str) -> None:
    assert known.in_words == words


def test_a_day_is_shown_in_words() -> None:
    assert day_in_words(date(2026, 11, 21)) == "21 November 2026"


@pytest.mark.parametrize(
    ("day", "years", "earlier"),
    [
        (date(2026, 11, 21), 5, date(2021, 11, 21)),
        (date(2024, 2, 29), 5, date(2019, 2, 28)),
        (date(2024, 2, 29), 4, date(2020, 2, 29)),
        (date(2024, 2, 28), 1, date(2023, 2, 28)),
        (date(2024, 3, 1), 1, date(2023, 3, 1)),
        (date(6, 5, 4), 5, date(1, 5, 4)),
        (date(5, 5, 4), 5, date(1, 1, 1)),
    ],
)
def test_a_day_some_years_before_is_the_same_day(day: date, years: int, earlier: date) -> None:
    assert years_before(day, years) == earlier


@given(st.dates(min_value=date(1900, 1, 1)), st.integers(0, 50))
def test_going_back_keeps_the_order_of_days(day: date, years: int) -> None:
    assume(day < date.max)
    next_day = day + timedelta(days=1)
    assert years_before(day, years) <= years_before(next_day, years)
