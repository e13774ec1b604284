"""What a noted line suggests: when, how far it reached, and to which areas it belongs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import cast

from cea_helper.capture.dates import find_period
from cea_helper.dates import PartialDate
from cea_helper.evidence import AREAS, REACHES, Area, EvidenceItem, Present, Reach

_MOST_AREAS = 2


@dataclass(frozen=True)
class Suggestions:
    """What a line may mean; nothing of it is true before the person has said so."""

    start: PartialDate | None = None
    end: PartialDate | Present | None = None
    reach: Reach | None = None
    areas: tuple[Area, ...] = ()


def suggest(line: str, today: date) -> Suggestions:
    """Return what the line suggests. The title itself is never changed by it."""
    period = find_period(line, today)
    return Suggestions(period.start, period.end, _reach(line), _areas(line))


def beyond(suggestions: Suggestions, item: EvidenceItem) -> Suggestions:
    """Return what is suggested and that the item does not say yet."""
    has_date = item.start is not None or item.end is not None
    return Suggestions(
        start=None if has_date else suggestions.start,
        end=None if has_date else suggestions.end,
        reach=None if item.reach else suggestions.reach,
        areas=tuple(area for area in suggestions.areas if area not in item.areas),
    )


def _reach(line: str) -> Reach | None:
    """Return the widest reach that a word of the line speaks of."""
    cues = _cues()["reach"]
    named = (reach for reach in reversed(REACHES) if cues[reach].search(line))
    return next(named, None)


def _areas(line: str) -> tuple[Area, ...]:
    """Return the areas that most different words of the line speak of, at most two."""
    found = {area: _count(cast(str, area), line) for area in AREAS}
    ordered = sorted((area for area in AREAS if found[area]), key=lambda area: -found[area])
    return tuple(ordered[:_MOST_AREAS])


def _count(area: str, line: str) -> int:
    return len({match.lower() for match in _cues()["areas"][area].findall(line)})


@cache
def _cues() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    file = resources.files("cea_helper.capture") / "data" / "cues.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        kind: {name: _pattern(cues) for name, cues in names.items()}
        for kind, names in table.items()
    }


def _pattern(cues: list[str]) -> re.Pattern[str]:
    longest_first = sorted(cues, key=len, reverse=True)
    words = "|".join(_words(cue) for cue in longest_first)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


def _words(cue: str) -> str:
    words = re.escape(cue).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    return f"(?-i:{words})" if cue.isupper() else words
