"""What a noted line suggests: when, how far it reached, and to which areas it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from cea_helper.capture.affirmed import affirmed
from cea_helper.capture.cues import cues
from cea_helper.capture.dates import find_period
from cea_helper.dates import PartialDate
from cea_helper.evidence import AREAS, REACHES, Area, EvidenceItem, Present, Reach

_MOST_AREAS = 2
_WORTH = {"areas_sure": 3, "areas": 2, "areas_general": 1}


@dataclass(frozen=True)
class Suggestions:
    """What a line may mean; nothing of it is true before the person has said so."""

    start: PartialDate | None = None
    end: PartialDate | Present | None = None
    reach: Reach | None = None
    areas: tuple[Area, ...] = ()


def suggest(line: str, today: date) -> Suggestions:
    """Return what the line suggests. The title itself is never changed by it."""
    said = affirmed(line)
    period = find_period(said, today)
    return Suggestions(period.start, period.end, widest(said, "reach"), areas_spoken_of(said))


def beyond(suggestions: Suggestions, item: EvidenceItem) -> Suggestions:
    """Return what is suggested and that the item does not say yet."""
    has_date = item.start is not None or item.end is not None
    return Suggestions(
        start=None if has_date else suggestions.start,
        end=None if has_date else suggestions.end,
        reach=None if item.reach else suggestions.reach,
        areas=tuple(area for area in suggestions.areas if area not in item.areas),
    )


def widest(line: str, *kinds: str) -> Reach | None:
    """Return the widest reach that a word of the line speaks of, by the words of these kinds."""
    named = {meaning for _, _, meaning in cues(*kinds).find(line)}
    return next((reach for reach in reversed(REACHES) if reach in named), None)


def areas_spoken_of(line: str) -> tuple[Area, ...]:
    """Return the areas that the words of the line speak of most, at most two.

    A word that decides counts more than one that merely fits, and that somebody led counts least.
    """
    worth: dict[Area, int] = dict.fromkeys(AREAS, 0)
    for _, kind, area in set(cues(*_WORTH).find(line)):
        worth[cast(Area, area)] += _WORTH[kind]
    ordered = sorted((area for area in AREAS if worth[area]), key=lambda area: -worth[area])
    return tuple(ordered[:_MOST_AREAS])


def area_decided(line: str) -> Area | None:
    """Return the area of the first words in the line that decide by themselves, such as ARCP."""
    return next((cast(Area, area) for _, _, area in cues("areas_sure").find(line)), None)
