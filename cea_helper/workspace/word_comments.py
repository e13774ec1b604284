"""Comments on a text as comments in Word, and those of a Word document on the text of today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from cea_helper.application import Application, BoxVersion
from cea_helper.drafting import claims
from cea_helper.people import Account
from cea_helper.review import Anchor, Reply
from cea_helper.storage import Store
from cea_helper.word import ReadDocument, WordComment
from cea_helper.word import Remark as WordRemark
from cea_helper.workspace import comments
from cea_helper.workspace.comments import Remark


def open_comments(
    store: Store, account: Account, application_id: int, application: Application
) -> tuple[WordComment, ...]:
    """Return what is not dealt with yet of what was said, on the words of the application.

    Raises ApplicationNotFound.
    """
    placed = comments.list_comments(store, account, application_id)
    return tuple(
        WordComment(
            one.comment.anchor.box,
            one.comment.author,
            one.comment.text,
            start,
            end,
            written_at=one.comment.created_at,
        )
        for one, start, end in comments.open_on_words(placed, application)
    )


def remarks_on(read: ReadDocument, newest: BoxVersion, now: datetime) -> Iterator[Remark]:
    """Yield what the document says of a box, on the words of its newest text.

    A comment whose words are not there is on the whole box, and names them.
    """
    for number, remark in enumerate(read.remarks):
        if remark.box == newest.box and remark.reply_to is None and remark.text.strip():
            anchor = _anchor(read, remark, newest)
            is_lost = anchor.start is None and remark.anchor.strip()
            told = f'On "{remark.anchor}": {remark.text}' if is_lost else remark.text
            yield Remark(
                anchor,
                remark.author,
                told,
                _moment(remark.date, now),
                remark.is_resolved,
                tuple(_replies(read, number, now)),
            )


def _replies(read: ReadDocument, number: int, now: datetime) -> Iterator[Reply]:
    for remark in read.remarks:
        if remark.reply_to == number and remark.text.strip():
            yield Reply(remark.author, remark.text, _moment(remark.date, now))


def _anchor(read: ReadDocument, remark: WordRemark, newest: BoxVersion) -> Anchor:
    whole = Anchor(newest.box, newest.version)
    written = read.boxes.get(newest.box)
    if written is None or remark.start is None or remark.end is None:
        return whole
    span = claims.follow(written.text, newest.text, remark.start, remark.end)
    if span is None or span[0] >= span[1]:
        return whole
    start, end = span
    return Anchor(newest.box, newest.version, start, end, newest.text[start:end])


def _moment(written: str | None, now: datetime) -> datetime:
    """Return when a comment was written; one without a date, or with none that can be, is of now.

    Word writes the time of the place where it runs and calls it UTC.
    """
    try:
        moment = datetime.fromisoformat(written) if written else now
    except ValueError:
        return now
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
