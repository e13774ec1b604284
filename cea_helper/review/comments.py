"""What somebody says about a text: the words it is on, the answers to it, who may read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from cea_helper.application import BoxVersion
from cea_helper.drafting import claims
from cea_helper.review.model import Share
from cea_helper.review.rights import Standing, may

State = Literal["open", "done"]


class AnchorOutside(ValueError):
    """Words on which a comment cannot be, since they do not stand there in the text."""


@dataclass(frozen=True)
class Anchor:
    """Which words a comment is on, in the version of the text that its author read.

    Positions count code points, `end` exclusive. Without `start` and `end` it is on the whole box,
    and `quote` is empty. Version 0 is the empty text before the first save.
    """

    box: str
    version: int
    start: int | None = None
    end: int | None = None
    quote: str = ""


@dataclass(frozen=True)
class Reply:
    """One answer to a comment."""

    author: str
    text: str
    written_at: datetime


@dataclass(frozen=True)
class Comment:
    """A comment by an account, or by somebody who is known by name alone (`account_id` is None).

    `share_id` is the share in which it was written, None for one that came in another way. Until
    `sent_at`, only its author reads it.
    """

    id: int
    application_id: int
    anchor: Anchor
    author: str
    text: str
    created_at: datetime
    account_id: int | None = None
    share_id: int | None = None
    state: State = "open"
    sent_at: datetime | None = None
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True)
class Placed:
    """A comment and where its words stand in a later text; `start` is None where they are gone.

    A comment on a whole box has no place of its own and is never gone.
    """

    comment: Comment
    start: int | None
    end: int | None

    @property
    def is_gone(self) -> bool:
        """Whether the words that it was on are no longer in the text."""
        return self.comment.anchor.start is not None and self.start is None


def anchor(read: BoxVersion, start: int | None, quote: str) -> Anchor:
    """Return the anchor on these words of the text that was read; without a start, on all of it.

    Raises AnchorOutside where the words do not stand there.
    """
    if start is None:
        return Anchor(read.box, read.version)
    end = start + len(quote)
    if start < 0 or not quote.strip() or read.text[start:end] != quote:
        raise AnchorOutside(quote)
    return Anchor(read.box, read.version, start, end, quote)


def place(comment: Comment, read: str, now: str) -> Placed:
    """Return where the words of the comment stand, given the text that was read and that of now."""
    start, end = comment.anchor.start, comment.anchor.end
    if start is None or end is None:
        return Placed(comment, None, None)
    if read == now:
        return Placed(comment, start, end)
    found = claims.follow(read, now, start, end)
    return Placed(comment, *(found or (None, None)))


def seen_by_reviewer(
    comments: Iterable[Comment],
    share: Share,
    standing: Standing,
    texts: Mapping[str, BoxVersion],
) -> tuple[Comment, ...]:
    """Return which comments on an application its reviewer may read.

    Their own; and once they have sent theirs, what others sent about the very texts that they read,
    since other words were not shared with them.
    """
    reads_others = may(standing, "read_others_comments")

    def is_seen(comment: Comment) -> bool:
        if comment.share_id == share.id:
            return True
        read = texts.get(comment.anchor.box)
        is_same_text = read is not None and read.version == comment.anchor.version
        return reads_others and comment.sent_at is not None and is_same_text

    return tuple(comment for comment in comments if is_seen(comment))
