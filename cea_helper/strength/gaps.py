"""What keeps an item from being strong, and how that is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cea_helper.strength.model import QualityName, QualityState
from cea_helper.strength.tables import table


@dataclass(frozen=True)
class Gap:
    """A quality in one of these states, and how it is said that an item has it so."""

    code: str
    quality: QualityName
    states: frozenset[QualityState]
    words: Mapping[str, str]


@cache
def all_gaps() -> tuple[Gap, ...]:
    """Return every gap that is known, the weightiest first."""
    return tuple(
        Gap(words["code"], words["quality"], frozenset(words["states"]), words)
        for words in table("actions.toml")["gaps"]
    )


def gaps_in(qualities: Mapping[QualityName, QualityState]) -> tuple[Gap, ...]:
    """Return the gaps of an item with these qualities, the weightiest first."""
    return tuple(gap for gap in all_gaps() if qualities[gap.quality] in gap.states)
