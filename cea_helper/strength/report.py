"""The strength of a whole application, as values and as the document of the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cea_helper.application import Application
from cea_helper.people import JobRole
from cea_helper.schemes import Domain, Scheme
from cea_helper.strength.actions import next_actions
from cea_helper.strength.domains import Contents, domain_level, readiness, reasons
from cea_helper.strength.items import item_strength
from cea_helper.strength.look_back import look_back_from
from cea_helper.strength.model import DomainStrength, ItemStrength, StrengthReport
from cea_helper.strength.placing import contents, note_alike
from cea_helper.strength.prompts import role_notes, role_prompts
from cea_helper.strength.qualities import Conditions


def analyse(application: Application, today: date) -> StrengthReport:
    """Return how strong the evidence is for each domain of the application's scheme, and why.

    It is judged on `application.as_of`, or `today` where that is absent.
    """
    return analyse_for(application.scheme, application, application.as_of or today)


def analyse_for(scheme: Scheme, application: Application, as_of: date) -> StrengthReport:
    """Return the strength of the evidence under the rules of `scheme`, judged on `as_of`."""
    begins = look_back_from(scheme, application.applicant.current_award, as_of)
    found = contents(scheme, application.evidence, Conditions(scheme.judged_as, begins, as_of))
    note_alike(found)
    domains = tuple(_domain_strength(inside, application.applicant.roles) for inside in found)
    return StrengthReport(scheme.id, as_of, begins, weakest(domains), domains)


def analyse_domain(application: Application, domain_id: str, today: date) -> DomainStrength | None:
    """Return what `analyse` says of one domain, with less work; None where there is no such one."""
    scheme = application.scheme
    domain = scheme.domain(domain_id)
    if domain is None:
        return None
    as_of = application.as_of or today
    begins = look_back_from(scheme, application.applicant.current_award, as_of)
    conditions = Conditions(scheme.judged_as, begins, as_of)
    found = contents(scheme, application.evidence, conditions, only=domain)
    if not _inside(domain, found).counting:
        # Why nothing counts may lie in any other domain.
        found = contents(scheme, application.evidence, conditions)
    note_alike(found)
    return _domain_strength(_inside(domain, found), application.applicant.roles)


def _inside(domain: Domain, found: Sequence[Contents]) -> Contents:
    return next(inside for inside in found if inside.domain is domain)


def weakest(domains: tuple[DomainStrength, ...]) -> tuple[str, ...]:
    """Return the empty and weak domains, weakest first; where there are none, the least ready."""
    ordered = sorted(domains, key=lambda domain: (domain.readiness, domain.number))
    low = [domain.id for domain in ordered if domain.strength in ("empty", "weak")]
    return tuple(low or [domain.id for domain in ordered[:1]])


def _domain_strength(inside: Contents, roles: tuple[JobRole, ...]) -> DomainStrength:
    domain = inside.domain
    level = domain_level(inside.counting)
    return DomainStrength(
        id=domain.id,
        number=domain.number,
        title=domain.title,
        strength=level,
        readiness=readiness(inside.counting),
        reasons=reasons(inside),
        next_actions=next_actions(inside),
        role_prompts=() if level == "strong" else role_prompts(domain, roles),
        items=_items(inside),
        role_notes=() if level == "strong" else role_notes(domain, roles),
    )


def _items(inside: Contents) -> tuple[ItemStrength, ...]:
    repeated = [judged for judged, _ in inside.repeated]
    found = [(judged, True) for judged in inside.counting]
    found += [(judged, False) for judged in (*repeated, *inside.outside)]
    found.sort(key=lambda pair: pair[0].verdict.points, reverse=True)
    return tuple(item_strength(judged, counts) for judged, counts in found)


def as_json(report: StrengthReport) -> dict[str, Any]:
    """Return the report as the document that `strength --json` prints."""
    begins = report.look_back_from
    return {
        "scheme": report.scheme,
        "as_of": report.as_of.isoformat(),
        "look_back_from": begins.isoformat() if begins else None,
        "weakest": list(report.weakest),
        "domains": [_domain_json(domain) for domain in report.domains],
    }


def _domain_json(domain: DomainStrength) -> Mapping[str, Any]:
    return {
        "id": domain.id,
        "title": domain.title,
        "strength": domain.strength,
        "readiness": domain.readiness,
        "reasons": [
            {"code": reason.code, "text": reason.text, "evidence": list(reason.evidence)}
            for reason in domain.reasons
        ],
        "next_actions": [
            {"text": action.text, "why": action.why, "source": action.source}
            for action in domain.next_actions
        ],
        "role_prompts": [
            *(_told(note.role, note.text, note.source) for note in domain.role_notes),
            *(_told(asked.role, asked.text, asked.source) for asked in domain.role_prompts),
        ],
        "items": [_item_json(item) for item in domain.items],
    }


def _told(role: JobRole, text: str, source: str) -> Mapping[str, str]:
    return {"role": role, "text": text, "source": source}


def _item_json(item: ItemStrength) -> Mapping[str, Any]:
    return {
        "id": item.id,
        "strength": item.strength,
        "counts": item.counts,
        "qualities": dict(item.qualities),
        "missing": list(item.missing),
    }
