"""What holds of an item in every round agrees with what is read of it in each."""

from __future__ import annotations

from datetime import date
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from cea_helper.evidence import EvidenceItem
from cea_helper.schemes import AwardKind
from cea_helper.strength import LastingReading, QualityName, analyse_item, lasting_reading
from cea_helper.strength.lasting import LACKING, rules_mark
from tests.strategies import evidence_items

DAYS = st.dates(date(2010, 1, 1), date(2030, 1, 1))


def lacks_dates(found: LastingReading, begins: date | None, as_of: date) -> bool:
    """Return whether dates are lacking, by the three facts alone."""
    ended = begins is not None and found.last_day is not None and found.last_day < begins
    is_yet_to_be = found.first_day is not None and found.first_day > as_of
    return not found.is_dated or ended or is_yet_to_be


@settings(max_examples=100)
@given(evidence_items(), st.sampled_from(get_args(AwardKind)), st.none() | DAYS, DAYS)
def test_what_lasts_is_what_each_round_reads(
    item: EvidenceItem, kind: AwardKind, begins: date | None, as_of: date
) -> None:
    qualities = analyse_item(item, kind, begins, as_of).strength.qualities
    found = lasting_reading(item)
    dates: tuple[QualityName, ...] = ("dated",) if lacks_dates(found, begins, as_of) else ()
    lacked = {name for name, state in qualities.items() if state in LACKING}
    assert lacked == {*found.lacks[kind], *dates}


def test_mark_of_the_rules_is_always_the_same() -> None:
    first = rules_mark()
    rules_mark.cache_clear()
    assert rules_mark() == first
