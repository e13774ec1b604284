"""What the list of evidence prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cea_helper.evidence import AREAS, Area, EvidenceItem, period_in_words
from cea_helper.strength import ItemAnalysis, QualityName
from cea_helper.web.filters import number, plural
from cea_helper.web.presenters.completing import LACKS, Standing, lacking, standing
from cea_helper.web.presenters.yardstick import Yardstick

PAGE = 50

_REACHES = {
    "local": "Local",
    "regional": "Regional",
    "national": "National",
    "international": "International",
}


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
        return is_of_area and (self.lacks is None or self.lacks in lacking(analysis.strength))


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
    standing: Standing


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


def _line(item: EvidenceItem, analysis: ItemAnalysis) -> ListedItem:
    return ListedItem(
        id=item.id,
        title=item.title,
        facts=tuple(fact for fact in _facts(item) if fact),
        standing=standing(item, analysis.strength),
    )


def _facts(item: EvidenceItem) -> tuple[str, ...]:
    areas = ", ".join(AREAS[area] for area in item.areas)
    return areas, period_in_words(item), _REACHES[item.reach] if item.reach else ""
