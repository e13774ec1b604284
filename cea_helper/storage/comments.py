"""Comments on the texts of an application, and the answers to them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlite_utils import Database

from cea_helper.people import Account
from cea_helper.review import Anchor, Comment, Reply
from cea_helper.storage.columns import from_moment, to_document, to_moment

# The answers come with their comment, as one document.
_COMMENTS = (
    "select comment.*, (select json_group_array(json_array(author, text, written_at)) from ("
    "select * from comment_reply where comment_id = comment.id order by id)) as replies"
    " from comment"
)
# In the order of the text; what is on the whole box comes first.
_IN_ORDER = " order by box, coalesce(first, -1), comment.id"


def get(db: Database, comment_id: int) -> Comment | None:
    """Return the comment with this number, or None."""
    rows = db.execute(f"{_COMMENTS} where id = ?", (comment_id,)).fetchall()
    return _to_comment(rows[0]) if rows else None


def list_for(db: Database, application_id: int) -> tuple[Comment, ...]:
    """Return every comment on the application, box by box, those not sent included."""
    rows = db.execute(
        f"{_COMMENTS} where application_id = ?{_IN_ORDER}", (application_id,)
    ).fetchall()
    return tuple(_to_comment(row) for row in rows)


def count_open(db: Database, application_id: int) -> int:
    """Return how many comments were sent to the applicant and are not done."""
    rows = db.execute(
        "select count(*) as open from comment where application_id = ? and state = 'open'"
        " and sent_at is not null",
        (application_id,),
    ).fetchall()
    return int(rows[0]["open"])


def add(db: Database, comment: Comment) -> int:
    """Add the comment with its answers under a number that none ever had, and return that."""
    anchor = comment.anchor
    rows = db.execute(
        "insert into comment (application_id, box, version, first, past, quote, account_id, author,"
        " share_id, text, state, created_at, sent_at)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id",
        (
            comment.application_id,
            anchor.box,
            anchor.version,
            anchor.start,
            anchor.end,
            anchor.quote,
            comment.account_id,
            comment.author,
            comment.share_id,
            comment.text,
            comment.state,
            from_moment(comment.created_at),
            comment.sent_at and from_moment(comment.sent_at),
        ),
    ).fetchall()
    number = int(rows[0]["id"])
    for reply in comment.replies:
        add_reply(db, number, reply)
    return number


def change(db: Database, comment_id: int, anchor: Anchor, text: str) -> None:
    """Put other words in place of those of the comment, on the same stretch or another."""
    db.execute(
        "update comment set version = ?, first = ?, past = ?, quote = ?, text = ? where id = ?",
        (anchor.version, anchor.start, anchor.end, anchor.quote, text, comment_id),
    )


def set_state(db: Database, comment_id: int, state: str) -> None:
    """Make the comment "open" or "done"."""
    db.execute("update comment set state = ? where id = ?", (state, comment_id))


def answer(db: Database, comment_id: int, account: Account, text: str, now: datetime) -> None:
    """Add an answer to the comment."""
    add_reply(db, comment_id, Reply(account.name, text, now), account.id)


def add_reply(db: Database, comment_id: int, reply: Reply, account_id: int | None = None) -> None:
    """Add an answer; without an account it is by somebody who is known by name alone."""
    db.execute(
        "insert into comment_reply (comment_id, account_id, author, text, written_at)"
        " values (?, ?, ?, ?, ?)",
        (comment_id, account_id, reply.author, reply.text, from_moment(reply.written_at)),
    )


def send(db: Database, share_id: int, now: datetime) -> None:
    """Let the applicant read what was written in this share and not sent yet."""
    db.execute(
        "update comment set sent_at = ? where share_id = ? and sent_at is null",
        (from_moment(now), share_id),
    )


def delete(db: Database, comment_id: int) -> None:
    """Delete the comment with its answers."""
    db.execute("delete from comment where id = ?", (comment_id,))


def delete_unsent(db: Database, share_id: int) -> None:
    """Delete what was written in this share and never sent."""
    db.execute("delete from comment where share_id = ? and sent_at is null", (share_id,))


def _to_comment(row: Any) -> Comment:
    anchor = Anchor(row["box"], row["version"], row["first"], row["past"], row["quote"])
    sent_at = row["sent_at"]
    return Comment(
        id=row["id"],
        application_id=row["application_id"],
        anchor=anchor,
        author=row["author"],
        text=row["text"],
        created_at=to_moment(row["created_at"]),
        account_id=row["account_id"],
        share_id=row["share_id"],
        state=row["state"],
        sent_at=None if sent_at is None else to_moment(sent_at),
        replies=tuple(
            Reply(author, text, to_moment(written_at))
            for author, text, written_at in to_document(row["replies"])
        ),
    )
