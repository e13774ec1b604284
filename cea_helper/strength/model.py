"""The words in which the strength of an application is told.

This is the program's own reading of the evidence. It never stands for an assessor's mark.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cea_helper.evidence import Area
from cea_helper.people import JobRole

QualityName = Literal["dated", "own_part", "beyond_job", "result", "reach", "proof"]
QualityState = Literal["met", "partly", "not_met", "unknown"]
ItemLevel = Literal["thin", "promising", "strong"]
DomainLevel = Literal["empty", "weak", "adequate", "strong"]

QUALITIES: dict[QualityName, str] = {
    "dated": "Dated",
    "own_part": "Your own part",
    "beyond_job": "Beyond the job",
    "result": "A result",
    "reach": "Reach",
    "proof": "Proof",
}
QUALITY_STATES: dict[QualityState, str] = {
    "met": "There",
    "partly": "Partly there",
    "not_met": "Missing",
    "unknown": "Nothing said",
}
ITEM_LEVELS: dict[ItemLevel, str] = {
    "thin": "Thin",
    "promising": "Promising",
    "strong": "Strong",
}
DOMAIN_LEVELS: dict[DomainLevel, str] = {
    "empty": "Empty",
    "weak": "Weak",
    "adequate": "Adequate",
    "strong": "Strong",
}


@dataclass(frozen=True)
class QualityReading:
    """One quality of one item: what was seen, and what would improve it (None: nothing would)."""

    state: QualityState
    seen: str
    missing: str | None = None


@dataclass(frozen=True)
class ItemStrength:
    """How strong one item is. One that does not count is outside the look-back or a duplicate."""

    id: str
    strength: ItemLevel
    counts: bool
    qualities: Mapping[QualityName, QualityState]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class ItemAnalysis:
    """What the page of one item shows: its strength and the reading of each quality."""

    strength: ItemStrength
    readings: Mapping[QualityName, QualityReading]


@dataclass(frozen=True)
class Reason:
    """Why a domain is no stronger; `evidence` names the items it speaks of.

    Where it says what these items lack, `items` are their titles and `lacks` is what, in words.
    """

    code: str
    text: str
    evidence: tuple[str, ...] = ()
    items: str = ""
    lacks: str = ""


@dataclass(frozen=True)
class NextAction:
    """One thing to do, why it helps, and who says so."""

    text: str
    why: str
    source: str


@dataclass(frozen=True)
class RolePrompt:
    """A question for people in a role. A "yes" starts an evidence item in `area`."""

    role: JobRole
    text: str
    source: str
    area: Area

    @property
    def key(self) -> str:
        """A short name of the question for addresses; `find_question` knows it again."""
        return question_key(self.text)


def question_key(text: str) -> str:
    """Return a short name made of the words of a question: it outlives a new order of them."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class RoleNote:
    """That a domain is often thin for people in a role, and where they find evidence."""

    role: JobRole
    text: str
    source: str


@dataclass(frozen=True)
class DomainStrength:
    """One domain: how strong, why, and what to do. `items` stand strongest first."""

    id: str
    number: int
    title: str
    strength: DomainLevel
    readiness: int
    reasons: tuple[Reason, ...]
    next_actions: tuple[NextAction, ...]
    role_prompts: tuple[RolePrompt, ...]
    items: tuple[ItemStrength, ...]
    role_notes: tuple[RoleNote, ...] = ()


@dataclass(frozen=True)
class StrengthReport:
    """The strength of an application; `domains` in number order, `weakest` the weakest first."""

    scheme: str
    as_of: date
    look_back_from: date | None
    weakest: tuple[str, ...]
    domains: tuple[DomainStrength, ...]

    def domain(self, domain_id: str) -> DomainStrength | None:
        """Return what is said of the domain with this identifier, or None."""
        return next((domain for domain in self.domains if domain.id == domain_id), None)
