"""Evidence as it would be once somebody had said what it lacks, for trying what that would change.

The words and figures here stand for those of the applicant. They are weighed and never shown.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cea_helper.dates import PartialDate
from cea_helper.evidence import EvidenceItem, Impact, Proof
from cea_helper.schemes import Domain
from cea_helper.strength.model import QUALITIES, QualityName
from cea_helper.strength.qualities import Conditions

_NEW = "new evidence"
_DEED = "I designed it and wrote it myself."
_MORE = "It was done on unpaid evenings."
_RESULT = Impact(text=_NEW, before=2, after=1)
_PROOF = Proof("report", _NEW)


def complete_item(
    item: EvidenceItem, wants: tuple[QualityName, ...], conditions: Conditions
) -> EvidenceItem:
    """Return the item with these qualities as good as they can be."""
    changes: dict[str, Any] = {}
    for name in wants:
        changes |= _for_quality(item, name, conditions)
    return replace(item, **changes)


def new_item(domain: Domain, conditions: Conditions) -> EvidenceItem:
    """Return a strong item in this domain that is like none that anybody has entered."""
    bare = EvidenceItem(f"{_NEW} {domain.id}", f"{_NEW} {domain.id}", domain.areas, domain.id)
    return complete_item(bare, tuple(QUALITIES), conditions)


def _for_quality(item: EvidenceItem, name: QualityName, conditions: Conditions) -> dict[str, Any]:
    """Return the fields of the item that change for one quality."""
    match name:
        case "dated":
            day = conditions.as_of
            return {"start": PartialDate(day.year, day.month, day.day), "end": "present"}
        case "own_part":
            is_seat = item.contribution in (None, "member")
            return {"contribution": "contributed" if is_seat else item.contribution, "role": _DEED}
        case "beyond_job":
            return {"basis": item.basis or "over_and_above", "excess": _MORE}
        case "result":
            return {"impact": _RESULT}
        case "reach":
            return {"reach": "international"}
        case "proof":
            return {"proof": (*item.proof, _PROOF)}
