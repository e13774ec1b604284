"""What the list of evidence prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from cea_helper.evidence import AREAS, EvidenceItem, Reach, period_in_words
from cea_helper.strength import ItemAnalysis
from cea_helper.web.filters import number, plural
from cea_helper.web.presenters.completing import Standing, standing
from cea_helper.web.presenters.yardstick import Yardstick
from cea_helper.workspace.finding import FoundPage

SHORT_REACHES: dict[Reach, str] = {
    "local": "Local",
    "regional": "Regional",
    "national": "National",
    "international": "International",
}
# On either side of the page that is shown; the first and the last are always named.
_NEIGHBOURS = 1


@dataclass(frozen=True)
class ListedItem:
    """One line of the list."""

    id: str
    title: str
    facts: tuple[str, ...]
    standing: Standing


class Paged(Protocol):
    """One page, counted from 1, of a list that takes several."""

    @property
    def page(self) -> int:
        """The number of this page."""

    @property
    def pages(self) -> int:
        """How many there are."""


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


def list_page(found: FoundPage, yardstick: Yardstick) -> EvidenceList:
    """Return what the list prints of a page of what was found."""
    lines = tuple(
        _line(item, yardstick.analyse(item), item.id in found.guessed) for item in found.items
    )
    return EvidenceList(lines, found.found, found.total, found.page, found.pages)


def pagination(page: Paged, address: Callable[[int], str]) -> dict[str, Any]:
    """Return what the component is told; `address` gives the address of a page by its number."""
    before = {"href": address(page.page - 1)} if page.page > 1 else None
    after = {"href": address(page.page + 1)} if page.page < page.pages else None
    items = list(_numbered(page, address))
    return {"items": items, "previous": before, "next": after}


def _numbered(page: Paged, address: Callable[[int], str]) -> Iterator[dict[str, Any]]:
    near = range(page.page - _NEIGHBOURS, page.page + _NEIGHBOURS + 1)
    shown = sorted({1, page.pages, *near} & set(range(1, page.pages + 1)))
    for earlier, later in zip([0, *shown], shown, strict=False):
        if later - earlier > 2:
            yield {"ellipsis": True}
        elif later - earlier == 2:
            yield _page_link(later - 1, page, address)
        yield _page_link(later, page, address)


def _page_link(number: int, page: Paged, address: Callable[[int], str]) -> dict[str, Any]:
    return {"number": number, "href": address(number), "current": number == page.page}


def _line(item: EvidenceItem, analysis: ItemAnalysis, is_guessed: bool) -> ListedItem:
    return ListedItem(
        id=item.id,
        title=item.title,
        facts=tuple(fact for fact in _facts(item, is_guessed) if fact),
        standing=standing(item, analysis.strength),
    )


def _facts(item: EvidenceItem, is_guessed: bool) -> tuple[str, ...]:
    areas = ", ".join(AREAS[area] for area in item.areas) + (" (our guess)" if is_guessed else "")
    return areas, period_in_words(item), SHORT_REACHES[item.reach] if item.reach else ""
