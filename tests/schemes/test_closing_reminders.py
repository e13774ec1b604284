"""The calendar file with the closing time of a round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from cea_helper.dates import UK
from cea_helper.schemes import Fact, Scheme, shipped
from cea_helper.schemes.closing_reminders import (
    REMINDERS,
    Reminder,
    calendar_file,
    reminder_time,
    still_ahead,
)

NOW = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
ROUND = shipped().get("ncia-2026")
CLOSES = datetime(2026, 5, 20, 17, 0, tzinfo=UK)
TWO_WEEKS = next(one for one in REMINDERS if one.id == "2-weeks")

# Whole seconds from 2000 to 2099.
moments = st.integers(946_684_800, 4_102_444_799).map(lambda at: datetime.fromtimestamp(at, UK))


def events_of(
    scheme: Scheme, closes_at: datetime, chosen: tuple[Reminder, ...], now: datetime = NOW
) -> list[Event]:
    """Return the events of the file, as a calendar program reads them."""
    calendar = Calendar.from_ical(calendar_file(scheme, closes_at, chosen, now))
    assert isinstance(calendar, Calendar)
    return list(calendar.events)


def starts(event: Event) -> datetime:
    """Return the moment at which an event begins."""
    assert isinstance(event.start, datetime)
    return event.start


def is_a_time(moment: datetime) -> bool:
    """Whether clocks in the UK ever show this time: an hour is left out in March."""
    return moment.astimezone(UTC).astimezone(UK).replace(fold=0) == moment.replace(fold=0)


@settings(max_examples=60)
@given(closes_at=moments, chosen=st.sets(st.sampled_from(REMINDERS)))
def test_every_reminder_keeps_the_hour_by_the_clock(
    closes_at: datetime, chosen: set[Reminder]
) -> None:
    *reminders, closing = events_of(ROUND, closes_at, tuple(chosen))
    assert closing.start == closes_at.astimezone(UTC)
    for event, reminder in zip(reminders, chosen, strict=True):
        wanted = closes_at.replace(tzinfo=None) - timedelta(days=reminder.days)
        assert event.start == wanted.replace(tzinfo=UK).astimezone(UTC)
        if is_a_time(wanted.replace(tzinfo=UK)):
            assert starts(event).astimezone(UK).replace(tzinfo=None) == wanted


def test_hour_is_kept_across_the_change_to_summer_time() -> None:
    closes_at = datetime(2027, 4, 1, 17, 0, tzinfo=UK)
    assert closes_at.astimezone(UTC).hour == 16
    assert reminder_time(closes_at, TWO_WEEKS).astimezone(UTC) == datetime(
        2027, 3, 18, 17, 0, tzinfo=UTC
    )


@settings(max_examples=40)
@given(title=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=120))
def test_any_title_comes_back(title: str) -> None:
    *_, closing = events_of(replace(ROUND, title=title), CLOSES, ())
    assert str(closing["summary"]) == f"{title} closes"


def test_file_is_the_same_each_time_but_for_when_it_was_made() -> None:
    first = events_of(ROUND, CLOSES, REMINDERS)
    second = events_of(ROUND, CLOSES, REMINDERS, NOW + timedelta(days=1))
    assert [event["uid"] for event in first] == [event["uid"] for event in second]
    assert len({event["uid"] for event in first}) == len(REMINDERS) + 1
    assert {event.DTSTAMP for event in first} == {NOW}


def test_each_reminder_rings_when_it_begins() -> None:
    reminder, closing = events_of(ROUND, CLOSES, (TWO_WEEKS,))
    (alarm,) = reminder.alarms.times
    assert alarm.trigger == reminder.start
    assert not closing.alarms.times
    assert str(reminder["summary"]) == f"2 weeks left: {ROUND.title} closes"


@pytest.mark.parametrize(("facts", "is_sure"), [(ROUND.facts, True), ({}, False)])
def test_time_that_is_not_confirmed_says_so(facts: Mapping[str, Fact], is_sure: bool) -> None:
    for event in events_of(replace(ROUND, facts=facts), CLOSES, (TWO_WEEKS,)):
        for name in ("summary", "description"):
            assert ("check this year's guide" in str(event[name])) != is_sure
        assert "20 May 2026 at 17:00, UK time" in str(event["description"])


def test_reminders_that_are_past_are_not_offered() -> None:
    now = datetime(2026, 5, 6, 16, 0, tzinfo=UTC)
    assert [one.id for one in still_ahead(CLOSES, now)] == ["1-week", "3-days", "1-day"]
    assert still_ahead(CLOSES, NOW) == REMINDERS
