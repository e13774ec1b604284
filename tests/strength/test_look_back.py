"""The period that counts, and which items lie before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cea_helper.dates import parse_partial
from cea_helper.people import CurrentAward
from cea_helper.schemes import shipped
from cea_helper.strength import look_back_from
from cea_helper.strength.look_back import is_outside
from tests.strength.making import AS_OF, LOOK_BACK, make_item

NATIONAL = shipped().get("cea-national-2019")


def award(granted: str, scheme: str | None) -> CurrentAward:
    return CurrentAward("bronze", parse_partial(granted), scheme)


def test_it_begins_years_before() -> None:
    assert look_back_from(NATIONAL, None, AS_OF) == LOOK_BACK


def test_the_29th_of_february_becomes_the_28th() -> None:
    assert look_back_from(NATIONAL, None, date(2024, 2, 29)) == date(2019, 2, 28)


@pytest.mark.parametrize(
    ("granted", "scheme", "expected"),
    [
        ("2023-04", "ncia-2023", date(2023, 4, 1)),
        ("2023-04", None, date(2023, 4, 1)),
        ("2023", "somewhere-else", date(2023, 1, 1)),
        ("2023-04", "cea-local", LOOK_BACK),
        ("2019-04", "ncia-2023", LOOK_BACK),
    ],
)
def test_an_award_of_the_same_kind_shortens_it(
    granted: str, scheme: str | None, expected: date
) -> None:
    assert look_back_from(NATIONAL, award(granted, scheme), AS_OF) == expected


def test_a_local_award_shortens_a_local_scheme() -> None:
    national = frozenset({"ncia-2023"})
    local = replace(NATIONAL, kind="local", awards_of_another_kind=national)
    assert look_back_from(local, award("2023-04", "cea-local"), AS_OF) == date(2023, 4, 1)
    assert look_back_from(local, award("2023-04", "ncia-2023"), AS_OF) == LOOK_BACK


def test_a_scheme_without_a_look_back_has_none() -> None:
    endless = replace(NATIONAL, look_back_years=None)
    assert look_back_from(endless, award("2023-04", None), AS_OF) is None
    assert not is_outside(make_item(end=parse_partial("1990")), None)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, False),
        ({"start": "2010"}, False),
        ({"start": "2010-03"}, False),
        ({"start": "2010-03-12"}, True),
        ({"start": "2010-03-12", "end": "present"}, False),
        ({"start": "2021-11-21"}, False),
        ({"start": "2010", "end": "present"}, False),
        ({"start": "2010", "end": "2021-11-20"}, True),
        ({"start": "2010", "end": "2021-11-21"}, False),
        ({"start": "2010", "end": "2021-11"}, False),
        ({"start": "2010", "end": "2021-10"}, True),
        ({"end": "2021"}, False),
        ({"end": "2020"}, True),
        ({"start": "2025", "end": "2020"}, False),
        ({"start": "2020", "citation": {"type": "book"}}, True),
        ({"start": "2021", "citation": {"type": "book"}}, False),
    ],
)
def test_an_item_is_outside_when_its_last_possible_day_is(
    fields: dict[str, Any], expected: bool
) -> None:
    dated = {name: _date(value) for name, value in fields.items()}
    assert is_outside(make_item(**dated), LOOK_BACK) is expected


def _date(value: Any) -> Any:
    return parse_partial(value) if isinstance(value, str) and value != "present" else value
