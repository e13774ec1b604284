"""The history of a text: its versions in sittings, the names of some, and any two to compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from cea_helper import text
from cea_helper.application import BoxVersion, VersionNote
from cea_helper.drafting.own_words import Parts
from cea_helper.errors import VersionNotFound
from cea_helper.people import Account
from cea_helper.storage import Database, Store, versions
from cea_helper.workspace import own_words
from cea_helper.workspace.applications import check_box, own_application

# Who pauses for longer has sat down anew.
LONGEST_PAUSE = timedelta(minutes=30)
ON_A_PAGE = 25


@dataclass(frozen=True)
class Sitting:
    """Versions of a text that one list entry stands for, newest first; never empty."""

    saves: tuple[VersionNote, ...]

    @property
    def last(self) -> VersionNote:
        """The version with which the sitting ended."""
        return self.saves[0]


@dataclass(frozen=True)
class HistoryPage:
    """A page of a list of versions; by its number, the text that each entry ended with.

    `own_words` says by the same number how much of that text was typed, pasted and so on.
    """

    sittings: tuple[Sitting, ...]
    texts: Mapping[int, str]
    own_words: Mapping[int, Parts]
    newest: int
    page: int
    pages: int


def fold(notes: tuple[VersionNote, ...]) -> tuple[Sitting, ...]:
    """Return the versions, which stand newest first, in sittings; each is in exactly one.

    What one person's text was saved by itself, without a pause of LONGEST_PAUSE, is one sitting. A
    version that somebody saved with a button stands alone, and one with a name is always a last.
    """
    sittings: list[list[VersionNote]] = []
    for note in notes:
        if sittings and _goes_on(note, sittings[-1][-1]):
            sittings[-1].append(note)
        else:
            sittings.append([note])
    return tuple(Sitting(tuple(saves)) for saves in sittings)


def _goes_on(earlier: VersionNote, later: VersionNote) -> bool:
    return (
        earlier.is_autosave
        and later.is_autosave
        and not earlier.name
        and earlier.saved_by == later.saved_by
        and later.saved_at - earlier.saved_at < LONGEST_PAUSE
    )


def list_history(
    store: Store, account: Account, application_id: int, box_id: str, page: int
) -> HistoryPage:
    """Return one page of the sittings in which a text was saved, the newest first.

    Where there is no such page, it is the nearest. Raises ApplicationNotFound or BoxNotFound.
    """
    with store.data.read_tx() as db:
        notes = _own_notes(store, db, account, application_id, box_id)
        return _page(db, application_id, box_id, notes, fold(notes), page)


def list_sitting(
    store: Store, account: Account, application_id: int, box_id: str, version: int, page: int
) -> HistoryPage:
    """Return one page of the single saves of the sitting that this version belongs to.

    Raises ApplicationNotFound, BoxNotFound or VersionNotFound.
    """
    with store.data.read_tx() as db:
        notes = _own_notes(store, db, account, application_id, box_id)
        for sitting in fold(notes):
            if version in (note.version for note in sitting.saves):
                alone = tuple(Sitting((note,)) for note in sitting.saves)
                return _page(db, application_id, box_id, notes, alone, page)
    raise VersionNotFound(box_id, version)


def _own_notes(
    store: Store, db: Database, account: Account, application_id: int, box_id: str
) -> tuple[VersionNote, ...]:
    _own_box(store, db, account, application_id, box_id)
    return versions.list_notes(db, application_id, box_id)


def _page(
    db: Database,
    application_id: int,
    box_id: str,
    notes: tuple[VersionNote, ...],
    sittings: tuple[Sitting, ...],
    wanted: int,
) -> HistoryPage:
    pages = max(1, -(-len(sittings) // ON_A_PAGE))
    page = max(1, min(wanted, pages))
    shown = sittings[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    last = [sitting.last.version for sitting in shown]
    texts = versions.list_texts(db, application_id, box_id, last)
    return HistoryPage(
        sittings=shown,
        texts=texts,
        own_words=own_words.list_parts(db, application_id, box_id, texts),
        newest=notes[0].version if notes else 0,
        page=page,
        pages=pages,
    )


def get_version(
    store: Store, account: Account, application_id: int, box_id: str, version: int
) -> BoxVersion:
    """Return one saved text of a box.

    Raises ApplicationNotFound, BoxNotFound or VersionNotFound.
    """
    with store.data.read_tx() as db:
        _own_box(store, db, account, application_id, box_id)
        return _get(db, application_id, box_id, version)


def get_name(store: Store, account: Account, application_id: int, box_id: str, version: int) -> str:
    """Return the name of a version, empty where it has none.

    Raises ApplicationNotFound or BoxNotFound.
    """
    with store.data.read_tx() as db:
        _own_box(store, db, account, application_id, box_id)
        return versions.get_name(db, application_id, box_id, version)


def get_two(
    store: Store, account: Account, application_id: int, box_id: str, numbers: tuple[int, int]
) -> tuple[BoxVersion, BoxVersion]:
    """Return two versions of a box to compare.

    Raises ApplicationNotFound, BoxNotFound or VersionNotFound.
    """
    with store.data.read_tx() as db:
        _own_box(store, db, account, application_id, box_id)
        first, second = (_get(db, application_id, box_id, number) for number in numbers)
        return first, second


def name_version(
    store: Store, account: Account, application_id: int, box_id: str, version: int, name: str
) -> None:
    """Give the version a name, by which it stands in the list; an empty one takes it away.

    Raises ApplicationNotFound, BoxNotFound or VersionNotFound.
    """
    with store.data.write_tx() as db:
        _own_box(store, db, account, application_id, box_id)
        _get(db, application_id, box_id, version)
        versions.set_name(db, application_id, box_id, version, text.one_line(name))


def _own_box(
    store: Store, db: Database, account: Account, application_id: int, box_id: str
) -> None:
    check_box(own_application(store, db, account, application_id), box_id)


def _get(db: Database, application_id: int, box_id: str, version: int) -> BoxVersion:
    found = versions.get(db, application_id, box_id, version)
    if found is None:
        raise VersionNotFound(box_id, version)
    return found
