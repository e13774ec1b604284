"""Dates and numbers on pages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cea_helper.dates import PartialDate
from cea_helper.web import filters


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1350, "1,350"), (7.5, "7.5"), (1.0, "1"), (0, "0"), (999, "999"), (0.25, "0.25")],
)
def test_number_has_commas_and_no_needless_digits(value: float, shown: str) -> None:
    assert filters.number(value) == shown


def test_moment_is_told_in_the_time_of_the_country() -> None:
    assert filters.moment(datetime(2026, 7, 1, 11, 5, tzinfo=UTC)) == "1 July 2026 at 12:05pm"
    assert filters.moment(datetime(2026, 1, 1, 0, 5, tzinfo=UTC)) == "1 January 2026 at 12:05am"


def test_date_is_told_as_far_as_it_is_known() -> None:
    assert filters.partial_date(PartialDate(2024)) == "2024"
    assert filters.partial_date("present") == "present"


def test_plural_follows_the_number() -> None:
    assert filters.plural(1, "item") == "1 item"
    assert filters.plural(1200, "item") == "1,200 items"
    assert filters.plural(0, "person", "people") == "0 people"
