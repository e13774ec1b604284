"""From six qualities to the strength of one item.

The rule, in the two sentences that the page prints (`ITEM_RULE`), rises with every quality, so
that improving a quality can never make an item weaker. A quality of which nothing was said helps
as little as one that is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from cea_helper.evidence import EvidenceItem
from cea_helper.schemes import AwardKind
from cea_helper.strength.gaps import Gap, gaps_in
from cea_helper.strength.model import (
    QUALITIES,
    ItemAnalysis,
    ItemLevel,
    ItemStrength,
    QualityName,
    QualityState,
)
from cea_helper.strength.qualities import (
    Conditions,
    Readings,
    is_told_not_begun,
    is_told_outside,
    read_qualities,
    told_in_full,
)

ITEM_RULE = (
    "An item is strong when your own part and the result are there in full and the other four "
    "qualities at least partly. It is promising when your own part and the result are at least "
    "partly there and no more than two of the other four are missing."
)

_WORTH: dict[QualityState, int] = {"met": 2, "partly": 1, "not_met": 0, "unknown": 0}
_OTHERS: tuple[QualityName, ...] = ("dated", "beyond_job", "reach", "proof")

# Two for each quality that is met and one for partly, own part and result twice. By these alone a
# thin item can reach 12, a promising one has 6 to 14 and a strong one 12 or more; the bonus lifts
# each strength above the one below, so that points never disagree with strength.
_BONUS: dict[ItemLevel, int] = {"thin": 0, "promising": 7, "strong": 10}

_MOST_THIN = 12

_LONGEST_NAME = 60


@dataclass(frozen=True)
class Verdict:
    """What six qualities come to. `points` put items in order and are shown to nobody."""

    qualities: Mapping[QualityName, QualityState]
    level: ItemLevel
    points: int
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class JudgedItem:
    """An item with its readings and what they come to."""

    item: EvidenceItem
    readings: Readings
    verdict: Verdict
    is_outside: bool

    @property
    def quoted_title(self) -> str:
        """The title in quotes, shortened at a word where it is long."""
        return quoted(self.item.title)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What keeps the item from being strong: no date, and one still to come, told apart."""
        other = "undated" if is_told_not_begun(self.readings) else "not-begun"
        return tuple([gap for gap in self.verdict.gaps if gap.code != other])


def judge_item(item: EvidenceItem, conditions: Conditions) -> JudgedItem:
    """Return the item with its readings and what they come to."""
    readings = read_qualities(item, conditions)
    states = tuple([reading.state for reading in readings.values()])
    verdict = _verdict(states, is_told_not_begun(readings))
    return JudgedItem(item, readings, verdict, is_told_outside(readings))


@lru_cache(maxsize=1024)
def quoted(written: str) -> str:
    """Return a title in quotes, shortened at a word where it is long."""
    title = " ".join(written.split())
    if len(title) > _LONGEST_NAME:
        title = f"{title[:_LONGEST_NAME].rsplit(' ', 1)[0]} ..."
    return f'"{title}"'


# Worked out once for all items that are alike in this: there are 4,096 cases at most.
@cache
def _verdict(states: tuple[QualityState, ...], is_to_come: bool) -> Verdict:
    qualities = dict(zip(QUALITIES, states, strict=True))
    worth = {name: _WORTH[state] for name, state in qualities.items()}
    # Work that is still to come is no work done, whatever is said of it.
    level = "thin" if is_to_come else level_of(worth)
    points = points_of(worth, level)
    return Verdict(
        qualities=qualities,
        level=level,
        points=min(points, _MOST_THIN) if level == "thin" else points,
        gaps=() if level == "strong" else gaps_in(qualities),
    )


def level_of(worth: Mapping[QualityName, int]) -> ItemLevel:
    """Return the strength of an item by `ITEM_RULE`; 2 is met, 1 is partly met."""
    core = min(worth["own_part"], worth["result"])
    missing = [worth[name] for name in _OTHERS].count(0)
    if core == 2 and not missing:
        return "strong"
    return "promising" if core and missing <= 2 else "thin"


def points_of(worth: Mapping[QualityName, int], level: ItemLevel) -> int:
    """Return the points by which items are put in order."""
    return _BONUS[level] + sum(worth.values()) + worth["own_part"] + worth["result"]


def item_strength(judged: JudgedItem, counts: bool) -> ItemStrength:
    """Return what the report says of the item."""
    verdict = judged.verdict
    missing = tuple([reading.missing for reading in judged.readings.values() if reading.missing])
    return ItemStrength(judged.item.id, verdict.level, counts, verdict.qualities, missing)


def analyse_item(
    item: EvidenceItem, scheme_kind: AwardKind, look_back_from: date | None, as_of: date
) -> ItemAnalysis:
    """Return the strength of one item by itself, with what was seen and what would help."""
    conditions = Conditions(scheme_kind, look_back_from, as_of)
    judged = judge_item(item, conditions)
    readings = told_in_full(item, conditions, judged.readings)
    return ItemAnalysis(item_strength(judged, not judged.is_outside), readings)
