"""What keeps an item from being strong, and how that is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from cea_helper.evidence import Area
from cea_helper.strength.model import QualityName, QualityState
from cea_helper.strength.tables import table


@dataclass(frozen=True)
class Gap:
    """A quality in one of these states, and how it is said that an item has it so.

    In a domain whose first area is in `first_in` the gap goes before all others.
    """

    code: str
    quality: QualityName
    states: frozenset[QualityState]
    first_in: frozenset[Area]
    words: Mapping[str, str]


@cache
def all_gaps(first_area: Area | None = None) -> tuple[Gap, ...]:
    """Return every gap that is known, by its weight in a domain that begins with the area."""
    return weightiest_first(_gaps(), first_area)


def weightiest_first(gaps: Iterable[Gap], first_area: Area | None) -> tuple[Gap, ...]:
    """Return the gaps by their weight in a domain that begins with this area."""
    return tuple(sorted(gaps, key=lambda gap: first_area not in gap.first_in))


def gaps_in(qualities: Mapping[QualityName, QualityState]) -> tuple[Gap, ...]:
    """Return the gaps of an item with these qualities, the weightiest first."""
    return tuple(gap for gap in all_gaps() if qualities[gap.quality] in gap.states)


@cache
def _gaps() -> tuple[Gap, ...]:
    return tuple(
        Gap(
            words["code"],
            words["quality"],
            frozenset(words["states"]),
            frozenset(words.get("first_in", ())),
            words,
        )
        for words in table("actions.toml")["gaps"]
    )
