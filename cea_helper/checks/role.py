"""The writer's own part, and what lies beyond the job."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from cea_helper.checks.conditions import Conditions
from cea_helper.checks.model import Hit
from cea_helper.checks.reading import Passage, Point, Statement
from cea_helper.checks.repetition import content
from cea_helper.checks.resting import entries_of, is_linked, speaks_of
from cea_helper.checks.tables import choice

_OWN = re.compile(r"\b(?:i|my|mine|me|myself)\b(?![-/])")
_WE = re.compile(r"\b(?:we|our)\b")
_PAID = re.compile(
    r"(?<!un)(?<!-)\bpaid\b(?! (?:for|off|back|leave|tribute|attention))|\bpaid (?:role|post)\b"
)
# "The post is paid; the mentoring is not", and "its results are under domain 4".
_NOT_PAID = re.compile(
    r"\bpaid\b.*\b(?:is|are|was|were) not(?: paid| part of (?:it|them|the post))?(?=[.,;)]|\Z)"
    r"|\bpaid\b.*\b(?:under|in|see|to) domains? \d"
)
_FIRST_PERSON = re.compile(r"i(?:'ve|'m|'d)?\b(?![.\-/])")
_IN_A_ROW = 3


def role_hits(statement: Statement, known: Conditions) -> Iterator[Hit]:
    """Yield where the own part is not plain, or is part of the job."""
    for point in statement.points:
        for slug in _of_point(point):
            yield Hit(slug, point.first.start, point.first.end)
        yield from _paid_hits(point, statement.box, known)
    yield from _repeated_i(statement.sentences)


def _paid_hits(point: Point, box: str, known: Conditions) -> Iterator[Hit]:
    if (
        not _is_paid(point, known.paid)
        or _tells_excess(point)
        or _rests_on_excess(point, box, known)
    ):
        return
    place = point.where(lambda sentence: _is_paid(sentence, known.paid))
    yield Hit("paid-work", place.start, place.end)


def _tells_excess(point: Point) -> bool:
    return (
        point.says("beyond") or point.says("own_time") or _NOT_PAID.search(point.lower) is not None
    )


def _rests_on_excess(point: Point, box: str, known: Conditions) -> bool:
    """Return whether an item behind any sentence of the point says what went beyond the pay."""
    linked = {
        name
        for claim in known.application.claims
        if is_linked(point, (claim,), box)
        for name in claim.evidence
    }
    told = [content(sentence.text) for sentence in point.sentences]
    for item in known.evidence:
        if (item.excess or "").strip():
            entries = entries_of(item)
            if item.id in linked or any(speaks_of(sentence, entries) for sentence in told):
                return True
    return False


def _of_point(point: Point) -> Iterator[str]:
    if _is_unclear(point):
        yield "own-part-unclear"
    if point.says("team") and not point.has_own_part:
        yield "team-membership"
    if point.says("rating") and not point.has_own_part:
        yield "rating-without-part"
    if _is_duty(point) and not point.says("beyond") and not point.has_result:
        yield "duty-not-excess"


def _is_unclear(point: Point) -> bool:
    if _OWN.search(point.lower) or point.opens_with_deed or point.has_own_part:
        return False
    return _WE.search(point.first.lower) is not None or _passive().search(point.lower) is not None


def _is_paid(passage: Passage, paid: Sequence[str]) -> bool:
    return _PAID.search(passage.lower) is not None or any(name in passage.lower for name in paid)


def _is_duty(point: Point) -> bool:
    return _duty().search(point.lower) is not None and point.says("duties")


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:was|were|has been|have been) (?:\w+ly )?(?:{choice('passive')})\b"
        r"(?! by (?:me|a|the|two)\b)"
    )


@cache
def _duty() -> re.Pattern[str]:
    return re.compile(rf"\bi (?:also |regularly )?(?:{choice('duty_verbs')})\b")


def _repeated_i(sentences: Sequence[Passage]) -> Iterator[Hit]:
    for is_same, group in groupby(sentences, key=_begins_with_i):
        row = list(group)
        if is_same and len(row) >= _IN_A_ROW:
            yield Hit("repeated-i", row[0].start, row[-1].end, str(len(row)))


def _begins_with_i(sentence: Passage) -> bool:
    return _FIRST_PERSON.match(sentence.lower) is not None
