"""How far the work reached, and what for: beyond the trust, for its aims, into the NHS."""

from __future__ import annotations

from collections.abc import Iterator

from cea_helper.checks.conditions import Conditions
from cea_helper.checks.model import Hit
from cea_helper.checks.reading import Passage, Point, Statement

_CLINICAL = {"delivering", "developing"}


def reach_hits(statement: Statement, known: Conditions) -> Iterator[Hit]:
    """Yield where the work reached too little, or it is not said who gained."""
    is_local = known.scheme.judged_as == "local"
    for point in statement.points:
        slugs = (*_of_kind(point, is_local), *_of_point(point))
        yield from (Hit(slug, point.first.start, point.first.end) for slug in slugs)


def _of_kind(point: Point, is_local: bool) -> Iterator[str]:
    if is_local and point.is_claim and point.says("outside_work") and not point.says("employer"):
        yield "no-employer-aim"
    if not is_local and _is_effect_at_home(point):
        yield "local-only"


def _is_effect_at_home(point: Point) -> bool:
    is_told = point.has_result or point.says("in_use")
    return is_told and point.says("local") and not point.says("wider")


def _of_point(point: Point) -> Iterator[str]:
    if (point.says("countries") or point.says("overseas_words")) and not point.says("home"):
        yield "overseas-no-nhs-gain"
    if point.says("devised") and point.says("shown") and not point.says("uptake"):
        yield "no-uptake"
    if point.says("resources") and not point.says("savings"):
        yield "no-saving"
    if point.says("teaching_hours") and point.says("teaching") and not point.has_result:
        yield "teaching-hours-only"
    if _counts_papers(point):
        yield "paper-without-consequence"


def _counts_papers(point: Point) -> bool:
    is_counted = point.says("papers") and (point.has_number or point.is_dated)
    return is_counted and not point.says("consequence")


def aim_hits(known: Conditions) -> Iterator[tuple[str, Hit]]:
    """Yield the first clinical statement of a national round where none names an aim of the NHS."""
    if known.scheme.judged_as == "local" or any(
        statement.whole.says("national_aims") for statement in known.statements
    ):
        return
    for domain, statement in zip(known.domains, known.statements, strict=True):
        if _CLINICAL & set(domain.areas) and statement.sentences:
            first = statement.sentences[0]
            yield statement.box, Hit("no-national-priority", first.start, first.end)
            return


def equality_hits(known: Conditions) -> Iterator[tuple[str, Hit]]:
    """Yield the item that speaks of equality where no statement does, at the first statement."""
    written = [statement for statement in known.statements if statement.sentences]
    if not written or any(statement.whole.says("equality") for statement in written):
        return
    for item in known.evidence:
        result = item.impact.text if item.impact else None
        told = " ".join(filter(None, (item.title, item.role, result)))
        if Passage(0, len(told), told).says("equality"):
            first = written[0].sentences[0]
            yield written[0].box, Hit("equality-missing", first.start, first.end, item.title)
            return
