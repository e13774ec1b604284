"""All checks over all statements, as values and as the document of the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from cea_helper import text
from cea_helper.application import Application
from cea_helper.checks.catalogue import checks, source_address
from cea_helper.checks.conditions import Conditions, conditions
from cea_helper.checks.coverage import coverage_hits
from cea_helper.checks.dates import date_hits
from cea_helper.checks.impact import impact_hits
from cea_helper.checks.language import language_hits
from cea_helper.checks.length import length_hits, reading_hits
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
    spelling_hits,
)
_ACROSS = (duplicate_hits, reading_hits, aim_hits, equality_hits)


def check_statements(application: Application, today: date) -> tuple[Finding, ...]:
    """Return what an assessor would mind in the statements, domain by domain, place by place.

    They are judged on `application.as_of`, or `today` where that is absent.
    """
    known = conditions(_normalised(application), today)
    order = {statement.box: place for place, statement in enumerate(known.statements)}
    severities = list(SEVERITIES)
    found = {_finding(box, hit) for box, hit in _hits(known)}
    return tuple(
        sorted(
            found,
            key=lambda one: (
                order.get(one.domain, len(order)),
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


def _hits(known: Conditions) -> Iterator[tuple[str, Hit]]:
    for statement in known.statements:
        nothing = list(coverage_hits(statement, known))
        families = () if nothing else _FAMILIES
        found = [*nothing, *(hit for family in families for hit in family(statement, known))]
        yield from ((statement.box, hit) for hit in found)
    for across in _ACROSS:
        yield from across(known)
    yield from (("personal_statement", hit) for hit in personal_hits(known))


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
