"""The closing time of a round as a calendar file (RFC 5545), with the reminders a person chose.

Each reminder is an event of its own that rings when it begins. Outlook keeps one alarm of an
event, and Google Calendar drops all that a file brings, so alarms alone would be lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event

import cea_helper
from cea_helper.dates import UK, day_in_words
from cea_helper.schemes.model import Scheme


@dataclass(frozen=True)
class Reminder:
    """How long before the closing time to be reminded."""

    id: str
    words: str
    days: int


REMINDERS = (
    Reminder("8-weeks", "8 weeks", 56),
    Reminder("4-weeks", "4 weeks", 28),
    Reminder("2-weeks", "2 weeks", 14),
    Reminder("1-week", "1 week", 7),
    Reminder("3-days", "3 days", 3),
    Reminder("1-day", "1 day", 1),
)


def reminder_time(closes_at: datetime, reminder: Reminder) -> datetime:
    """Return the time of the reminder: the same hour by the clock in the UK, days earlier.

    Time zones are left out of the subtraction, so that a change to summer time between the two
    does not move the hour.
    """
    return closes_at.astimezone(UK) - timedelta(days=reminder.days)


def still_ahead(closes_at: datetime, now: datetime) -> tuple[Reminder, ...]:
    """Return the reminders whose time is yet to come, the earliest first."""
    return tuple(one for one in REMINDERS if reminder_time(closes_at, one) > now)


def calendar_file(
    scheme: Scheme, closes_at: datetime, chosen: Iterable[Reminder], now: datetime
) -> bytes:
    """Return the file with the moment at which the round closes, and the reminders before it.

    The same round gives the same event identifiers each time, so that a second file corrects the
    first. Nothing in it is about a person.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//CEA Helper//{cea_helper.__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for event in _events(scheme, closes_at, chosen, now):
        calendar.add_component(event)
    document: bytes = calendar.to_ical()
    return document


def _events(
    scheme: Scheme, closes_at: datetime, chosen: Iterable[Reminder], now: datetime
) -> Iterator[Event]:
    unsure = " (check this year's guide)" if _is_unsure(scheme) else ""
    summary = f"{scheme.title} closes{unsure}"
    about = _about(scheme, closes_at)
    for reminder in chosen:
        at = reminder_time(closes_at, reminder)
        event = _event(f"{scheme.id}-{reminder.id}", at, f"{reminder.words} left: {summary}", now)
        event.add("description", about)
        event.add_component(_alarm(summary))
        yield event
    closing = _event(f"{scheme.id}-closes", closes_at, summary, now)
    closing.add("description", about)
    yield closing


def _event(name: str, at: datetime, summary: str, now: datetime) -> Event:
    """Return an event that takes no time. In UTC, which needs no table of time zones."""
    event = Event()
    event.add("uid", f"{name}@cea-helper.invalid")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", at.astimezone(UTC))
    event.add("summary", summary)
    event.add("transp", "TRANSPARENT")
    return event


def _alarm(words: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(0))
    alarm.add("description", words)
    return alarm


def _about(scheme: Scheme, closes_at: datetime) -> str:
    local = closes_at.astimezone(UK)
    sentences = [f"The round closes on {day_in_words(local)} at {local:%H:%M}, UK time."]
    if _is_unsure(scheme):
        sentences.append("This time is not confirmed: check this year's guide.")
    if scheme.own_guide:
        sentences.append(scheme.own_guide.url)
    elif scheme.latest_guide and scheme.latest_guide.year:
        latest = scheme.latest_guide
        sentences.append(f"The latest guide that is known is of {latest.year}: {latest.url}")
    return "\n".join(sentences)


def _is_unsure(scheme: Scheme) -> bool:
    return scheme.fact("closes_at").needs_checking
