"""One thing a person did, with what an assessor would want to know about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from cea_helper.dates import PartialDate

Area = Literal["delivering", "developing", "leading", "research", "teaching", "wider"]
Contribution = Literal["led", "co_led", "contributed", "member"]
Basis = Literal["over_and_above", "job_plan", "paid_extra"]
Reach = Literal["local", "regional", "national", "international"]
ProofKind = Literal["doi", "pmid", "url", "report", "audit", "person", "file"]
Present = Literal["present"]

AREAS: dict[Area, str] = {
    "delivering": "Delivering a service",
    "developing": "Developing a service",
    "leading": "Leading and managing",
    "research": "Research and innovation",
    "teaching": "Teaching and training",
    "wider": "Wider NHS and national work",
}
CONTRIBUTIONS: dict[Contribution, str] = {
    "led": "I led it",
    "co_led": "I led it together with others",
    "contributed": "I contributed a part of it",
    "member": "I was a member",
}
BASES: dict[Basis, str] = {
    "over_and_above": "Over and above my job plan, unpaid",
    "job_plan": "Part of my job plan",
    "paid_extra": "Paid separately",
}
REACHES: dict[Reach, str] = {
    "local": "Local: my own organisation",
    "regional": "Regional",
    "national": "National",
    "international": "International",
}
PROOF_KINDS: dict[ProofKind, str] = {
    "doi": "DOI",
    "pmid": "PubMed number",
    "url": "Web address",
    "report": "Report",
    "audit": "Audit",
    "person": "Somebody who can confirm it",
    "file": "File",
}


@dataclass(frozen=True)
class Impact:
    """The result: what it was in words, and the measure that moved."""

    text: str | None = None
    measure: str | None = None
    before: float | None = None
    after: float | None = None
    unit: str | None = None
    benchmark: str | None = None


@dataclass(frozen=True)
class Proof:
    """Where somebody else could confirm the item.

    `file` is the digest of a file that is kept with it. It stays in the bank: files do not travel.
    """

    kind: ProofKind
    value: str
    note: str | None = None
    file: str | None = None


@dataclass(frozen=True)
class EvidenceItem:
    """One achievement, duty or publication.

    It belongs to the person and not to a form: `areas` are the same in every scheme. `domain` is
    set only inside an application, where the person chose another domain than the first.
    """

    id: str
    title: str
    areas: tuple[Area, ...]
    domain: str | None = None
    start: PartialDate | None = None
    end: PartialDate | Present | None = None
    contribution: Contribution | None = None
    role: str | None = None
    basis: Basis | None = None
    excess: str | None = None
    reach: Reach | None = None
    impact: Impact | None = None
    proof: tuple[Proof, ...] = ()
    citation: Mapping[str, Any] | None = None
    notes: str | None = None


def known_area(name: str | None) -> Area | None:
    """Return the area of this name, or None where there is none."""
    return next((area for area in AREAS if area == name), None)


def is_only_noted(item: EvidenceItem) -> bool:
    """Return whether nothing but a title and areas was said of the item, private notes apart."""
    bare = EvidenceItem(item.id, item.title, item.areas, domain=item.domain, notes=item.notes)
    return item == bare


def files_of(item: EvidenceItem) -> frozenset[str]:
    """Return the digests of the files that are kept as proof of the item."""
    return frozenset(proof.file for proof in item.proof if proof.file is not None)


def without_files(item: EvidenceItem) -> EvidenceItem:
    """Return the item as it stands in a file of its own, which holds no other files."""
    return replace(item, proof=tuple(replace(proof, file=None) for proof in item.proof))


def written_number(number: float) -> str:
    """Return the number as a person writes it: 41 and not 41.0, 0.00001 and not 1e-05."""
    plain = format(Decimal(repr(number)), "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def period_in_words(item: EvidenceItem) -> str:
    """Return when the item was, such as "March 2021 to present"; "" where it has no date."""
    ends = item.end.in_words if isinstance(item.end, PartialDate) else item.end
    if item.start is None:
        return ends or ""
    starts = item.start.in_words
    return starts if ends in (None, starts) else f"{starts} to {ends}"


@dataclass(frozen=True)
class StoredEvidence:
    """An item as the bank keeps it. A save names the `version` that it began from."""

    item: EvidenceItem
    version: int
    created_at: datetime
    updated_at: datetime
