"""When one can apply in a round, and which rounds come next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from cea_helper.dates import UK
from cea_helper.schemes import Scheme, shipped
from cea_helper.schemes.timetable import State, by_state, is_coming, is_over, next_round, state

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def a_round(name: str = "A round", **said: Any) -> Scheme:
    """Return a round that every year is open to applications, on no dates that are known."""
    plain = replace(
        shipped().get("ncia-2026"), id=name, title=name, status="open_each_year", kind="local"
    )
    return replace(plain, **{"opens_on": None, "closes_at": None, **said})


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, "employer_decides"),
        ({"status": "trust_defined"}, "employer_decides"),
        ({"kind": "national"}, "expected"),
        ({"status": "provisional"}, "expected"),
        ({"status": "provisional", "closes_at": datetime(2027, 5, 1, 17, tzinfo=UK)}, "expected"),
        ({"status": "provisional", "opens_on": date(2027, 4, 1)}, "opens_later"),
        ({"status": "trust_defined", "opens_on": date(2026, 11, 21)}, "open"),
        ({"opens_on": date(2026, 11, 22)}, "opens_later"),
        ({"closes_at": datetime(2027, 5, 1, 17, tzinfo=UK)}, "open"),
        ({"closes_at": NOW}, "over"),
        ({"status": "closed", "opens_on": date(2027, 4, 1)}, "over"),
        ({"status": "closed", "takes_applications": False}, "gone"),
        ({"status": "abolished"}, "gone"),
        ({"status": "paused", "takes_applications": False}, "paused"),
    ],
)
def test_round_stands_where_its_status_and_dates_say(said: dict[str, Any], expected: State) -> None:
    assert state(a_round(**said), NOW) == expected


def test_round_opens_at_midnight_in_the_united_kingdom() -> None:
    summer = a_round(opens_on=date(2026, 7, 1))
    assert state(summer, datetime(2026, 6, 30, 22, 59, tzinfo=UTC)) == "opens_later"
    assert state(summer, datetime(2026, 6, 30, 23, 0, tzinfo=UTC)) == "open"


def test_round_is_open_up_to_the_second_at_which_it_closes() -> None:
    closing = a_round(closes_at=datetime(2026, 5, 20, 17, 0, tzinfo=UK))
    assert not is_over(closing, datetime(2026, 5, 20, 15, 59, 59, tzinfo=UTC))
    assert is_over(closing, datetime(2026, 5, 20, 16, 0, tzinfo=UTC))


def test_open_rounds_stand_by_what_closes_first() -> None:
    later = a_round("Later", closes_at=datetime(2027, 1, 31, tzinfo=UK))
    sooner = a_round("Sooner", closes_at=datetime(2026, 12, 1, tzinfo=UK))
    no_end = a_round("No end", opens_on=date(2026, 1, 1))
    assert by_state([no_end, later, sooner], NOW)["open"] == (sooner, later, no_end)


def test_closed_rounds_stand_with_the_newest_first() -> None:
    years = [a_round(str(year), closes_at=datetime(year, 5, 1, tzinfo=UK)) for year in (2019, 2025)]
    assert [one.id for one in by_state(years, NOW)["over"]] == ["2025", "2019"]


def test_what_comes_next_is_open_or_opens_first_or_is_expected() -> None:
    open_now = a_round("Open", closes_at=datetime(2027, 1, 31, tzinfo=UK))
    soon, late = (a_round(f"Opens {n}", opens_on=date(2027, n, 1)) for n in (2, 3))
    expected = a_round("Expected", status="provisional")
    over, local = a_round("Over", status="closed"), a_round("Local")
    assert next_round([over, expected, late, soon, open_now], NOW) == open_now
    assert next_round([over, expected, late, soon], NOW) == soon
    assert next_round([over, expected, local], NOW) == expected
    assert next_round([over, local], NOW) is None
    assert is_coming(soon, NOW) and not is_coming(local, NOW)
