"""The page on which a round is chosen: what is open, what comes, what is over or gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cea_helper.dates import day_in_words, uk_day
from cea_helper.schemes import Catalogue, Scheme
from cea_helper.schemes.timetable import State, by_state, state
from cea_helper.web.presenters import links
from cea_helper.web.presenters.rounds import nations, round_state

_UNFOLDED = 3
_OVER = "Closed, to practise on"

# Under which heading the rounds of these states stand, in the order of the page.
_GROUPS: tuple[tuple[str, tuple[State, ...]], ...] = (
    ("Open now", ("open",)),
    ("Coming next", ("opens_later", "expected")),
    ("When your employer decides", ("employer_decides",)),
    (_OVER, ("over",)),
    ("Paused or ended", ("paused", "gone")),
)


@dataclass(frozen=True)
class RoundRow:
    """One round in the list: where, and whether one can apply, or what came of it."""

    title: str
    href: str
    words: str


@dataclass(frozen=True)
class RoundGroup:
    """Rounds that stand alike. The `folded` ones show on demand."""

    title: str
    rows: tuple[RoundRow, ...]
    folded: tuple[RoundRow, ...]


@dataclass(frozen=True)
class StartPage:
    """All rounds under their headings, and in a sentence what to do."""

    advice: str
    groups: tuple[RoundGroup, ...]


def start_page(schemes: Catalogue, now: datetime) -> StartPage:
    """Return the page as rounds stand at the moment `now`."""
    found = by_state(schemes, now)
    groups = (
        _group(title, [scheme for one in states for scheme in found[one]], now)
        for title, states in _GROUPS
    )
    advice = "Choose a round to see its rules, and to start."
    if not found["open"]:
        advice = "No round is open now. Begin for the one that comes next, or practise on another."
    return StartPage(advice, tuple(group for group in groups if group.rows))


def _group(title: str, schemes: Iterable[Scheme], now: datetime) -> RoundGroup:
    rows = tuple(_row(scheme, now) for scheme in schemes)
    shown = _UNFOLDED if title == _OVER else len(rows)
    return RoundGroup(title, rows[:shown], rows[shown:])


def _row(scheme: Scheme, now: datetime) -> RoundRow:
    words = f"{nations(scheme)}. {_when(scheme, now)}."
    return RoundRow(scheme.title, links.round_page(scheme.id), words)


def _when(scheme: Scheme, now: datetime) -> str:
    """Return what the heading of the group does not say yet."""
    now_is = state(scheme, now)
    if now_is in ("paused", "gone") and scheme.became:
        what = "Paused" if now_is == "paused" else "Ended"
        return f"{what}. {scheme.became.removesuffix('.')}"
    if now_is == "over" and scheme.closes_at:
        return f"Closed on {day_in_words(uk_day(scheme.closes_at))}"
    return round_state(scheme, now)
