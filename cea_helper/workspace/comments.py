"""What others said about a person's texts: read beside them, answered, done and reopened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cea_helper import review, text
from cea_helper.application import Application
from cea_helper.errors import CommentNotFound
from cea_helper.people import Account
from cea_helper.review import Anchor, Comment, Placed, Reply
from cea_helper.review.comments import State
from cea_helper.storage import Database, Store, applications, comments, versions
from cea_helper.workspace.applications import check_box, own_application


@dataclass(frozen=True)
class Remark:
    """A comment by somebody who has no account here, such as one in a Word document."""

    anchor: Anchor
    author: str
    text: str
    written_at: datetime
    is_done: bool = False
    replies: tuple[Reply, ...] = ()


def list_comments(
    store: Store, account: Account, application_id: int, box_id: str = ""
) -> tuple[Placed, ...]:
    """Return the comments on an application or on one of its boxes, each on its words of today.

    Raises ApplicationNotFound or BoxNotFound.
    """
    with store.data.read_tx() as db:
        stored = own_application(store, db, account, application_id)
        if box_id:
            check_box(stored, box_id)
        listed = [one for one in _sent(db, application_id) if box_id in ("", one.anchor.box)]
        return tuple(_placed(db, application_id, listed))


def list_on_text(
    store: Store, account: Account, application_id: int, box_id: str, written: str
) -> tuple[Placed, ...]:
    """Return the comments on one box, each on its words in a text that is being written.

    Raises ApplicationNotFound or BoxNotFound.
    """
    with store.data.read_tx() as db:
        check_box(own_application(store, db, account, application_id), box_id)
        listed = [one for one in _sent(db, application_id) if one.anchor.box == box_id]
        read = _texts_read(db, application_id, listed)
    return tuple(
        review.place(one, read.get((box_id, one.anchor.version), ""), written) for one in listed
    )


def count_open(store: Store, account: Account, application_id: int) -> int:
    """Return how many comments wait to be dealt with. Raises ApplicationNotFound."""
    with store.data.read_tx() as db:
        own_application(store, db, account, application_id)
        return comments.count_open(db, application_id)


def get_comment(store: Store, account: Account, application_id: int, comment_id: int) -> Placed:
    """Return one comment on its words of today.

    Raises ApplicationNotFound or CommentNotFound.
    """
    with store.data.read_tx() as db:
        comment = _own_comment(store, db, account, application_id, comment_id)
        return next(iter(_placed(db, application_id, [comment])))


def answer(
    store: Store,
    account: Account,
    application_id: int,
    comment_id: int,
    written: str,
    now: datetime,
) -> None:
    """Add an answer to the comment. Raises ApplicationNotFound or CommentNotFound."""
    with store.data.write_tx() as db:
        _own_comment(store, db, account, application_id, comment_id)
        comments.answer(db, comment_id, account, text.normalise(written).strip(), now)


def set_state(
    store: Store, account: Account, application_id: int, comment_id: int, state: State
) -> None:
    """Note that the comment is dealt with, or open again.

    Raises ApplicationNotFound or CommentNotFound.
    """
    with store.data.write_tx() as db:
        _own_comment(store, db, account, application_id, comment_id)
        comments.set_state(db, comment_id, state)


def add_remarks(
    store: Store,
    account: Account,
    application_id: int,
    remarks: Iterable[Remark],
    now: datetime,
) -> None:
    """Keep comments that came in from elsewhere. Raises ApplicationNotFound."""
    with store.data.write_tx() as db:
        own_application(store, db, account, application_id)
        add_remarks_within(db, application_id, remarks, now)


def add_remarks_within(
    db: Database, application_id: int, remarks: Iterable[Remark], now: datetime
) -> None:
    """Do what `add_remarks` does in a transaction that has begun, for an application that is there.

    One that says what somebody's comment on the text says already is that comment, come back: of
    it, only answers that are new are kept.
    """
    known = {
        (one.anchor.box, one.author, one.text): one for one in comments.list_for(db, application_id)
    }
    for remark in remarks:
        comment = _comment_of(application_id, remark, now)
        earlier = known.get((comment.anchor.box, comment.author, comment.text))
        if earlier is None:
            comments.add(db, comment)
            continue
        said = {(reply.author, reply.text) for reply in earlier.replies}
        for reply in comment.replies:
            if (reply.author, reply.text) not in said:
                comments.add_reply(db, earlier.id, reply)


def _comment_of(application_id: int, remark: Remark, now: datetime) -> Comment:
    return Comment(
        id=0,
        application_id=application_id,
        anchor=remark.anchor,
        author=_author(remark.author),
        text=_said(remark.text),
        created_at=remark.written_at,
        state="done" if remark.is_done else "open",
        sent_at=now,
        replies=tuple(
            Reply(_author(reply.author), _said(reply.text), reply.written_at)
            for reply in remark.replies
        ),
    )


def _author(name: str) -> str:
    return text.name(name) or "Somebody"


def _said(words: str) -> str:
    return text.normalise(words).strip()


def open_on_words(
    placed: Iterable[Placed], application: Application
) -> tuple[tuple[Placed, int | None, int | None], ...]:
    """Return the open comments, each with where it stands in the application as it was loaded.

    A comment whose words are gone is on its whole box.
    """
    texts = {**application.statements, **application.fields}
    known = {box.id for box in application.scheme.boxes()}
    told = []
    for one in placed:
        box = one.comment.anchor.box
        if one.comment.state == "open" and box in known:
            fits = one.end is not None and one.end <= len(texts.get(box, ""))
            told.append((one, one.start if fits else None, one.end if fits else None))
    return tuple(told)


def _sent(db: Database, application_id: int) -> Iterable[Comment]:
    return (one for one in comments.list_for(db, application_id) if one.sent_at is not None)


def _own_comment(
    store: Store, db: Database, account: Account, application_id: int, comment_id: int
) -> Comment:
    own_application(store, db, account, application_id)
    found = comments.get(db, comment_id)
    if found is None or found.application_id != application_id or found.sent_at is None:
        raise CommentNotFound(comment_id)
    return found


def _placed(db: Database, application_id: int, listed: list[Comment]) -> Iterable[Placed]:
    newest = applications.newest_versions(db, application_id)
    read = _texts_read(db, application_id, listed)
    for one in listed:
        box, number = one.anchor.box, one.anchor.version
        written = newest[box].text if box in newest else ""
        yield review.place(one, read.get((box, number), ""), written)


def _texts_read(
    db: Database, application_id: int, listed: list[Comment]
) -> dict[tuple[str, int], str]:
    """Return the texts that the comments were made on, by box and version."""
    read: dict[tuple[str, int], str] = {}
    for box in {one.anchor.box for one in listed}:
        numbers = {one.anchor.version for one in listed if one.anchor.box == box}
        texts = versions.list_texts(db, application_id, box, sorted(numbers))
        read |= {(box, number): written for number, written in texts.items()}
    return read
