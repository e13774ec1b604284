"""What the pages of an import print."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cea_helper import citations
from cea_helper.evidence import AREAS, REACHES, Area, EvidenceItem, period_in_words
from cea_helper.interchange.evidence_files import FORMATS
from cea_helper.storage.imports import Counts, WaitingItem
from cea_helper.web.choice_fields import Choice
from cea_helper.web.filters import number, plural
from cea_helper.web.presenters import links
from cea_helper.workspace.background_reader import Reading
from cea_helper.workspace.importing import PAGE, FoundPage
from cea_helper.workspace.past_imports import AddedItems
from cea_helper.workspace.waiting_import import Added, Found, Import

_LONGEST_LINE = 160
_PLACES = {
    "title": "title",
    "role": "role",
    "excess": "part beyond the job plan",
    "notes": "private notes",
}


@dataclass(frozen=True)
class Progress:
    """How far the reading is, in words and as a share; without a share, it is not known yet."""

    words: str
    done: int
    total: int


@dataclass(frozen=True)
class LeftOut:
    """What is not offered, each with its reason; `more` says how many are not named."""

    summary: str
    lines: tuple[str, ...]
    more: str


@dataclass(frozen=True)
class Row:
    """An item that may be added, and what to know of it before; `area_id` names its own field."""

    id: str
    value: str
    title: str
    is_ticked: bool
    known: str
    like: Like | None
    marks: tuple[str, ...]
    area_id: str
    area: str


@dataclass(frozen=True)
class Like:
    """What the item may be the same as, and why; without an address, it stands in the file."""

    told: str
    title: str
    href: str
    why: str


@dataclass(frozen=True)
class FoundList:
    """The page on which a person chooses from what was found."""

    file: str
    summary: str
    counted: tuple[str, ...]
    notes: tuple[str, ...]
    warning: str
    left_out: LeftOut | None
    unread: str
    has_columns: bool
    elsewhere: str
    place: str
    earlier: str
    later: str
    previous: int
    next: int


@dataclass(frozen=True)
class Outcome:
    """What became of an import, with links to what was added."""

    heading: str
    told: str
    unread: str
    items: tuple[tuple[str, str], ...]
    more: str
    mark: str


@dataclass(frozen=True)
class PastList:
    """What an import added, and what of it can be taken back."""

    items: tuple[tuple[str, str], ...]
    told: str
    can_take_back: bool


def past_list(added: AddedItems) -> PastList:
    """Return what is listed of an import that is done."""
    stay = len(added.items) - added.untouched
    kept = f"{plural(stay, 'item')} you have changed or used since will stay."
    return PastList(
        items=tuple((links.evidence_item(item.id), item.title) for item in added.items),
        told=kept if stay else "Statements keep every word.",
        can_take_back=bool(added.untouched),
    )


def progress(reading: Reading) -> Progress:
    """Return how far a file is read."""
    if not reading.total:
        return Progress("Opening the file", 0, 0)
    words = f"{number(reading.done)} of {plural(reading.total, 'record')} read"
    return Progress(words, reading.done, reading.total)


def choices(items: Sequence[WaitingItem]) -> list[Choice]:
    """Return a box to tick for each item: what it is, and what to know before it is added."""
    return [Choice(str(one.position), one.item.title) for one in items]


def rows(
    items: Sequence[WaitingItem], ticked: Collection[str], areas: Mapping[int, Area]
) -> tuple[Row, ...]:
    """Return the items as the page shows them, ticked and with the areas that were chosen."""
    return tuple(
        Row(
            id=f"item-{number}" if number > 1 else "item",
            value=str(one.position),
            title=one.item.title,
            is_ticked=str(one.position) in ticked,
            known=_facts(one),
            like=_like(one),
            marks=tuple(_marks(one)),
            area_id=f"area_{one.position}",
            area=areas.get(one.position, one.item.areas[0]),
        )
        for number, one in enumerate(items, 1)
    )


def found_list(known: Import, found: Found, page: FoundPage) -> FoundList:
    """Return what the page says around the boxes."""
    counts, last = page.counts, page.page * PAGE
    first = last - PAGE + 1
    return FoundList(
        file=f"{known.file_name or 'Your file'}, {FORMATS[found.format]}",
        summary=f"{plural(counts.found, 'item')} found",
        counted=tuple(_counted(counts, found)),
        notes=tuple(f"{note}." for note in found.notes),
        warning=_warning(counts),
        left_out=_left_out(found),
        unread=unread_in_words(found.unread),
        has_columns=found.sheet is not None,
        elsewhere=_elsewhere(page),
        place=f"{number(first)} to {number(min(last, counts.found))} of {number(counts.found)}",
        earlier=f"Previous {PAGE}",
        later=f"Next {number(min(PAGE, counts.found - last))}",
        previous=page.page - 1,
        next=page.page + 1 if page.page < page.pages else 0,
    )


def outcome(mark: str, added: Added, items: Sequence[EvidenceItem]) -> Outcome:
    """Return what is told once the chosen items are in the bank."""
    told = (
        f"{number(added.held)} already there" if added.held else "",
        f"{number(added.twice)} twice in the file" if added.twice else "",
        f"{number(added.left_out)} not ticked" if added.left_out else "",
        f"{number(added.not_read)} skipped" if added.not_read else "",
    )
    rest = len(added.names) - len(items)
    return Outcome(
        heading=f"{number(len(added.names))} added",
        told=", ".join(part for part in told if part),
        unread=unread_in_words(added.unread),
        items=tuple((links.evidence_item(item.id), item.title) for item in items),
        more=f"and {number(rest)} more" if rest else "",
        mark=mark if added.names else "",
    )


def _facts(one: WaitingItem) -> str:
    facts = (fact.rstrip(".") for fact in _known(one.item) if fact)
    return _shortened(f"{'. '.join(facts)}.")


def _like(one: WaitingItem) -> Like | None:
    known = one.resembles
    if known is None:
        return None
    if one.same_as is not None:
        told = "Already in your evidence:"
    elif known.evidence_id:
        told = "Possibly the same as"
    else:
        told = f"Possibly the same as row {number(known.record)} of this file:"
    href = links.evidence_item(known.evidence_id) if known.evidence_id else ""
    return Like(told, known.title, href, known.why)


def _marks(one: WaitingItem) -> Iterator[str]:
    if one.unread:
        cells = ", ".join(f'{column} "{words}"' for column, words in one.unread)
        yield f"Not understood, kept in its notes: {cells}."
    for where, words, _ in one.identifiers:
        yield f'Look again: "{words}" in the {_place(where)} may identify a patient.'


def _known(item: EvidenceItem) -> tuple[str | None, ...]:
    areas = ", ".join(AREAS[area] for area in item.areas)
    reach = REACHES[item.reach].partition(":")[0] if item.reach else ""
    if item.citation and (brief := citations.in_brief(item.citation)):
        return brief, areas, reach
    return areas, period_in_words(item), reach, item.role


def _place(where: str) -> str:
    part = where.partition("[")[0].partition(".")[0]
    return {"impact": "result", "proof": "proof"}.get(part) or _PLACES.get(part, part)


def _elsewhere(page: FoundPage) -> str:
    """Say how many are ticked on the other pages: that holds whatever is ticked on this one."""
    if page.pages == 1:
        return ""
    ticked = page.counts.ticked - sum(one.is_ticked for one in page.items)
    return f"On the other pages {plural(ticked, 'item is', 'items are')} ticked."


def _counted(counts: Counts, found: Found) -> Iterator[str]:
    if counts.held:
        yield f"{number(counts.held)} already in your evidence, so not ticked"
    if counts.alike:
        yield f"{number(counts.alike)} possibly there already, so not ticked: look at each"
    if found.twice:
        yield f"{number(found.twice)} more than once in the file, offered once"
    if found.not_read:
        yield f"{number(found.not_read)} skipped"


def unread_in_words(unread: Mapping[str, int]) -> str:
    """Say how many cells of which columns were not understood; "" where all were."""
    if not unread:
        return ""
    one, many = "1 cell was not understood and is", "cells were not understood and are"
    count = sum(unread.values())
    told = one if count == 1 else f"{number(count)} {many}"
    columns = ", ".join(f'{number(cells)} in "{column}"' for column, cells in unread.items())
    return f"{told} kept as {'a note' if count == 1 else 'notes'}: {columns}."


def _warning(counts: Counts) -> str:
    if not counts.identifying:
        return ""
    if counts.identifying == 1:
        return "1 item may identify a patient. It says so below. Change it before you use it."
    many = number(counts.identifying)
    return (
        f"{many} items may identify a patient. They say so below. Change them before you use them."
    )


def _left_out(found: Found) -> LeftOut | None:
    named = "Row" if found.sheet else "Record"
    skipped = (f"{named} {number(one.record)}: {one.why}" for one in found.skipped)
    twice = (
        f"{named} {number(one.record)} is the same as {named.lower()} {number(one.of)}"
        for one in found.duplicates
    )
    lines = (*skipped, *twice)
    rest = found.twice + found.not_read - len(lines)
    if not lines:
        return None
    more = f"and {number(rest)} more" if rest else ""
    return LeftOut(f"What is not offered ({number(len(lines) + rest)})", lines, more)


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST_LINE else f"{words[: _LONGEST_LINE - 3]}..."
