"""One person's application for one award round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from cea_helper.evidence import EvidenceItem
from cea_helper.people import Applicant
from cea_helper.schemes import Scheme


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
    """The rules of the round, the person, their evidence and what they have written.

    `as_of` is the day on which it is judged; None stands for today.
    """

    scheme: Scheme
    applicant: Applicant
    evidence: tuple[EvidenceItem, ...] = ()
    as_of: date | None = None
    statements: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class StoredApplication:
    """An application as the data folder lists it: `saved_at` is when a text was last saved.

    `seen_revision` is the number of the last correction to any scheme that the applicant knows of;
    `is_behind` says that there are later ones, of this scheme or of another.
    """

    id: int
    scheme: Scheme
    as_of: date | None
    created_at: datetime
    saved_at: datetime | None
    seen_revision: int
    is_behind: bool


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


@dataclass(frozen=True)
class VersionNote:
    """What is known of a saved version without its text; `name` is empty where it has none."""

    version: int
    saved_at: datetime
    saved_by: str
    is_autosave: bool
    name: str
