"""One person's application for one award round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from cea_helper.evidence import EvidenceItem
from cea_helper.people import Applicant


@dataclass(frozen=True)
class Claim:
    """Which evidence a stretch of a statement rests on.

    Positions count code points of the normalised statement; `end` is exclusive.
    """

    domain: str
    start: int
    end: int
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Application:
    """What an application file holds: the person, their evidence and what they have written.

    `as_of` is the day on which it is judged; None stands for today.
    """

    scheme: str
    applicant: Applicant
    evidence: tuple[EvidenceItem, ...] = ()
    as_of: date | None = None
    statements: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class BoxVersion:
    """One saved version of the text of a box: a domain's statement or another box of the form.

    Version 0 is the empty text before the first save; it was never stored.
    """

    box: str
    version: int
    text: str
    saved_at: datetime | None
    saved_by: str | None


def carry_claims(old: str, new: str, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return the claims of `old` that still hold in `new`, moved along with their words.

    A claim is kept where its words lie wholly before or wholly after the stretch that changed.
    """
    head = _shared_start(old, new)
    tail = min(_shared_start(old[::-1], new[::-1]), min(len(old), len(new)) - head)
    shift = len(new) - len(old)
    before = [claim for claim in claims if claim.end <= head]
    after = [
        replace(claim, start=claim.start + shift, end=claim.end + shift)
        for claim in claims
        if claim.end > head and claim.start >= len(old) - tail
    ]
    return tuple(before + after)


def _shared_start(first: str, second: str) -> int:
    pairs = zip(first, second, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(first), len(second)))
