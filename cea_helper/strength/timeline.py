"""All items of evidence in time: when each was, whether it counts, and when it falls out.

An item falls out when the look-back has moved past its last possible day. That is the same rule
as `look_back.is_outside`, asked for every day at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cea_helper.dates import PartialDate
from cea_helper.evidence import EvidenceItem
from cea_helper.people import CurrentAward
from cea_helper.schemes import Domain, Scheme
from cea_helper.strength.items import JudgedItem, judge_item
from cea_helper.strength.look_back import is_outside, last_possible_day, look_back_from
from cea_helper.strength.model import ItemLevel
from cea_helper.strength.placing import contents
from cea_helper.strength.qualities import Conditions


@dataclass(frozen=True)
class Span:
    """An item from its `first` to its `last` possible day.

    `last` is None where it may still go on. `falls_out_on` is the first day on which it lies
    before the look-back; None where that never comes.
    """

    item: EvidenceItem
    level: ItemLevel
    first: date
    last: date | None
    is_outside: bool
    falls_out_on: date | None


@dataclass(frozen=True)
class TimelineRow:
    """The dated items of one domain, the earliest first. `domain` is None where none fits them."""

    domain: Domain | None
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Timeline:
    """The evidence against the look-back of a round; `undated` is what has no beginning or day."""

    as_of: date
    look_back_from: date | None
    rows: tuple[TimelineRow, ...]
    undated: tuple[EvidenceItem, ...]

    def spans(self) -> Iterator[Span]:
        """Yield every dated item, row by row."""
        for row in self.rows:
            yield from row.spans


def timeline(
    scheme: Scheme, evidence: Sequence[EvidenceItem], award: CurrentAward | None, as_of: date
) -> Timeline:
    """Return the evidence in time, judged under the rules of the round on the day `as_of`."""
    begins = look_back_from(scheme, award, as_of)
    conditions = Conditions(scheme.judged_as, begins, as_of)
    found: list[tuple[Domain | None, Sequence[JudgedItem]]] = []
    for inside in contents(scheme, evidence, conditions):
        found.append((inside.domain, inside.all_items()))
    placed = {judged.item.id for _, judged_items in found for judged in judged_items}
    homeless = [judge_item(item, conditions) for item in evidence if item.id not in placed]
    rows = (_row(domain, judged, scheme, award) for domain, judged in found)
    elsewhere = _row(None, homeless, scheme, award)
    return Timeline(
        as_of=as_of,
        look_back_from=begins,
        rows=(*rows, elsewhere) if elsewhere.spans else tuple(rows),
        undated=tuple(item for item in evidence if first_possible_day(item) is None),
    )


def first_possible_day(item: EvidenceItem) -> date | None:
    """Return the first day on which the item can have been; None where nothing says."""
    if item.start is not None:
        return item.start.first_day
    return item.end.first_day if isinstance(item.end, PartialDate) else None


def falls_out_on(item: EvidenceItem, scheme: Scheme, award: CurrentAward | None) -> date | None:
    """Return the first day from which, counting back, the item lies before the look-back.

    None where that never comes; the first day of all where an award that is held shuts it out.
    """
    if is_outside(item, look_back_from(scheme, award, date.min)):
        return date.min
    last = last_possible_day(item)
    if last is None or last == date.max or scheme.look_back_years is None:
        return None
    return _years_after(last + timedelta(days=1), scheme.look_back_years)


def _row(
    domain: Domain | None,
    judged: Sequence[JudgedItem],
    scheme: Scheme,
    award: CurrentAward | None,
) -> TimelineRow:
    dated = ((one, first_possible_day(one.item)) for one in judged)
    spans = [_span(one, first, scheme, award) for one, first in dated if first is not None]
    return TimelineRow(domain, tuple(sorted(spans, key=_earliest_first)))


def _span(judged: JudgedItem, first: date, scheme: Scheme, award: CurrentAward | None) -> Span:
    item = judged.item
    return Span(
        item=item,
        level=judged.verdict.level,
        first=first,
        last=last_possible_day(item),
        is_outside=judged.is_outside,
        falls_out_on=falls_out_on(item, scheme, award),
    )


def _earliest_first(span: Span) -> tuple[date, date, str, str]:
    return span.first, span.last or date.max, span.item.title, span.item.id


def _years_after(day: date, years: int) -> date | None:
    """Return the same day `years` later; where there is no 29 February, 1 March."""
    if day.year + years > date.max.year:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
