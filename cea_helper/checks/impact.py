"""What came of the work: results, figures, comparisons, proof from outside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cea_helper.checks.conditions import Conditions
from cea_helper.checks.folding import in_words
from cea_helper.checks.model import Hit
from cea_helper.checks.reading import Passage, Point, Statement

_RATE = re.compile(r"\d ?%|\bper cent\b")
_PRIZE = re.compile(r"\b(?:prize|medal|award|teacher of the year|fellowship|certificate)\b")
_LISTED = re.compile(r"[a-z ]{4,40}:(?: *[\w' -]{2,40},){3,}[^,]{2,40}\Z")
_FEWEST_PRIZES = 2
_FEWEST_MISSING = 2


def impact_hits(statement: Statement, known: Conditions) -> Iterator[Hit]:
    """Yield where a statement does not show what came of the work."""
    for point in statement.points:
        for slug, found in _of_point(point):
            yield Hit(slug, point.first.start, point.first.end, found)
        for slug, place in _of_words(point):
            yield Hit(slug, place.start, place.end)


def _of_words(point: Point) -> Iterator[tuple[str, Passage]]:
    if point.says("praise"):
        yield "no-outside-proof", point.where(lambda one: one.says("praise"))
    if _has_rate(point) and not point.says("comparison"):
        yield "figure-without-benchmark", point.where(_has_rate)


def _has_rate(passage: Passage) -> bool:
    return _RATE.search(passage.lower) is not None


def _of_point(point: Point) -> Iterator[tuple[str, str]]:
    if _is_bare_list(point):
        yield "bare-list", ""
    if point.first.is_of_pay:
        return
    if point.is_claim and not point.is_plan:
        yield from _result(point)
        if not point.has_number:
            yield "no-number", ""
        yield from _four_parts(point)
    elif point.has_number and point.is_dated:
        yield from _four_parts(point)


def _result(point: Point) -> Iterator[tuple[str, str]]:
    if point.has_result:
        return
    if point.first.is_seat and not point.has_deed:
        yield "role-without-result", ""
    else:
        yield "no-result", ""
    if not point.says("patients"):
        yield "no-patient-effect", ""


def _four_parts(point: Point) -> Iterator[tuple[str, str]]:
    parts = {
        "the date": point.is_dated,
        "a comparison": point.has_number and point.says("comparison"),
        "your own part": point.has_own_part or point.is_seat,
        "what patients gained": point.says("patients"),
    }
    missing = [part for part, is_there in parts.items() if not is_there]
    if len(missing) >= _FEWEST_MISSING:
        yield "four-parts", in_words(missing)


def _is_bare_list(point: Point) -> bool:
    if _LISTED.fullmatch(point.lower.rstrip(".")[:500]):
        return True
    segments = point.lower.split(";")
    prizes = sum(_PRIZE.search(segment) is not None for segment in segments)
    return prizes >= _FEWEST_PRIZES and not point.has_result and not point.has_own_part
