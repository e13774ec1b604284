"""The period that counts, and whether an item lies before it.

A date may be a year or a month, so an item gets the benefit of the doubt: it is outside only when
its last possible day is. Where an item began in a year or a month and no end is given, it may still
go on, so it has no last possible day. A start that names the day, with no end, is read as what
happened on that day, and a publication is dated by one date; both end with it.
"""

from __future__ import annotations

from datetime import date

from cea_helper.dates import PartialDate, years_before
from cea_helper.evidence import EvidenceItem
from cea_helper.people import CurrentAward
from cea_helper.schemes import Fact, Scheme


def look_back_from(scheme: Scheme, award: CurrentAward | None, as_of: date) -> date | None:
    """Return the first day that counts; None where the scheme has no look-back.

    An award of the same kind that was granted inside the period shortens it.
    """
    if scheme.look_back_years is None:
        return None
    begins = years_before(as_of, scheme.look_back_years)
    if award is None or not _is_same_kind(scheme, award):
        return begins
    return max(begins, award.granted.first_day)


def look_back_fact(scheme: Scheme, begins: date | None, as_of: date) -> Fact:
    """Return how sure it is that the period begins on this day, and where that was read."""
    years = scheme.look_back_years
    is_shortened = years is not None and begins is not None and begins > years_before(as_of, years)
    return scheme.fact("look_back_since_award" if is_shortened else "look_back_years")


def _is_same_kind(scheme: Scheme, award: CurrentAward) -> bool:
    # What is not known counts: nobody should rest on evidence that turns out to be too old.
    return award.scheme not in scheme.awards_of_another_kind


def last_possible_day(item: EvidenceItem) -> date | None:
    """Return the last day on which the item can have gone on; None where nothing bounds it."""
    if item.end == "present":
        return None
    if isinstance(item.end, PartialDate):
        last = item.end.last_day
        return max(item.start.last_day, last) if item.start else last
    return item.start.last_day if item.start and is_told_by_one_date(item) else None


def is_told_by_one_date(item: EvidenceItem) -> bool:
    """Return whether a start is all the date that the item needs: of a paper, or of one day."""
    return item.end is None and bool(item.citation or (item.start and item.start.day))


def is_outside(item: EvidenceItem, begins: date | None) -> bool:
    """Return whether the item ended before the period that counts."""
    if begins is None:
        return False
    last = last_possible_day(item)
    return last is not None and last < begins
