"""What the pages for many items at once print."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from cea_helper.evidence import EvidenceItem
from cea_helper.web.filters import number, plural
from cea_helper.workspace.bulk import BulkUse

_MOST_NAMED = 10


@dataclass(frozen=True)
class Named:
    """Some items by their titles; of many the first ones, and how many more there are."""

    heading: str
    titles: tuple[str, ...]
    more: str


def named(heading: str, items: Sequence[EvidenceItem]) -> Named:
    """Return the titles of the items, for a list below the heading."""
    titles = tuple(item.title for item in items[:_MOST_NAMED])
    rest = len(items) - len(titles)
    return Named(heading, titles, f"and {number(rest)} more" if rest else "")


def used(uses: Sequence[BulkUse], titles: dict[int, str]) -> tuple[Named, ...]:
    """Return for each application which of the chosen items it rests on."""
    return tuple(named(titles[use.application.id], use.items) for use in uses)


def mark_of(items: Sequence[EvidenceItem]) -> str:
    """Return a short mark of which items these are: other items have another."""
    return hashlib.sha256(repr(sorted(item.id for item in items)).encode()).hexdigest()[:16]


def changed(count: int) -> str:
    """Return what is told once areas were set."""
    return f"{plural(count, 'item')} changed" if count else "There was nothing to change"
