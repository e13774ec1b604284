"""The best choice for the space: never worse than the quick way, never over the room."""

from __future__ import annotations

import time
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from cea_helper.drafting.choosing import (
    Candidate,
    Option,
    choose,
    exact,
    greedy,
    value_of,
)


def _candidate(told: list[tuple[int, int]]) -> Candidate:
    """Return a candidate whose options each cost and are worth so much more than the one before."""
    options: list[Option] = []
    for number, (cost, value) in enumerate(told, start=1):
        last = options[-1] if options else Option(0, 0, 0)
        options.append(Option(number, last.cost + cost, last.value + value))
    return Candidate(tuple(options))


STEPS = st.tuples(st.integers(1, 40), st.integers(1, 27))
CANDIDATES = st.lists(st.lists(STEPS, max_size=3).map(_candidate), max_size=5).map(tuple)
ROOM = st.integers(0, 200)


def cost_of(candidates: tuple[Candidate, ...], parts: tuple[int, ...]) -> int:
    """Return the room that a choice needs."""
    pairs = zip(candidates, parts, strict=True)
    return sum(one.cost for some, number in pairs for one in some.options if one.parts == number)


@given(CANDIDATES, ROOM)
def test_exact_way_is_worth_as_much_as_any_choice(
    candidates: tuple[Candidate, ...], room: int
) -> None:
    ways = product(*(range(len(one.options) + 1) for one in candidates))
    best = max(value_of(candidates, way) for way in ways if cost_of(candidates, way) <= room)
    found = exact(candidates, room)
    assert found is not None
    assert cost_of(candidates, found) <= room
    assert value_of(candidates, found) == best


@given(st.lists(st.lists(STEPS, max_size=3).map(_candidate), max_size=20).map(tuple), ROOM)
def test_exact_way_is_never_worth_less_than_the_quick_one(
    candidates: tuple[Candidate, ...], room: int
) -> None:
    quick = greedy(candidates, room)
    assert cost_of(candidates, quick) <= room
    assert value_of(candidates, choose(candidates, room)) >= value_of(candidates, quick)


def test_quick_way_is_taken_where_the_exact_one_takes_too_long() -> None:
    candidates = (_candidate([(5, 1)]), _candidate([(3, 9)]))
    assert exact(candidates, 5, most_steps=3) is None
    assert greedy(candidates, 5) == (0, 1)


def test_hundreds_of_items_are_chosen_from_at_once() -> None:
    told = [[(40 + n % 61, 1 + n % 9), (7 * n % 90 + 1, 27)] for n in range(500)]
    candidates = tuple(_candidate(one) for one in told)
    begun = time.perf_counter()
    assert cost_of(candidates, choose(candidates, 3000)) <= 3000
    assert time.perf_counter() - begun < 2
