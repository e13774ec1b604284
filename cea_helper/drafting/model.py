"""What an outline is, and what a person may wish of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Wishes:
    """What the person wants of an outline; of nothing said, the best choice is made.

    `pinned` items go in before all others, `dropped` ones stay out. The items in `order` stand
    first, in that order.
    """

    pinned: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()
    is_prose: bool = False


@dataclass(frozen=True)
class OutlineSentence:
    """A stretch of the outline and the evidence whose words it holds.

    Positions count code points of the text; `end` is exclusive.
    """

    text: str
    start: int
    end: int
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class LeftOut:
    """An item that is not in the outline, or not all of it, and why."""

    id: str
    why: str


@dataclass(frozen=True)
class DomainOutline:
    """A first text for one domain; a `limit` of None means that the number is not known."""

    id: str
    text: str
    count: int
    limit: int | None
    counting_rule: str
    sentences: tuple[OutlineSentence, ...]
    left_out: tuple[LeftOut, ...]


def outline_as_json(outlines: tuple[DomainOutline, ...]) -> dict[str, Any]:
    """Return the outlines as the document that `outline --json` prints."""
    return {"domains": [_outline_json(told) for told in outlines]}


def _outline_json(told: DomainOutline) -> Mapping[str, Any]:
    return {
        "id": told.id,
        "text": told.text,
        "count": told.count,
        "limit": told.limit,
        "counting_rule": told.counting_rule,
        "sentences": [
            {"text": s.text, "start": s.start, "end": s.end, "evidence": list(s.evidence)}
            for s in told.sentences
        ],
        "left_out": [{"id": left.id, "why": left.why} for left in told.left_out],
    }
