"""Dates: missing, too old, already rewarded, or still to come."""

from __future__ import annotations

from collections.abc import Iterator

from cea_helper.checks.conditions import Conditions
from cea_helper.checks.model import Hit
from cea_helper.checks.reading import Passage, Point, Statement
from cea_helper.checks.when import goes_on
from cea_helper.dates import day_in_words


def date_hits(statement: Statement, known: Conditions) -> Iterator[Hit]:
    """Yield what is wrong with the dates of a statement."""
    headed = _dated_by_heading(statement)
    for point in statement.points:
        if point.is_dated:
            yield from _too_old(point, known)
        elif _asks_for_a_date(point) and point.start not in headed:
            yield Hit("undated", point.first.start, point.first.end)
    for sentence in statement.sentences:
        if _is_plan(sentence) or _is_ahead(sentence, known):
            yield Hit("future-plan", sentence.start, sentence.end)


def _asks_for_a_date(point: Point) -> bool:
    return point.is_claim and not point.is_plan and not point.first.is_of_pay


def _dated_by_heading(statement: Statement) -> frozenset[int]:
    """Return where the sentences begin of each line whose heading holds its date."""
    headed = (line for line in statement.lines if line[0].is_heading and line[0].is_dated)
    return frozenset(sentence.start for line in headed for sentence in line)


def _too_old(point: Point, known: Conditions) -> Iterator[Hit]:
    begins = known.look_back_from
    if begins is None or not point.moments or goes_on(point.lower):
        return
    if max(moment.last for moment in point.moments) >= begins:
        return
    yield Hit("outside-look-back", point.first.start, point.first.end, day_in_words(begins))
    if known.award_granted:
        yield Hit("already-rewarded", point.first.start, point.first.end)


def _is_plan(passage: Passage) -> bool:
    return passage.says("plans")


def _is_ahead(passage: Passage, known: Conditions) -> bool:
    return bool(passage.moments) and passage.moments[0].first > known.as_of
