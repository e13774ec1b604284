"""Every right in a shared draft, in one table: who may do what, by how they stand to it.

Nothing but the share decides. An administrator and a medical director stand to a draft like
anybody else: where it was not shared with them, they may not know that it exists.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from cea_helper.review.model import Share

Standing = Literal[
    "owner", "asked", "reading", "sent", "over", "taken_back", "closed", "conflicted", "nobody"
]
Act = Literal[
    "manage_share",
    "read_sent_comments",
    "answer_comments",
    "read_request",
    "declare_conflicts",
    "read_draft",
    "write_comments",
    "read_others_comments",
]

_NOTHING: frozenset[Act] = frozenset()
_READING: frozenset[Act] = frozenset({"read_request", "declare_conflicts", "read_draft"})

# Who has not said whether they have a conflict reads who asks and for which award, and no more.
# Who has sent a review reads on, and what others sent; they write again once it is shared again.
RIGHTS: Mapping[Standing, frozenset[Act]] = {
    "owner": frozenset({"manage_share", "read_sent_comments", "answer_comments"}),
    "asked": frozenset({"read_request", "declare_conflicts"}),
    "reading": _READING | {"write_comments"},
    "sent": _READING | {"read_others_comments"},
    "over": _NOTHING,
    "taken_back": _NOTHING,
    "closed": _NOTHING,
    "conflicted": _NOTHING,
    "nobody": _NOTHING,
}


def may(standing: Standing, act: Act) -> bool:
    """Whether somebody who stands so to a share may do this."""
    return act in RIGHTS[standing]


def standing(share: Share, account_id: int, today: date) -> Standing:
    """Return how this person stands to the share today."""
    if account_id == share.owner_id:
        return "owner"
    if account_id != share.reviewer_id:
        return "nobody"
    return _ended(share, today) or _under_way(share)


def _ended(share: Share, today: date) -> Standing | None:
    if share.is_conflicted:
        return "conflicted"
    if share.taken_back_at is not None:
        return "taken_back"
    if share.closed_at is not None:
        return "closed"
    return "over" if today > share.ends_on else None


def _under_way(share: Share) -> Standing:
    if share.declared_at is None:
        return "asked"
    return "reading" if share.sent_at is None else "sent"
