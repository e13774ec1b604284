"""Tracked changes as people see them: neighbouring pieces as one, and a move told once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cea_helper import text
from cea_helper.word.reading.lines import Change, Run
from cea_helper.word.reading.model import ChangeKind, Piece, TrackedChange
from cea_helper.word.reading.stretches import Stretch

_KINDS: dict[str, ChangeKind] = {
    "insertion": "insertion",
    "deletion": "deletion",
    "moved-here": "move",
    "moved-away": "move",
}


@dataclass
class _Entry:
    """A change while it is put together."""

    box: str | None
    change: Change
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All its words; a paragraph put in whole is told without the line end beside it."""
        whole = text.normalise("".join(self.words))
        return whole.strip("\n") or whole


def read_changes(
    stretches: Iterable[Stretch],
) -> tuple[tuple[TrackedChange, ...], list[tuple[Piece, ...]]]:
    """Return all tracked changes, and each stretch as pieces that name those they are part of."""
    entries: list[_Entry] = []
    marked = [_collect(stretch, entries) for stretch in stretches]
    numbers = _told_once(entries)
    told = [entry for number, entry in enumerate(entries) if numbers[number][1]]
    changes = tuple(
        TrackedChange(
            entry.box, _KINDS[entry.change.kind], entry.change.author, entry.change.date, entry.text
        )
        for entry in told
    )
    pieces = [tuple(_piece(run, parts, numbers) for run, parts in runs) for runs in marked]
    return changes, pieces


def _collect(stretch: Stretch, entries: list[_Entry]) -> list[tuple[Run, list[int]]]:
    """Return the runs with the entries that each is part of; new ones are added."""
    marked = []
    going_on: dict[tuple[str, str, str], int] = {}
    box = stretch.box if stretch.is_words else None
    for run in stretch.runs:
        here: dict[tuple[str, str, str], int] = {}
        for change in run.changes:
            key = (change.kind, change.author, change.move)
            if key not in going_on:
                going_on[key] = len(entries)
                entries.append(_Entry(box, change))
            here[key] = going_on[key]
        for number in here.values():
            entries[number].words.append(run.text)
        marked.append((run, list(dict.fromkeys(here.values()))))
        going_on = here
    return marked


def _told_once(entries: Sequence[_Entry]) -> list[tuple[int, bool]]:
    """Return, for each entry, its place among those told, and whether it is told itself.

    Where words were moved from is told by where they are now.
    """
    arrivals = {
        key: number
        for number, entry in enumerate(entries)
        if entry.change.kind == "moved-here"
        for key in (("name", entry.change.move), ("text", entry.text))
        if key[1]
    }
    twins = [_arrival(entry, arrivals) for entry in entries]
    places: dict[int, int] = {}
    for number, twin in enumerate(twins):
        if twin is None:
            places[number] = len(places)
    return [
        (places[number if twin is None else twin], twin is None)
        for number, twin in enumerate(twins)
    ]


def _arrival(entry: _Entry, arrivals: dict[tuple[str, str], int]) -> int | None:
    if entry.change.kind != "moved-away":
        return None
    by_name = arrivals.get(("name", entry.change.move))
    return arrivals.get(("text", entry.text)) if by_name is None else by_name


def _piece(run: Run, parts: Sequence[int], numbers: Sequence[tuple[int, bool]]) -> Piece:
    if not run.changes:
        return Piece(run.text)
    return Piece(run.text, *_sides(run, parts, numbers))


def _sides(
    run: Run, parts: Sequence[int], numbers: Sequence[tuple[int, bool]]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the changes that put the run in, and those that took it out."""
    distinct = list(dict.fromkeys((c.kind, c.author, c.move) for c in run.changes))
    removing = {"deletion", "moved-away"}
    pairs = list(zip(distinct, parts, strict=True))
    added = tuple(numbers[part][0] for (kind, _, _), part in pairs if kind not in removing)
    removed = tuple(numbers[part][0] for (kind, _, _), part in pairs if kind in removing)
    return added, removed
