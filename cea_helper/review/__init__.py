"""A colleague reads a draft: what they may see and do, and what they say about it."""

from cea_helper.review.comments import (
    Anchor,
    AnchorOutside,
    Comment,
    Placed,
    Reply,
    anchor,
    place,
    seen_by_reviewer,
)
from cea_helper.review.conflicts import Conflict, conflicts, ends_access
from cea_helper.review.model import PARTS, DomainStanding, FrozenDraft, Part, Share
from cea_helper.review.rights import RIGHTS, Act, Standing, may, standing

__all__ = [
    "PARTS",
    "RIGHTS",
    "Act",
    "Anchor",
    "AnchorOutside",
    "Comment",
    "Conflict",
    "DomainStanding",
    "FrozenDraft",
    "Part",
    "Placed",
    "Reply",
    "Share",
    "Standing",
    "anchor",
    "conflicts",
    "ends_access",
    "may",
    "place",
    "seen_by_reviewer",
    "standing",
]
