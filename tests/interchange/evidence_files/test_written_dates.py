"""Dates as exports write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cea_helper.interchange.evidence_files import written_dates
from tests import strategies


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2021", "2021"),
        ("2021///", "2021"),
        ("2021/07//", "2021-07"),
        ("2021-03-18T00:00:00", "2021-03-18"),
        ("20210318", "2021-03-18"),
        ("18/03/2021", "2021-03-18"),
        ("03/18/2021", "2021-03-18"),
        ("3/2021", "2021-03"),
        ("2023 Jul-Aug", "2023-07"),
        ("2023 Winter", "2023"),
        ("18th March 2021", "2021-03-18"),
        ("Sept 2021", "2021-09"),
        ("Mar-21", "2021-03"),
        ("MAR 15 2023", "2023-03-15"),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(written: str, read: str) -> None:
    assert str(written_dates.read(written)) == read


@pytest.mark.parametrize("written", ["", "soon", "2021-13", "31 February 2021", "12", "ref 20219"])
def test_what_is_no_date_is_none(written: str) -> None:
    assert written_dates.read(written) is None


@given(strategies.partial_dates())
def test_our_own_dates_read_back(date: object) -> None:
    assert str(written_dates.read(str(date))) == str(date)


@given(st.text(max_size=30))
def test_any_words_are_a_date_or_none(written: str) -> None:
    written_dates.read(written)
    written_dates.read_year(written)
