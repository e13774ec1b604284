"""The six qualities of an item, read from its fields and, where that is safe, from its words.

Each function only decides which case of data/qualities.toml it is. More information of the right
kind never lowers a quality: every rule here rises with what it reads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from cea_helper.dates import PartialDate, day_in_words
from cea_helper.evidence import EvidenceItem, Impact, period_in_words, written_number
from cea_helper.schemes import AwardKind
from cea_helper.strength import wording
from cea_helper.strength.look_back import is_outside
from cea_helper.strength.model import QualityName, QualityReading
from cea_helper.strength.tables import table

Readings = Mapping[QualityName, QualityReading]


@dataclass(frozen=True)
class Conditions:
    """What an item is judged against: the kind of award, the look-back and the day."""

    kind: AwardKind
    look_back_from: date | None
    as_of: date


def read_qualities(item: EvidenceItem, conditions: Conditions) -> Readings:
    """Return the six readings of the item, in the order of QUALITIES."""
    return {name: read(item, conditions) for name, read in _READERS.items()}


def _dated(item: EvidenceItem, conditions: Conditions) -> QualityReading:
    case = _dated_case(item, conditions)
    begins = conditions.look_back_from
    return _reading(
        "dated",
        case,
        period=period_in_words(item),
        look_back_from=day_in_words(begins) if begins else "",
    )


def _dated_case(item: EvidenceItem, conditions: Conditions) -> str:
    if item.start is None:
        return _dated_without_start(item, conditions)
    if is_outside(item, conditions.look_back_from):
        return "outside"
    if item.start.first_day > conditions.as_of:
        return "future"
    if isinstance(item.end, PartialDate) and item.end.last_day < item.start.first_day:
        return "reversed"
    return _dated_with_start(item, item.start, conditions.look_back_from)


def _dated_without_start(item: EvidenceItem, conditions: Conditions) -> str:
    if item.end is None:
        return "undated"
    if is_outside(item, conditions.look_back_from):
        return "outside"
    return "goes_on_only" if item.end == "present" else "ended_only"


def _dated_with_start(item: EvidenceItem, start: PartialDate, begins: date | None) -> str:
    is_early = begins is not None and start.last_day < begins
    if item.end is None and not item.citation:
        return "began_early" if is_early else "began_only"
    return "across" if is_early else "inside"


def _own_part(item: EvidenceItem, _: Conditions) -> QualityReading:
    part = wording.own_part(item.role)
    if item.contribution is None:
        case = {"nothing": "nothing", "some": "words_only", "clear": "words_clear"}[part]
    elif item.contribution == "member":
        case = "member_acted" if part == "clear" else "member"
    elif item.contribution == "contributed":
        case = "contributed_clear" if part == "clear" else "contributed"
    else:
        case = item.contribution if part == "nothing" else f"{item.contribution}_clear"
    return _reading("own_part", case)


def _beyond_job(item: EvidenceItem, _: Conditions) -> QualityReading:
    is_excess_said = wording.has_said(item.excess)
    if item.basis is None:
        return _reading("beyond_job", "excess_only" if is_excess_said else "nothing")
    suffix = "_clear" if item.basis == "over_and_above" else "_exceeded"
    return _reading("beyond_job", item.basis + suffix if is_excess_said else item.basis)


def _result(item: EvidenceItem, _: Conditions) -> QualityReading:
    impact = item.impact or Impact()
    figures = _figures_case(impact)
    words = wording.result(impact.text)
    if figures == "moved":
        is_compared = wording.has_said(impact.benchmark)
        case = "moved_beside_benchmark" if is_compared else "moved"
    elif words == "moved":
        case = "moved_in_words"
    else:
        case = figures or words
    return _reading("result", case, figures=_figures(impact))


def _figures_case(impact: Impact) -> str | None:
    if impact.before is None and impact.after is None:
        return None
    is_named = wording.has_said(impact.measure) or wording.has_said(impact.text)
    if impact.before is None or impact.after is None or not is_named:
        return "half_measured"
    return "unmoved" if impact.before == impact.after else "moved"


def _figures(impact: Impact) -> str:
    if impact.before is None or impact.after is None:
        return ""
    return f"{written_number(impact.before)} to {written_number(impact.after)}"


def _reach(item: EvidenceItem, conditions: Conditions) -> QualityReading:
    if item.reach is None:
        return _reading("reach", "nothing")
    if conditions.kind == "local":
        return _reading("reach", "local_award")
    return _reading("reach", {"local": "local", "regional": "regional"}.get(item.reach, "wide"))


def _proof(item: EvidenceItem, _: Conditions) -> QualityReading:
    kinds = {proof.kind for proof in item.proof if wording.has_said(proof.value)}
    if kinds - {"person"}:
        return _reading("proof", "written")
    if item.citation:
        return _reading("proof", "published")
    return _reading("proof", "person" if kinds else "nothing")


_READERS: dict[QualityName, Callable[[EvidenceItem, Conditions], QualityReading]] = {
    "dated": _dated,
    "own_part": _own_part,
    "beyond_job": _beyond_job,
    "result": _result,
    "reach": _reach,
    "proof": _proof,
}


def _reading(name: QualityName, case: str, **details: str) -> QualityReading:
    reading = _cases()[name, case]
    if not details:
        return reading
    missing = reading.missing and reading.missing.format_map(details)
    return replace(reading, seen=reading.seen.format_map(details), missing=missing)


@cache
def _cases() -> dict[tuple[str, str], QualityReading]:
    qualities = table("qualities.toml").items()
    return {
        (name, case): QualityReading(words["state"], words["seen"], words.get("missing"))
        for name, cases in qualities
        for case, words in cases.items()
    }
