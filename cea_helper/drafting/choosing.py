"""Which items go into an outline, and how much of each: the best choice for the space."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# Past this many steps the exact way would keep somebody waiting.
MOST_STEPS = 100_000


@dataclass(frozen=True)
class Option:
    """To take so many parts of an item: the room that they need, and what they are worth."""

    parts: int
    cost: int
    value: int


@dataclass(frozen=True)
class Candidate:
    """One item with each way to take it, the shortest first; none at all may be taken."""

    options: tuple[Option, ...]


# What was chosen so far: its cost, its worth, and the parts chosen last with the state before them.
# Plain, since there are thousands of them.
_State = tuple[int, int, "tuple[int, _State] | None"]

_NOTHING = Option(0, 0, 0)


def choose(candidates: tuple[Candidate, ...], room: int) -> tuple[int, ...]:
    """Return how many parts of each candidate to take, 0 for none: worth the most that has room.

    Where there are too many ways to try them all, one after the other takes what it can.
    """
    found = exact(candidates, room)
    return greedy(candidates, room) if found is None else found


def exact(
    candidates: tuple[Candidate, ...], room: int, most_steps: int = MOST_STEPS
) -> tuple[int, ...] | None:
    """Return a choice that none is worth more than; None where that takes too many steps.

    It goes through the candidates and keeps, of all choices among those so far, each that no
    other beats in both room and worth.
    """
    front: list[_State] = [(0, 0, None)]
    steps = 0
    for candidate in candidates:
        options = (_NOTHING, *candidate.options)
        steps += len(front) * len(options)
        if steps > most_steps:
            return None
        front = _unbeaten(front, options, room)
    return _choices(front[-1])


def greedy(candidates: tuple[Candidate, ...], room: int) -> tuple[int, ...]:
    """Return the choice in which each candidate in turn takes as much as there is still room for.

    Those whose least is worth the most come first.
    """
    taken = [_NOTHING] * len(candidates)
    for index in sorted(range(len(candidates)), key=lambda n: -_least_value(candidates[n])):
        left = room - sum(option.cost for option in taken)
        fitting = (one for one in reversed(candidates[index].options) if one.cost <= left)
        taken[index] = next(fitting, _NOTHING)
    return tuple(option.parts for option in taken)


def value_of(candidates: tuple[Candidate, ...], parts: Iterable[int]) -> int:
    """Return what a choice is worth."""
    return sum(
        next(one.value for one in (_NOTHING, *candidate.options) if one.parts == number)
        for candidate, number in zip(candidates, parts, strict=True)
    )


def _least_value(candidate: Candidate) -> int:
    return candidate.options[0].value if candidate.options else 0


def _unbeaten(front: list[_State], options: tuple[Option, ...], room: int) -> list[_State]:
    """Return the states after one more candidate that none beats, cost and worth both going up."""
    best: dict[int, _State] = {}
    for state in front:
        for option in options:
            cost, value = state[0] + option.cost, state[1] + option.value
            if cost <= room and (cost not in best or value > best[cost][1]):
                best[cost] = (cost, value, (option.parts, state))
    kept: list[_State] = []
    for cost in sorted(best):
        if not kept or best[cost][1] > kept[-1][1]:
            kept.append(best[cost])
    return kept


def _choices(state: _State) -> tuple[int, ...]:
    parts: list[int] = []
    while state[2] is not None:
        number, state = state[2]
        parts.append(number)
    return tuple(reversed(parts))
