"""All checks over all statements, as values and as the document of the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from cea_helper import text
from cea_helper.application import Application
from cea_helper.checks.catalogue import checks, source_address
from cea_helper.checks.conditions import PERSONAL, Conditions, conditions
from cea_helper.checks.coverage import coverage_hits
from cea_helper.checks.dates import date_hits
from cea_helper.checks.folding import folded
from cea_helper.checks.impact import impact_hits
from cea_helper.checks.language import language_hits, sign_hits
from cea_helper.checks.length import field_length_hits, length_hits, reading_hits
from cea_helper.checks.model import SEVERITIES, Finding, Hit
from cea_helper.checks.reach import aim_hits, equality_hits, reach_hits
from cea_helper.checks.reading import Statement
from cea_helper.checks.repetition import duplicate_hits, personal_hits
from cea_helper.checks.role import role_hits
from cea_helper.checks.spelling import spelling_hits
from cea_helper.privacy import Identifier

Family = Callable[[Statement, Conditions], Iterator[Hit]]

_FAMILIES: tuple[Family, ...] = (
    date_hits,
    impact_hits,
    role_hits,
    reach_hits,
    length_hits,
    language_hits,
    sign_hits,
    spelling_hits,
)
_ACROSS = (duplicate_hits, reading_hits, aim_hits, equality_hits)


def check_statements(application: Application, today: date) -> tuple[Finding, ...]:
    """Return what an assessor would mind in the texts, box by box, place by place.

    They are judged on `application.as_of`, or `today` where that is absent.
    """
    known = conditions(_normalised(application), today)
    return _in_order(known, _hits(known))


def check_box(application: Application, box_id: str, today: date) -> tuple[Finding, ...]:
    """Return those findings of `check_statements` that stand in one box, at less cost."""
    known = conditions(_normalised(application), today)
    return _in_order(known, _hits(known, box_id))


def _in_order(known: Conditions, hits: Iterable[tuple[str, Hit]]) -> tuple[Finding, ...]:
    boxes = [statement.box for statement in (*known.statements, *known.fields)]
    order = {box: place for place, box in enumerate(boxes)}
    severities = list(SEVERITIES)
    found = {_finding(box, hit) for box, hit in hits}
    return tuple(
        sorted(
            found,
            key=lambda one: (
                order[one.domain],
                one.start,
                severities.index(one.severity),
                one.check,
                one.end,
                one.message,
            ),
        )
    )


def _normalised(application: Application) -> Application:
    return replace(
        application,
        statements={box: text.normalise(each) for box, each in application.statements.items()},
        fields={box: text.normalise(each) for box, each in application.fields.items()},
    )


def _hits(known: Conditions, only: str = "") -> Iterator[tuple[str, Hit]]:
    """Yield each hit with its box; those of one box where it is named."""
    for statement in known.statements:
        if only in ("", statement.box):
            yield from ((statement.box, hit) for hit in _of_statement(statement, known))
    for across in _ACROSS:
        yield from ((box, hit) for box, hit in across(known) if only in ("", box))
    for field in known.fields:
        if only in ("", field.box):
            yield from ((field.box, hit) for hit in _of_field(field, known))


def _of_statement(statement: Statement, known: Conditions) -> Iterator[Hit]:
    nothing = list(coverage_hits(statement, known))
    yield from nothing
    if not nothing:
        yield from folded(hit for family in _FAMILIES for hit in family(statement, known))


def _of_field(field: Statement, known: Conditions) -> Iterator[Hit]:
    """Yield what holds for any box of the form, whatever it is for."""
    yield from field_length_hits(field, known)
    yield from spelling_hits(field, known)
    yield from sign_hits(field, known)
    if field.box == PERSONAL:
        yield from personal_hits(field, known)


def _finding(box: str, hit: Hit) -> Finding:
    check = checks()[hit.check]
    return Finding(
        domain=box,
        start=hit.start,
        end=hit.end,
        check=check.slug,
        severity=check.severity,
        message=check.message.replace("{found}", hit.found),
        why=check.why,
        suggestion=check.suggestion,
        source=source_address(check.source),
        other=hit.other,
    )


def as_json(
    findings: Iterable[Finding], identifiers: Iterable[tuple[str, Identifier]]
) -> dict[str, Any]:
    """Return findings and identifiers as the document that `check --json` prints."""
    return {
        "findings": [_finding_json(finding) for finding in findings],
        "identifiers": [
            {
                "where": where,
                "start": one.start,
                "end": one.end,
                "kind": one.kind,
                "message": one.message,
            }
            for where, one in identifiers
        ],
    }


def _finding_json(finding: Finding) -> dict[str, Any]:
    told: dict[str, Any] = {
        "domain": finding.domain,
        "start": finding.start,
        "end": finding.end,
        "check": finding.check,
        "severity": finding.severity,
        "message": finding.message,
        "why": finding.why,
        "suggestion": finding.suggestion,
        "source": finding.source,
    }
    if finding.other:
        place = finding.other
        told["other"] = {"domain": place.domain, "start": place.start, "end": place.end}
    return told
