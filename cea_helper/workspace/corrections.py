"""What was corrected in the round of an application, and texts whose box it no longer has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cea_helper.application import BoxVersion, StoredApplication
from cea_helper.errors import BoxNotFound, SchemeNotFound
from cea_helper.people import Account
from cea_helper.schemes import Catalogue, Scheme
from cea_helper.schemes.changes import changes
from cea_helper.storage import Database, Store, applications, schemes
from cea_helper.storage.schemes import Revision
from cea_helper.workspace.applications import own_application


@dataclass(frozen=True)
class Corrections:
    """What changed in a round since its applicant last looked, and who changed it, oldest first.

    `seen` is the number to give back once the applicant has read it.
    """

    revisions: tuple[Revision, ...]
    sentences: tuple[str, ...]
    seen: int


@dataclass(frozen=True)
class KeptText:
    """A text whose box is no longer on the form. The title is the one that the box had."""

    box_id: str
    title: str
    text: str


def unseen_corrections(store: Store, stored: StoredApplication) -> Corrections | None:
    """Return what was corrected in the round since its applicant last looked; None: nothing.

    The database is asked only where there were corrections to any scheme since then.
    """
    if not stored.is_behind:
        return None
    with store.data.read_tx() as db:
        return _unseen(store, db, stored)


def list_corrected(store: Store, listed: Iterable[StoredApplication]) -> frozenset[int]:
    """Return those applications whose round was corrected since their applicant last looked.

    The database is asked only where there were corrections to any scheme since then, and not more
    often where there are more applications with the same ones seen.
    """
    behind = [stored for stored in listed if stored.is_behind]
    if not behind:
        return frozenset()
    with store.data.read_tx() as db:
        seen = {one.seen_revision: store.schemes_at(db, one.seen_revision) for one in behind}
    return frozenset(one.id for one in behind if _differs(seen[one.seen_revision], one.scheme))


def see_corrections(store: Store, account: Account, application_id: int, seen: int) -> None:
    """Note that the person knows of the corrections up to this number.

    Raises ApplicationNotFound.
    """
    with store.data.write_tx() as db:
        own_application(store, db, account, application_id)
        applications.see_revision(db, application_id, seen)


def texts_off_form(store: Store, stored: StoredApplication) -> tuple[KeptText, ...]:
    """Return the texts of the application whose boxes the round no longer has."""
    boxes = [box.id for box in stored.scheme.boxes()]
    found = applications.texts_off_form(store.data.read_once(), stored.id, boxes)
    if not found:
        return ()
    with store.data.read_tx() as db:
        titles = _titles(store, db, stored.scheme, set(found))
    return tuple(KeptText(box, titles[box], text) for box, text in found.items())


def versions_off_form(
    store: Store, account: Account, application_id: int, box_id: str
) -> tuple[str, tuple[BoxVersion, ...]]:
    """Return the title and every version, newest first, of a text that is not on the form.

    Raises ApplicationNotFound, or BoxNotFound where the box is on the form or never was.
    """
    with store.data.read_tx() as db:
        stored = own_application(store, db, account, application_id)
        versions = applications.list_versions(db, application_id, box_id)
        if not versions or stored.scheme.box(box_id) is not None:
            raise BoxNotFound(box_id)
        return _titles(store, db, stored.scheme, {box_id})[box_id], versions


def _unseen(store: Store, db: Database, stored: StoredApplication) -> Corrections | None:
    later = schemes.list_revisions(db, stored.scheme.family)
    since = [one for one in reversed(later) if one.number > stored.seen_revision]
    numbers = [stored.seen_revision, *(one.number for one in since)]
    if not since or not (sentences := _changed(store, db, stored.scheme, numbers[0], numbers[-1])):
        return None
    pairs = zip(numbers, since, strict=False)
    told = tuple(
        one for before, one in pairs if _changed(store, db, stored.scheme, before, one.number)
    )
    return Corrections(told, sentences, numbers[-1])


def _changed(store: Store, db: Database, scheme: Scheme, first: int, last: int) -> tuple[str, ...]:
    then, now = (_at(store.schemes_at(db, number), scheme.id) for number in (first, last))
    return changes(then, now) if then and now else ()


def _differs(then: Catalogue, now: Scheme) -> bool:
    known = _at(then, now.id)
    return known is not None and bool(changes(known, now))


def _titles(store: Store, db: Database, scheme: Scheme, wanted: set[str]) -> dict[str, str]:
    """Return what each box was called when the round last had it, else its bare name."""
    titles = {box_id: box_id for box_id in wanted}
    numbers = [one.number for one in schemes.list_revisions(db, scheme.family)]
    for number in (0, *reversed(numbers)):
        earlier = _at(store.schemes_at(db, number), scheme.id)
        boxes = earlier.boxes() if earlier else ()
        titles |= {box.id: box.title for box in boxes if box.id in wanted}
    return titles


def _at(catalogue: Catalogue, scheme_id: str) -> Scheme | None:
    try:
        return catalogue.get(scheme_id)
    except SchemeNotFound:
        return None
