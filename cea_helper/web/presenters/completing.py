"""How an item of evidence stands and what it still lacks: one way to say it on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cea_helper.evidence import EvidenceItem, is_only_noted
from cea_helper.schemes import Scheme
from cea_helper.strength import DOMAIN_LEVELS, ItemStrength, QualityName, Unfinished
from cea_helper.web.filters import plural
from cea_helper.web.presenters import links
from cea_helper.web.presenters.rounds import round_state
from cea_helper.web.presenters.tags import OUTSIDE, Tag, item_tag

# What an item is told to lack, the weightiest first.
LACKS: dict[QualityName, str] = {
    "result": "a result",
    "own_part": "your own part",
    "beyond_job": "what went beyond the job",
    "reach": "reach",
    "dated": "dates that count",
    "proof": "proof",
}
# And what it is told where that is there in part.
_CLEARER: dict[QualityName, str] = {
    "result": "a clearer result",
    "own_part": "a clearer part of your own",
}
_MOST_NAMED = 3
_MOST_SHOWN = 50
_USUAL_ORDER = "what changes most first"
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


@dataclass(frozen=True)
class WaitingItem:
    """An item to complete, and in a line what that would do."""

    title: str
    href: str
    tag: Tag
    why: str


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
    return all_in_a_row(names)


def all_in_a_row(names: Sequence[str]) -> str:
    """Return "a result, reach, dates that count and proof", however many these are."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


@dataclass(frozen=True)
class ToComplete:
    """A page of what waits: for which round, and what of how much is shown."""

    round: str
    state: str
    items: tuple[WaitingItem, ...]
    summary: str
    page: int
    pages: int


def to_complete(
    scheme: Scheme | None,
    found: Sequence[Unfinished],
    new: Sequence[str],
    now: datetime,
    number: int = 1,
) -> ToComplete:
    """Return the page with this number, the items named in `new` before all others.

    A number that there is not gives the nearest.
    """
    unfinished = new_first(found, new)
    has_new = any(one.item.id in new for one in found)
    order = "those of the last day first, then what changes most" if has_new else _USUAL_ORDER
    pages = max(1, -(-len(unfinished) // _MOST_SHOWN))
    page = min(max(1, number), pages)
    first = (page - 1) * _MOST_SHOWN
    shown = unfinished[first : first + _MOST_SHOWN]
    of_all = f"{first + 1} to {first + len(shown)} of " if pages > 1 else ""
    return ToComplete(
        round=scheme.title if scheme else "",
        state=round_state(scheme, now) if scheme else "",
        items=waiting_items(shown),
        summary=f"{of_all}{plural(len(unfinished), 'item')}, {order}",
        page=page,
        pages=pages,
    )


def new_first(unfinished: Sequence[Unfinished], new: Sequence[str]) -> list[Unfinished]:
    """Return first what the names in `new` stand for, in their order, then all else in its own."""
    places = {name: place for place, name in enumerate(new)}
    return sorted(unfinished, key=lambda one: places.get(one.item.id, len(places)))


def waiting_items(unfinished: Sequence[Unfinished]) -> tuple[WaitingItem, ...]:
    """Return the items as the pages list them, in their order."""
    return tuple(_waiting(one) for one in unfinished)


def next_waiting(unfinished: Sequence[Unfinished], done: str) -> EvidenceItem | None:
    """Return the item to complete after the one called `done`, so that each has its turn."""
    names = [one.item.id for one in unfinished]
    start = names.index(done) + 1 if done in names else 0
    others = (*unfinished[start:], *unfinished[:start])
    return next((one.item for one in others if one.item.id != done), None)


def _waiting(one: Unfinished) -> WaitingItem:
    return WaitingItem(
        title=one.item.title,
        href=links.evidence_item(one.item.id, links.COMPLETING),
        tag=standing(one.item, one.strength).tag,
        why=_why(one),
    )


def _why(one: Unfinished) -> str:
    """Return in a line what completing the item would do, and where that helps."""
    partly = {name for name in one.wants if one.strength.qualities[name] == "partly"}
    names = [_CLEARER[name] if name in partly else LACKS[name] for name in one.wants]
    wanted = all_in_a_row(names)
    told = f"{wanted[0].upper()}{wanted[1:]} would make it {one.next_level}."
    if one.domain is None or one.domain_level is None:
        return told
    level = DOMAIN_LEVELS[one.domain_level].lower()
    already = " already" if level == "strong" else ""
    return f"{told} Domain {one.domain.number} is {level}{already}."
