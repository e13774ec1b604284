"""What the page of one evidence item prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cea_helper import citations
from cea_helper.dates import PartialDate, day_in_words
from cea_helper.evidence import (
    AREAS,
    BASES,
    CONTRIBUTIONS,
    PROOF_KINDS,
    REACHES,
    EvidenceItem,
    Impact,
    Proof,
    StoredEvidence,
    is_only_noted,
    written_number,
)
from cea_helper.strength import (
    QUALITIES,
    QUALITY_STATES,
    ItemAnalysis,
    QualityName,
    QualityReading,
    QualityState,
)
from cea_helper.web.filters import moment
from cea_helper.web.presenters.completing import Standing, lacking, standing
from cea_helper.web.presenters.evidence_use import Use
from cea_helper.web.presenters.proof import ProofLine, proof_lines
from cea_helper.web.presenters.tags import Tag
from cea_helper.web.presenters.yardstick import Yardstick

_STATE_COLOURS: dict[QualityState, str] = {
    "met": "green",
    "partly": "yellow",
    "not_met": "orange",
    "unknown": "grey",
}
# The field of the form that mends each quality.
_FIELDS: dict[QualityName, str] = {
    "dated": "start",
    "own_part": "role",
    "beyond_job": "excess",
    "result": "impact_text",
    "reach": "reach",
    "proof": "proof_1_kind",
}


@dataclass(frozen=True)
class Quality:
    """One quality as it stands, what would improve it, and the field where that is done.

    Where nothing was said, the tag says so, and `seen` is empty.
    """

    name: str
    tag: Tag
    seen: str
    advice: str
    field: str
    action: str


@dataclass(frozen=True)
class ItemPage:
    """The page of one item."""

    id: str
    title: str
    tag: Tag
    next_step: str
    button: str
    variant: str | None
    next_field: str
    judged_by: str
    qualities: tuple[Quality, ...]
    details: tuple[tuple[str, str], ...]
    proof: tuple[ProofLine, ...]
    notes: str
    uses: tuple[Use, ...]
    changed: str


def item_page(stored: StoredEvidence, yardstick: Yardstick, uses: Sequence[Use]) -> ItemPage:
    """Return what the page of the item prints."""
    item = stored.item
    analysis = yardstick.analyse(item)
    gap = next(iter(lacking(analysis.strength)), None)
    found = standing(item, analysis.strength)
    return ItemPage(
        id=item.id,
        title=item.title,
        tag=found.tag,
        next_step=_next_step(item, analysis, found),
        button=_button(item, gap),
        variant=None if gap else "secondary",
        next_field=_next_field(item, gap),
        judged_by=_judged_by(yardstick),
        qualities=_qualities(item, analysis),
        details=details(replace(item, proof=())),
        proof=proof_lines(item),
        notes=item.notes or "",
        uses=tuple(uses),
        changed=moment(stored.updated_at),
    )


def _next_step(item: EvidenceItem, analysis: ItemAnalysis, found: Standing) -> str:
    if is_only_noted(item):
        return "Complete it when you have time. The six qualities below say what helps."
    if found.lacks:
        return f"{found.lacks}."
    partly = [name for name, state in analysis.strength.qualities.items() if state == "partly"]
    return "It could still be clearer." if partly else "Nothing is missing."


def _button(item: EvidenceItem, gap: QualityName | None) -> str:
    if is_only_noted(item):
        return "Complete it"
    return "Add what is missing" if gap else "Change"


def _next_field(item: EvidenceItem, gap: QualityName | None) -> str:
    if is_only_noted(item):
        return "start"
    return _field(gap, item) if gap else "title"


def _judged_by(yardstick: Yardstick) -> str:
    if yardstick.scheme is None:
        return "Dates are weighed once you start an application."
    begins = yardstick.look_back_from
    since = f" Its look-back begins on {day_in_words(begins)}." if begins else ""
    return f"Read for the {yardstick.scheme.title}.{since}"


def _qualities(item: EvidenceItem, analysis: ItemAnalysis) -> tuple[Quality, ...]:
    return tuple(_quality(name, analysis.readings[name], _field(name, item)) for name in QUALITIES)


def _quality(name: QualityName, reading: QualityReading, field: str) -> Quality:
    return Quality(
        name=QUALITIES[name],
        tag={"text": QUALITY_STATES[reading.state], "colour": _STATE_COLOURS[reading.state]},
        seen="" if reading.state == "unknown" else reading.seen,
        advice=reading.missing or "",
        field=field,
        action="Add" if reading.state == "unknown" else "Change",
    )


def _field(name: QualityName, item: EvidenceItem) -> str:
    if name == "beyond_job" and item.basis is None:
        return "basis"
    return "end" if name == "dated" and item.start and not item.end else _FIELDS[name]


def details(item: EvidenceItem) -> tuple[tuple[str, str], ...]:
    """Return what was entered, name by name, without what was not and without the notes."""
    impact = item.impact or Impact()
    told = {
        "Areas": "\n".join(AREAS[area] for area in item.areas),
        "When": _when(item),
        "Your share": CONTRIBUTIONS[item.contribution] if item.contribution else None,
        "What you did yourself": item.role,
        "Relation to your job": BASES[item.basis] if item.basis else None,
        "What went beyond it": item.excess,
        "What came of it": impact.text,
        "What was measured": impact.measure,
        "Figures": _figures(impact),
        "To compare with": impact.benchmark,
        "Reach": REACHES[item.reach] if item.reach else None,
        "Proof": "\n".join(map(_proof, item.proof)),
        "Publication": citations.in_words(item.citation) if item.citation else None,
    }
    return tuple((name, value) for name, value in told.items() if value)


def differences(theirs: EvidenceItem, yours: EvidenceItem) -> tuple[tuple[str, str], ...]:
    """Return each thing that two versions of an item say differently, as the first says it."""
    told, other = _told_in_full(theirs), _told_in_full(yours)
    names = dict.fromkeys((*told, *other))
    return tuple(
        (name, told.get(name, "Nothing")) for name in names if told.get(name) != other.get(name)
    )


def _told_in_full(item: EvidenceItem) -> dict[str, str]:
    notes = {"Private notes": item.notes} if item.notes else {}
    return {"Title": item.title, **dict(details(item)), **notes}


def _when(item: EvidenceItem) -> str:
    if item.start is None and item.end is None:
        return ""
    if item.start is None:
        return "Goes on" if item.end == "present" else f"Ended in {_date(item.end)}"
    if item.end is None or item.end == item.start:
        return _date(item.start)
    return f"{_date(item.start)} to {_date(item.end)}"


def _date(value: PartialDate | str | None) -> str:
    return value.in_words if isinstance(value, PartialDate) else value or ""


def _figures(impact: Impact) -> str:
    known = (("before", impact.before), ("after", impact.after))
    told = [f"{written_number(figure)} {name}" for name, figure in known if figure is not None]
    unit = [f"in {impact.unit}"] if impact.unit else []
    return ", ".join([*told, *unit])


def _proof(proof: Proof) -> str:
    note = f" ({proof.note})" if proof.note else ""
    return f"{PROOF_KINDS[proof.kind]}: {proof.value}{note}"
