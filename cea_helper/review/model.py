"""A draft that is shared with one colleague, and what of it was frozen when it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from cea_helper.application import BoxVersion
from cea_helper.evidence import EvidenceItem
from cea_helper.strength import DomainLevel

Part = Literal["statements", "evidence", "strength", "proof"]

# What an applicant can let a reviewer see.
PARTS: dict[Part, str] = {
    "statements": "What you wrote in each box of the form",
    "evidence": "Your evidence",
    "proof": "The proof of your evidence, with the files",
    "strength": "The strength of each domain, with the reasons",
}


@dataclass(frozen=True)
class Share:
    """One application, shared with one reviewer; shared again, it stays the same share.

    `draft` counts how often it was shared; `shared_at` and `sent_at` are those of the newest draft,
    and `first_shared_at` that of the first. `ends_on` is the last day on which it can be read.
    """

    id: int
    application_id: int
    scheme: str
    owner_id: int
    owner_name: str
    reviewer_id: int
    reviewer_name: str
    reviewer_email: str
    shows: tuple[Part, ...]
    ends_on: date
    note: str
    draft: int
    first_shared_at: datetime
    shared_at: datetime
    sent_at: datetime | None = None
    declared_at: datetime | None = None
    conflicts: tuple[str, ...] = ()
    is_conflicted: bool = False
    taken_back_at: datetime | None = None
    closed_at: datetime | None = None
    thanks: str = ""


@dataclass(frozen=True)
class DomainStanding:
    """How strong a domain was when the draft was shared, and why."""

    domain: str
    strength: DomainLevel
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class FrozenDraft:
    """What a reviewer reads: as it was when it was shared, and only what they were let see.

    `evidence` holds no private notes. `before` has the texts of the draft shared before this one.
    """

    texts: Mapping[str, BoxVersion]
    before: Mapping[str, BoxVersion]
    evidence: tuple[EvidenceItem, ...]
    strength: tuple[DomainStanding, ...]
    marks: Mapping[str, int]
