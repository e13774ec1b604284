"""What the list of evidence prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cea_helper.evidence import AREAS, Area, EvidenceItem, period_in_words
from cea_helper.strength import ItemAnalysis, QualityName
from cea_helper.web.filters import number, plural
from cea_helper.web.presenters.tags import Tag, item_tag
from cea_helper.web.presenters.yardstick import Yardstick

PAGE = 50

_MOST_NAMED = 3

# What an item is told to lack, the weightiest first.
LACKS: dict[QualityName, str] = {
    "result": "a result",
    "own_part": "your own part",
    "beyond_job": "what went beyond the job",
    "reach": "reach",
    "dated": "dates that count",
    "proof": "proof",
}
_REACHES = {
    "local": "Local",
    "regional": "Regional",
    "national": "National",
    "international": "International",
}
_OUTSIDE: Tag = {"text": "Before the look-back", "colour": "white"}


@dataclass(frozen=True)
class Filter:
    """Which items are wanted: those of an area, those that lack a quality."""

    area: Area | None = None
    lacks: QualityName | None = None

    @property
    def is_on(self) -> bool:
        """Whether anything is left out."""
        return bool(self.area or self.lacks)

    def takes(self, item: EvidenceItem, analysis: ItemAnalysis) -> bool:
        """Whether the item is wanted."""
        is_of_area = self.area is None or self.area in item.areas
        return is_of_area and (self.lacks is None or self.lacks in lacking(analysis))


def filter_from(asked: Mapping[str, str]) -> Filter:
    """Return the filter that an address asks for; what it does not know it passes over."""
    area = next((area for area in AREAS if area == asked.get("area")), None)
    lacks = next((name for name in LACKS if name == asked.get("lacks")), None)
    return Filter(area, lacks)


@dataclass(frozen=True)
class ListedItem:
    """One line of the list."""

    id: str
    title: str
    facts: tuple[str, ...]
    lacks: str
    tag: Tag


@dataclass(frozen=True)
class EvidenceList:
    """One page of the list. `found` of `total` items fit the filter."""

    items: tuple[ListedItem, ...]
    found: int
    total: int
    page: int
    pages: int

    @property
    def summary(self) -> str:
        """How many items are shown, in words."""
        if self.found == self.total:
            return plural(self.total, "item")
        return f"{number(self.found)} of {plural(self.total, 'item')}"


def list_page(
    items: Sequence[EvidenceItem], yardstick: Yardstick, wanted: Filter, page: int
) -> EvidenceList:
    """Return a page of the items that fit, the newest first; the last where there is no such."""
    judged = [(item, yardstick.analyse(item)) for item in reversed(items)]
    fitting = [pair for pair in judged if wanted.takes(*pair)]
    pages = max(1, -(-len(fitting) // PAGE))
    shown = min(max(page, 1), pages)
    lines = tuple(_line(*pair) for pair in fitting[(shown - 1) * PAGE : shown * PAGE])
    return EvidenceList(lines, len(fitting), len(items), shown, pages)


def pagination(page: EvidenceList, address: Callable[[int], str]) -> dict[str, Any]:
    """Return what the component is told; `address` gives the address of a page by its number."""
    numbered = [
        {"number": number, "href": address(number), "current": number == page.page}
        for number in range(1, page.pages + 1)
    ]
    before = {"href": address(page.page - 1)} if page.page > 1 else None
    after = {"href": address(page.page + 1)} if page.page < page.pages else None
    return {"items": numbered, "previous": before, "next": after}


def lacking(analysis: ItemAnalysis) -> tuple[QualityName, ...]:
    """Return the qualities that are missing or of which nothing was said, the weightiest first."""
    states = analysis.strength.qualities
    return tuple(name for name in LACKS if states[name] in ("not_met", "unknown"))


def in_a_row(names: Sequence[str]) -> str:
    """Return "a result, reach and proof"; of many, the first two and how many more."""
    if len(names) > _MOST_NAMED:
        return f"{names[0]}, {names[1]} and {len(names) - 2} more"
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _line(item: EvidenceItem, analysis: ItemAnalysis) -> ListedItem:
    return ListedItem(
        id=item.id,
        title=item.title,
        facts=tuple(fact for fact in _facts(item) if fact),
        lacks=in_a_row([LACKS[name] for name in lacking(analysis)]),
        tag=tag_of(analysis),
    )


def tag_of(analysis: ItemAnalysis) -> Tag:
    """Return the tag for the strength of the item, or that it lies before the look-back."""
    return item_tag(analysis.strength.strength) if analysis.strength.counts else _OUTSIDE


def _facts(item: EvidenceItem) -> tuple[str, ...]:
    areas = ", ".join(AREAS[area] for area in item.areas)
    return areas, period_in_words(item), _REACHES[item.reach] if item.reach else ""
