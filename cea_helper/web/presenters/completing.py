"""How an item of evidence stands and what it still lacks: one way to say it on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cea_helper.evidence import EvidenceItem, is_only_noted
from cea_helper.strength import ItemStrength, QualityName
from cea_helper.web.presenters.tags import OUTSIDE, Tag, item_tag
from cea_helper.web.presenters.yardstick import Yardstick

# What an item is told to lack, the weightiest first.
LACKS: dict[QualityName, str] = {
    "result": "a result",
    "own_part": "your own part",
    "beyond_job": "what went beyond the job",
    "reach": "reach",
    "dated": "dates that count",
    "proof": "proof",
}
_MOST_NAMED = 3
_NOTED: Tag = {"text": "Noted", "colour": "grey"}


@dataclass(frozen=True)
class Standing:
    """How an item stands: its tag, and what it lacks in words, or nothing."""

    tag: Tag
    lacks: str

    @property
    def to_do(self) -> str:
        """What is still to be done about it; one that was only noted is not told off."""
        return "To complete" if self.tag is _NOTED else self.lacks


def standing(item: EvidenceItem, found: ItemStrength) -> Standing:
    """Return how the item stands; one that does not count stands before the look-back."""
    if is_only_noted(item):
        return Standing(_NOTED, "")
    names = [LACKS[name] for name in lacking(found)]
    return Standing(
        tag=item_tag(found.strength) if found.counts else OUTSIDE,
        lacks=f"Missing: {in_a_row(names)}" if names else "",
    )


def lacking(found: ItemStrength) -> tuple[QualityName, ...]:
    """Return the qualities that are missing or of which nothing was said, the weightiest first."""
    states = found.qualities
    return tuple(name for name in LACKS if states[name] in ("not_met", "unknown"))


def in_a_row(names: Sequence[str]) -> str:
    """Return "a result, reach and proof"; of many, the first two and how many more."""
    if len(names) > _MOST_NAMED:
        return f"{names[0]}, {names[1]} and {len(names) - 2} more"
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def waiting(evidence: Sequence[EvidenceItem], yardstick: Yardstick) -> tuple[EvidenceItem, ...]:
    """Return the items that could count and are thin, the newest first."""
    analyses = ((item, yardstick.analyse(item).strength) for item in reversed(evidence))
    return tuple(item for item, found in analyses if found.counts and found.strength == "thin")


def next_waiting(
    evidence: Sequence[EvidenceItem], yardstick: Yardstick, done: str
) -> EvidenceItem | None:
    """Return the item to complete after the one called `done`, so that each has its turn."""
    turns = {item.id: turn for turn, item in enumerate(reversed(evidence))}
    others = [item for item in waiting(evidence, yardstick) if item.id != done]
    later = (item for item in others if turns[item.id] > turns[done])
    return next(later, next(iter(others), None))
