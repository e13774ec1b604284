"""Evidence as it would be once somebody had said what it lacks, for trying what that would change.

The words and figures here stand for those of the applicant. They are weighed and never shown.
"""

from __future__ import annotations

from dataclasses import replace

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
    for name in wants:
        item = _with_quality(item, name, conditions)
    return item


def new_item(domain: Domain, conditions: Conditions) -> EvidenceItem:
    """Return a strong item in this domain that is like none that anybody has entered."""
    bare = EvidenceItem(f"{_NEW} {domain.id}", f"{_NEW} {domain.id}", domain.areas, domain.id)
    return complete_item(bare, tuple(QUALITIES), conditions)


def _with_quality(item: EvidenceItem, name: QualityName, conditions: Conditions) -> EvidenceItem:
    match name:
        case "dated":
            day = conditions.as_of
            return replace(item, start=PartialDate(day.year, day.month, day.day), end="present")
        case "own_part":
            share = "contributed" if item.contribution in (None, "member") else item.contribution
            return replace(item, contribution=share, role=_DEED)
        case "beyond_job":
            return replace(item, basis=item.basis or "over_and_above", excess=_MORE)
        case "result":
            return replace(item, impact=_RESULT)
        case "reach":
            return replace(item, reach="international")
        case "proof":
            return replace(item, proof=(*item.proof, _PROOF))
