"""The clock of the commands stands still only for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from cea_helper import config, dates
from cea_helper.errors import BrokenSettings


@pytest.mark.parametrize(
    ("told", "moment"),
    [
        ("2026-03-01T09:00:00", datetime(2026, 3, 1, 9, tzinfo=UTC)),
        ("2026-07-01T09:00:00+01:00", datetime(2026, 7, 1, 8, tzinfo=UTC)),
        ("2026-03-01", datetime(2026, 3, 1, tzinfo=UTC)),
    ],
)
def test_a_test_can_freeze_the_clock(told: str, moment: datetime) -> None:
    assert config.now({"CEA_HELPER_NOW": told, "CEA_HELPER_TESTING": "1"}) == moment


@pytest.mark.parametrize("environment", [{}, {"CEA_HELPER_NOW": "2001-01-01T00:00:00"}])
def test_outside_tests_it_is_now(environment: dict[str, str]) -> None:
    assert abs(config.now(environment) - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_moment_that_is_none_is_refused() -> None:
    with pytest.raises(BrokenSettings, match='CEA_HELPER_NOW: "noon" is not a date and time'):
        config.now({"CEA_HELPER_NOW": "noon", "CEA_HELPER_TESTING": "1"})


def test_the_day_is_that_of_london() -> None:
    assert dates.uk_day(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == date(2026, 7, 1)
    assert dates.uk_day(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == date(2026, 12, 31)
