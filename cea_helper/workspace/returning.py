"""A Word document that comes back edited: read it, look at what it would change, take or leave it.

Nothing becomes a text before the person has chosen; then it is a version like any other, and what
was said about it becomes comments on its words. In between, what was read waits on the server, one
document for each application, for a day.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from cea_helper import word
from cea_helper.application import Application, BoxVersion
from cea_helper.dates import uk_day
from cea_helper.errors import ApplicationNotFound, BoxNotFound, NoDocumentWaiting, StaleVersion
from cea_helper.people import Account
from cea_helper.storage import Database, Store, waiting_documents
from cea_helper.storage import applications as stored
from cea_helper.storage.waiting_documents import WaitingDocument
from cea_helper.strength import analyse
from cea_helper.word import Choices, Decision, Proposal, ProposedBox, ReadDocument
from cea_helper.workspace import applications
from cea_helper.workspace.background_reader import Progress
from cea_helper.workspace.comments import add_remarks_within
from cea_helper.workspace.waiting_choices import from_document, to_document
from cea_helper.workspace.word_comments import remarks_on

KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True)
class Returned:
    """A document that came back for an application; `read` is None while it is being read."""

    mark: str
    file_name: str
    read: ReadDocument | None
    choices: Choices


@dataclass(frozen=True)
class Offer:
    """What a document would change in an application as it now is.

    `newest` has the number of the newest version of each box of the proposal.
    """

    returned: Returned
    read: ReadDocument
    application: Application
    proposal: Proposal
    newest: Mapping[str, int]


def start(
    store: Store,
    account: Account,
    application_id: int,
    file_name: str,
    content: bytes,
    now: datetime,
) -> str:
    """Keep the document to be read, in place of any other of the application; return its mark.

    Documents that were left for a day go. Raises ApplicationNotFound.
    """
    moment = now.isoformat().encode()
    told = hashlib.sha256(moment + hashlib.sha256(content).digest()).hexdigest()[:16]
    mark = f"{application_id}-{told}"
    with store.data.write_tx() as db:
        applications.own_application(store, db, account, application_id)
        waiting_documents.delete_older(db, now - KEPT_FOR)
        waiting_documents.put(db, application_id, mark, file_name, content, now)
    return mark


def read(store: Store, account: Account, mark: str, progress: Progress) -> None:
    """Read the document with this mark and keep what it says, if it is still wanted.

    Raises NotAWordFile with a whole sentence.
    """
    application_id = _application_of(mark)
    with store.data.read_tx() as db:
        scheme = applications.own_application(store, db, account, application_id).scheme
        waiting = waiting_documents.get(db, application_id)
        content = waiting_documents.content(db, application_id)
    if waiting is None or waiting.mark != mark or waiting.read is not None:
        return
    found = word.to_document(word.read_apart(content, scheme))
    progress(1, 1)
    with store.data.write_tx() as db:
        waiting = waiting_documents.get(db, application_id)
        # The person may have brought another document meanwhile.
        if waiting is not None and waiting.mark == mark:
            waiting_documents.set_read(db, application_id, found)


def get(store: Store, account: Account, application_id: int, now: datetime) -> Returned:
    """Return the document that waits. Raises ApplicationNotFound or NoDocumentWaiting."""
    with store.data.read_tx() as db:
        applications.own_application(store, db, account, application_id)
        return _returned(_get(db, application_id, now))


def offer(store: Store, account: Account, application_id: int, now: datetime) -> Offer:
    """Return what the document would change.

    Raises ApplicationNotFound or NoDocumentWaiting, also while it is being read.
    """
    with store.data.read_tx() as db:
        return _offer(store, db, account, application_id, now)


def offer_box(
    store: Store, account: Account, application_id: int, box_id: str, now: datetime
) -> tuple[Offer, ProposedBox]:
    """Return what the document would change, and what in this box.

    Raises ApplicationNotFound, NoDocumentWaiting or BoxNotFound.
    """
    offered = offer(store, account, application_id, now)
    return offered, _box(offered, box_id)


def refuse_changes(
    store: Store,
    account: Account,
    application_id: int,
    box_id: str,
    accepted: Collection[int],
    now: datetime,
) -> None:
    """Accept these tracked changes of a box and refuse its others; nothing is saved as text.

    Raises ApplicationNotFound, NoDocumentWaiting or BoxNotFound.
    """
    with store.data.write_tx() as db:
        offered = _offer(store, db, account, application_id, now)
        changes = frozenset(_box(offered, box_id).changes)
        refused = (offered.returned.choices.refused - changes) | (changes - set(accepted))
        _choose(db, application_id, replace(offered.returned.choices, refused=refused))


def take(
    store: Store,
    account: Account,
    application_id: int,
    box_id: str,
    began_from: int,
    now: datetime,
) -> BoxVersion:
    """Save what is proposed for a box as its newest version, and return that.

    `began_from` is the version that was on the screen: where it is not the newest any more,
    StaleVersion is raised and nothing changes. Raises ApplicationNotFound, NoDocumentWaiting or
    BoxNotFound.
    """
    _, proposed = offer_box(store, account, application_id, box_id, now)
    saved = applications.save_text(
        store, account, application_id, box_id, proposed.new, began_from, now
    )
    _decide(store, account, application_id, box_id, "taken", now)
    return saved


def take_all(
    store: Store, account: Account, application_id: int, began: Mapping[str, int], now: datetime
) -> int:
    """Take what is proposed for each of these boxes; return how many could not be.

    `began` names the version of each that was on the screen; a box whose text was saved anew since
    stays to be decided. Raises ApplicationNotFound or NoDocumentWaiting.
    """
    still_open = {box.box for box in offer(store, account, application_id, now).proposal.open}
    stale = 0
    for box_id, began_from in began.items():
        if box_id in still_open:
            try:
                take(store, account, application_id, box_id, began_from, now)
            except StaleVersion:
                stale += 1
    return stale


def keep(store: Store, account: Account, application_id: int, box_id: str, now: datetime) -> None:
    """Leave the text of a box as it is. Words that were put into it have no place again.

    Raises ApplicationNotFound, NoDocumentWaiting or BoxNotFound.
    """
    _decide(store, account, application_id, box_id, "kept", now)


def place(
    store: Store,
    account: Account,
    application_id: int,
    number: int,
    box_id: str | None,
    now: datetime,
) -> None:
    """Put words that stand in no box below what is proposed for this one; None leaves them out.

    Nothing is saved as text by that. Raises ApplicationNotFound, NoDocumentWaiting or BoxNotFound.
    """
    with store.data.write_tx() as db:
        offered = _offer(store, db, account, application_id, now)
        choices = offered.returned.choices
        if number not in offered.proposal.loose:
            return
        if box_id is None:
            _choose(db, application_id, replace(choices, left_out=choices.left_out | {number}))
            return
        if offered.application.scheme.box(box_id) is None:
            raise BoxNotFound(box_id)
        _choose(db, application_id, replace(choices, placed={**choices.placed, number: box_id}))


def forget(store: Store, account: Account, mark: str) -> None:
    """Forget the document with this mark; the texts stay. Where it is gone, all is well."""
    application_id = _application_of(mark)
    with store.data.write_tx() as db, suppress(ApplicationNotFound):
        applications.own_application(store, db, account, application_id)
        waiting = waiting_documents.get(db, application_id)
        if waiting is not None and waiting.mark == mark:
            waiting_documents.delete(db, application_id)


def _application_of(mark: str) -> int:
    number = mark.partition("-")[0]
    return int(number) if number.isdecimal() else 0


def _get(db: Database, application_id: int, now: datetime) -> WaitingDocument:
    waiting = waiting_documents.get(db, application_id)
    if waiting is None or waiting.started_at < now - KEPT_FOR:
        raise NoDocumentWaiting
    return waiting


def _returned(waiting: WaitingDocument) -> Returned:
    return Returned(
        waiting.mark,
        waiting.file_name,
        None if waiting.read is None else word.from_document(waiting.read),
        from_document(waiting.choices),
    )


def _offer(
    store: Store, db: Database, account: Account, application_id: int, now: datetime
) -> Offer:
    _, application = applications.load_within(store, db, account, application_id)
    returned = _returned(_get(db, application_id, now))
    if returned.read is None:
        raise NoDocumentWaiting
    blocks = word.document_blocks(application, analyse(application, uk_day(now)), word.Parts(), now)
    own_lines = word.OwnLines(application, blocks)
    proposal = word.propose(application, returned.read, returned.choices, own_lines)
    saved = stored.newest_versions(db, application_id)
    newest = {box.box: saved[box.box].version if box.box in saved else 0 for box in proposal.boxes}
    return Offer(returned, returned.read, application, proposal, newest)


def _box(offered: Offer, box_id: str) -> ProposedBox:
    proposed = offered.proposal.box(box_id)
    if proposed is None:
        raise BoxNotFound(box_id)
    return proposed


def _decide(
    store: Store,
    account: Account,
    application_id: int,
    box_id: str,
    decision: Decision,
    now: datetime,
) -> None:
    with store.data.write_tx() as db:
        offered = _offer(store, db, account, application_id, now)
        choices, here = offered.returned.choices, set(_box(offered, box_id).placed)
        if box_id not in choices.decided:
            newest = stored.newest_version(db, application_id, box_id)
            said = remarks_on(offered.read, newest, now)
            add_remarks_within(db, application_id, said, now)
        _choose(
            db,
            application_id,
            replace(
                choices,
                placed={n: box for n, box in choices.placed.items() if n not in here},
                taken_in=choices.taken_in | (here if decision == "taken" else set()),
                decided={**choices.decided, box_id: decision},
            ),
        )


def _choose(db: Database, application_id: int, choices: Choices) -> None:
    waiting_documents.set_choices(db, application_id, to_document(choices))
