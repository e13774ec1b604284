"""When one can apply in a round: what its status and its dates say at a given moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Literal, get_args

from cea_helper.dates import uk_day
from cea_helper.schemes.model import Scheme

# "expected": nobody has announced it. "employer_decides": the employer sets whether and when.
# "over": closed, but people practise on it. The last two take nobody.
State = Literal["open", "opens_later", "expected", "employer_decides", "over", "paused", "gone"]

STATES: tuple[State, ...] = get_args(State)
_COMING: tuple[State, ...] = ("open", "opens_later", "expected")


def state(scheme: Scheme, now: datetime) -> State:
    """Return where the round stands at the moment `now`."""
    if scheme.status == "paused":
        return "paused"
    if scheme.status == "abolished" or not scheme.takes_applications:
        return "gone"
    if scheme.status == "closed" or (scheme.closes_at is not None and scheme.closes_at <= now):
        return "over"
    if scheme.opens_on is not None:
        return "open" if scheme.opens_on <= uk_day(now) else "opens_later"
    return _without_first_day(scheme)


def _without_first_day(scheme: Scheme) -> State:
    if scheme.status == "provisional":
        return "expected"
    if scheme.closes_at is not None:
        return "open"
    return "expected" if scheme.kind == "national" else "employer_decides"


def is_over(scheme: Scheme, now: datetime) -> bool:
    """Return whether the round has closed: people can still practise on it."""
    return state(scheme, now) == "over"


def is_coming(scheme: Scheme, now: datetime) -> bool:
    """Return whether the round is open or comes next."""
    return state(scheme, now) in _COMING


def by_state(schemes: Iterable[Scheme], now: datetime) -> Mapping[State, tuple[Scheme, ...]]:
    """Return the rounds of each state: what closes or opens first, then by title.

    Rounds that are over stand with the newest first.
    """
    found: dict[State, list[Scheme]] = {one: [] for one in STATES}
    for scheme in schemes:
        found[state(scheme, now)].append(scheme)
    return {
        one: tuple(sorted(of_state, key=_KEYS.get(one, _first_to_open), reverse=one == "over"))
        for one, of_state in found.items()
    }


def next_round(schemes: Iterable[Scheme], now: datetime) -> Scheme | None:
    """Return the round that is open and closes first, else the one that comes next, if any."""
    found = by_state(schemes, now)
    return next((scheme for one in _COMING for scheme in found[one]), None)


def _first_to_close(scheme: Scheme) -> tuple[date, str]:
    return uk_day(scheme.closes_at) if scheme.closes_at else date.max, scheme.title


def _first_to_open(scheme: Scheme) -> tuple[date, str]:
    return scheme.opens_on or date.max, scheme.title


def _latest(scheme: Scheme) -> tuple[date, str]:
    ended = uk_day(scheme.closes_at) if scheme.closes_at else scheme.opens_on
    return ended or date.min, scheme.title


_KEYS: Mapping[State, Callable[[Scheme], tuple[date, str]]] = {
    "open": _first_to_close,
    "over": _latest,
}
