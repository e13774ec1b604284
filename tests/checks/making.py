"""Applications for the examples of the checks: a statement, or what an application holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from cea_helper.application import Application
from cea_helper.checks import Finding, check_statements
from cea_helper.dates import parse_partial
from cea_helper.evidence import EvidenceItem, Impact
from cea_helper.people import Applicant, CurrentAward, JobPlanLine
from cea_helper.schemes import Scheme, shipped

AS_OF = date(2026, 3, 1)


def find(example: str | Mapping[str, Any]) -> tuple[Finding, ...]:
    """Return the findings of an example of the table, in the boxes that it fills."""
    application = make_application(example)
    boxes = {*application.statements, *application.fields}
    return tuple(one for one in check_statements(application, AS_OF) if one.domain in boxes)


def make_application(example: str | Mapping[str, Any]) -> Application:
    """The application that an example describes; a text stands in its first domain."""
    told: Mapping[str, Any] = {"text": example} if isinstance(example, str) else example
    scheme = _scheme(told.get("scheme", "ncia-2026"))
    items = tuple(_item(scheme, **item) for item in told.get("items", ()))
    return Application(
        scheme,
        _applicant(told),
        items,
        AS_OF,
        statements=told.get("statements") or _statements(scheme, told),
        fields=told.get("fields", {}),
    )


def _statements(scheme: Scheme, told: Mapping[str, Any]) -> dict[str, str]:
    filled = ("In 2024 " + "x" * 3000)[: told.get("fill", 0)]
    text = told.get("text", filled) + "The clinic is open. " * told.get("repeat", 0)
    repeated = "repeat" in told
    return {domain.id: text for domain in (scheme.domains if repeated else scheme.domains[:1])}


def _applicant(told: Mapping[str, Any]) -> Applicant:
    granted, paid = told.get("award"), told.get("paid")
    return Applicant(
        "Dr Test Sample",
        current_award=CurrentAward("level 1", parse_partial(granted)) if granted else None,
        job_plan=(JobPlanLine(paid, "management", 2, paid_extra=True),) if paid else (),
    )


def _item(scheme: Scheme, title: str, **told: Any) -> EvidenceItem:
    if "start" in told:
        told["start"] = parse_partial(told["start"])
    if "impact" in told:
        told["impact"] = Impact(told["impact"])
    return EvidenceItem("e1", title, (scheme.domains[0].areas[0],), **told)


def _scheme(family_or_round: str) -> Scheme:
    found = [each for each in shipped() if family_or_round in (each.id, each.family)]
    return found[0]
