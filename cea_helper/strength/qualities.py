"""The six qualities of an item, read from its fields and, where that is safe, from its words.

Each function only decides which case of data/qualities.toml an item is. More information of the
right kind never lowers a quality: every rule here rises with what it reads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from cea_helper.dates import PartialDate, day_in_words
from cea_helper.evidence import EvidenceItem, Impact, period_in_words, written_number
from cea_helper.schemes import AwardKind
from cea_helper.strength import direction, wording
from cea_helper.strength.look_back import is_outside, is_told_by_one_date
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
    """Return the six readings of the item, in the order of QUALITIES.

    What they have seen still has gaps for dates and figures; `told_in_full` fills them.
    """
    cases = _cases()
    return {name: cases[name, case(item, conditions)] for name, case in _CASES.items()}


def is_told_outside(readings: Readings) -> bool:
    """Return whether the item was read as lying before the look-back."""
    return readings["dated"] is _cases()["dated", "outside"]


def is_told_not_begun(readings: Readings) -> bool:
    """Return whether the item was read as beginning after the day of judging."""
    return readings["dated"] is _cases()["dated", "future"]


def told_in_full(item: EvidenceItem, conditions: Conditions, readings: Readings) -> Readings:
    """Return the readings with the item's own dates and figures in their words."""
    begins = conditions.look_back_from
    details = {
        "period": period_in_words(_to_date(item, conditions.as_of)),
        "ended": _on_or_in(item.end),
        "look_back_from": day_in_words(begins) if begins else "",
        "figures": _figures(item.impact or Impact()),
    }
    return {
        name: replace(reading, seen=reading.seen.format_map(details))
        for name, reading in readings.items()
    }


def _to_date(item: EvidenceItem, as_of: date) -> EvidenceItem:
    """Return the item as it stands on the day: what will end later still goes on."""
    has_begun = item.start is not None and item.start.first_day <= as_of
    if has_begun and isinstance(item.end, PartialDate) and item.end.first_day > as_of:
        return replace(item, end="present")
    return item


def _dated(item: EvidenceItem, conditions: Conditions) -> str:
    if item.start is None:
        return _dated_without_start(item, conditions)
    if is_outside(item, conditions.look_back_from):
        return "outside"
    first = item.start.first_day
    if first > conditions.as_of:
        return "future"
    if isinstance(item.end, PartialDate) and item.end.last_day < first:
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
    if item.end is None and not is_told_by_one_date(item):
        return "began_early" if is_early else "began_only"
    return "across" if is_early else "inside"


def _own_part(item: EvidenceItem, _: Conditions) -> str:
    part = wording.own_part(item.role)
    if item.contribution is None:
        return {"nothing": "nothing", "some": "words_only", "clear": "words_clear"}[part]
    if item.contribution == "member":
        return "member_acted" if part == "clear" else "member"
    if item.contribution == "contributed":
        return "contributed_clear" if part == "clear" else "contributed"
    return item.contribution + {"nothing": "", "some": "_words", "clear": "_clear"}[part]


def _beyond_job(item: EvidenceItem, _: Conditions) -> str:
    is_excess_said = wording.has_excess(item.excess)
    if item.basis is None:
        return "excess_only" if is_excess_said else "nothing"
    suffix = "_clear" if item.basis == "over_and_above" else "_exceeded"
    return item.basis + suffix if is_excess_said else item.basis


def _result(item: EvidenceItem, _: Conditions) -> str:
    if item.impact is None:
        return "nothing"
    figures = _figures_case(item.impact)
    if figures == "moved":
        is_compared = wording.has_said(item.impact.benchmark)
        return "moved_beside_benchmark" if is_compared else "moved"
    words = wording.result(item.impact.text)
    if words == "moved" and not (figures == "wrong_way" and item.impact.measure):
        return "moved_in_words"
    return figures or words


def _figures_case(impact: Impact) -> str | None:
    if impact.before is None and impact.after is None:
        return None
    is_named = wording.has_said(impact.measure) or wording.has_said(impact.text)
    if impact.before is None or impact.after is None or not is_named:
        return "half_measured"
    if impact.before == impact.after:
        return "unmoved"
    has_risen = impact.after > impact.before
    return "wrong_way" if _is_worse(impact, has_risen) else "moved"


def _is_worse(impact: Impact, has_risen: bool) -> bool:
    """Return whether the figures plainly got worse, and the result does not say why not.

    A measure that is named decides; what else the result speaks of may be better or worse.
    """
    named = impact.measure if wording.has_said(impact.measure) else impact.text
    worse = {"less": has_risen, "more": not has_risen, "unknown": False}[direction.better(named)]
    return worse and not direction.explains(impact.text)


def _on_or_in(end: PartialDate | str | None) -> str:
    """Return when something ended, as it stands after "ended": on a day, in a month or a year."""
    if not isinstance(end, PartialDate):
        return ""
    return f"on {end.in_words}" if end.day else f"in {end.in_words}"


def _figures(impact: Impact) -> str:
    if impact.before is None or impact.after is None:
        return ""
    return f"{written_number(impact.before)} to {written_number(impact.after)}"


def _reach(item: EvidenceItem, conditions: Conditions) -> str:
    if item.reach is None:
        return "nothing"
    if conditions.kind == "local":
        return "local_award"
    return item.reach if item.reach in ("local", "regional") else "wide"


def _proof(item: EvidenceItem, _: Conditions) -> str:
    kinds = {proof.kind for proof in item.proof if wording.has_said(proof.value)}
    if kinds - {"person"}:
        return "written"
    if item.citation:
        return "published"
    return "person" if kinds else "nothing"


_CASES: dict[QualityName, Callable[[EvidenceItem, Conditions], str]] = {
    "dated": _dated,
    "own_part": _own_part,
    "beyond_job": _beyond_job,
    "result": _result,
    "reach": _reach,
    "proof": _proof,
}


@cache
def _cases() -> dict[tuple[str, str], QualityReading]:
    qualities = table("qualities.toml").items()
    return {
        (name, case): QualityReading(words["state"], words["seen"], words.get("missing"))
        for name, cases in qualities
        for case, words in cases.items()
    }
