"""Read an application file and write it: what is written reads back equal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from itertools import chain, islice
from typing import Any

from cea_helper.application import Application, Claim
from cea_helper.dates import PartialDate, parse_partial
from cea_helper.errors import InvalidApplicationFile
from cea_helper.evidence import EvidenceItem, Impact, Present, Proof
from cea_helper.interchange.faults import in_file_order
from cea_helper.interchange.json_file import MAX_WHOLE_NUMBER, read_json
from cea_helper.interchange.meaning import meaning_faults
from cea_helper.interchange.shape import shape_faults
from cea_helper.people import Applicant, CurrentAward, JobPlanLine
from cea_helper.schemes import Catalogue, shipped

FORMAT = "cea-helper-application/1"

# Nobody mends more than this at once, and a hostile file could hold a million.
MAX_FAULTS = 1_000

_Group = Mapping[str, Any]


def read_application(document: bytes, schemes: Catalogue | None = None) -> Application:
    """Return the application that the bytes of a file describe, its texts normalised.

    Without `schemes` its round must be one of those that come with the program.
    Raises InvalidApplicationFile with a sentence for each fault, in the order of the file.
    """
    schemes = schemes or shipped()
    tree, faults = read_json(document)
    unread = {fault.place for fault in faults}
    found = (fault for fault in chain(shape_faults(tree), meaning_faults(tree, schemes)))
    faults += islice((fault for fault in found if fault.place not in unread), MAX_FAULTS)
    if faults:
        ordered = in_file_order(tree, faults)
        raise InvalidApplicationFile(tuple(str(fault) for fault in ordered[:MAX_FAULTS]))
    return _application(tree, schemes)


def write_application(application: Application) -> bytes:
    """Return the application as the bytes of a file; what was never said is left out."""
    tree = {
        "format": FORMAT,
        "scheme": application.scheme.id,
        "as_of": application.as_of and application.as_of.isoformat(),
        "applicant": _written_applicant(application.applicant),
        "evidence": [written_item(item) for item in application.evidence],
        "statements": dict(application.statements) or None,
        "fields": dict(application.fields) or None,
        "claims": [_written_claim(claim) for claim in application.claims] or None,
    }
    return (json.dumps(_said(tree), ensure_ascii=False, indent=2) + "\n").encode()


def _application(raw: _Group, schemes: Catalogue) -> Application:
    scheme = schemes.get(raw["scheme"])
    return Application(
        scheme=scheme,
        applicant=_applicant(raw["applicant"]),
        evidence=tuple(_item(item) for item in raw["evidence"]),
        as_of=date.fromisoformat(raw["as_of"]) if "as_of" in raw else None,
        statements=_known(raw.get("statements", {}), {box.id for box in scheme.domains}),
        fields=_known(raw.get("fields", {}), {box.id for box in scheme.fields}),
        claims=tuple(_claim(claim) for claim in raw.get("claims", ())),
    )


def _known(texts: Mapping[str, str], boxes: set[str]) -> dict[str, str]:
    return {box: written for box, written in texts.items() if box in boxes}


def _applicant(raw: _Group) -> Applicant:
    award = raw.get("current_award")
    return Applicant(
        name=raw["name"],
        gmc_number=raw.get("gmc_number"),
        specialty=raw.get("specialty"),
        employer=raw.get("employer"),
        post=raw.get("post"),
        consultant_since=_date(raw.get("consultant_since")),
        whole_time_equivalent=raw.get("whole_time_equivalent"),
        roles=tuple(raw.get("roles", ())),
        current_award=_award(award) if award is not None else None,
        job_plan=tuple(_job_plan_line(line) for line in raw.get("job_plan", ())),
    )


def _award(raw: _Group) -> CurrentAward:
    return CurrentAward(raw["level"], parse_partial(raw["granted"]), raw.get("scheme"))


def _job_plan_line(raw: _Group) -> JobPlanLine:
    return JobPlanLine(raw["activity"], raw["category"], raw["pas"], raw.get("paid_extra"))


def _item(raw: _Group) -> EvidenceItem:
    impact = raw.get("impact")
    return EvidenceItem(
        id=raw["id"],
        title=raw["title"],
        areas=tuple(raw["areas"]),
        domain=raw.get("domain"),
        start=_date(raw.get("start")),
        end=_end(raw.get("end")),
        contribution=raw.get("contribution"),
        role=raw.get("role"),
        basis=raw.get("basis"),
        excess=raw.get("excess"),
        reach=raw.get("reach"),
        impact=Impact(**impact) if impact is not None else None,
        proof=tuple(Proof(**proof) for proof in raw.get("proof", ())),
        citation=raw.get("citation"),
        notes=raw.get("notes"),
    )


def _claim(raw: _Group) -> Claim:
    return Claim(raw["domain"], int(raw["start"]), int(raw["end"]), tuple(raw["evidence"]))


def _date(written: str | None) -> PartialDate | None:
    return None if written is None else parse_partial(written)


def _end(written: str | None) -> PartialDate | Present | None:
    return "present" if written == "present" else _date(written)


def _written_applicant(applicant: Applicant) -> _Group:
    award = applicant.current_award
    return _said(
        {
            "name": applicant.name,
            "gmc_number": applicant.gmc_number,
            "specialty": applicant.specialty,
            "employer": applicant.employer,
            "post": applicant.post,
            "consultant_since": _text(applicant.consultant_since),
            "whole_time_equivalent": _number(applicant.whole_time_equivalent),
            "roles": list(applicant.roles) or None,
            "current_award": _written_award(award) if award else None,
            "job_plan": [_written_line(line) for line in applicant.job_plan] or None,
        }
    )


def _written_award(award: CurrentAward) -> _Group:
    return _said({"scheme": award.scheme, "level": award.level, "granted": str(award.granted)})


def _written_line(line: JobPlanLine) -> _Group:
    return _said(
        {
            "activity": line.activity,
            "category": line.category,
            "pas": _number(line.pas),
            "paid_extra": line.paid_extra,
        }
    )


def written_item(item: EvidenceItem) -> Mapping[str, Any]:
    """Return the item as it stands in an application file; what was never said is left out."""
    return _said(
        {
            "id": item.id,
            "title": item.title,
            "areas": list(item.areas),
            "domain": item.domain,
            "start": _text(item.start),
            "end": _text(item.end),
            "contribution": item.contribution,
            "role": item.role,
            "basis": item.basis,
            "excess": item.excess,
            "reach": item.reach,
            "impact": _written_impact(item.impact) if item.impact else None,
            "proof": [_written_proof(proof) for proof in item.proof] or None,
            "citation": item.citation,
            "notes": item.notes,
        }
    )


def _written_impact(impact: Impact) -> _Group:
    return _said(
        {
            "text": impact.text,
            "measure": impact.measure,
            "before": _number(impact.before),
            "after": _number(impact.after),
            "unit": impact.unit,
            "benchmark": impact.benchmark,
        }
    )


def _written_proof(proof: Proof) -> _Group:
    return _said({"kind": proof.kind, "value": proof.value, "note": proof.note})


def _written_claim(claim: Claim) -> _Group:
    return {
        "domain": claim.domain,
        "start": claim.start,
        "end": claim.end,
        "evidence": list(claim.evidence),
    }


def _said(members: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}


def _text(value: PartialDate | Present | None) -> str | None:
    return None if value is None else str(value)


def _number(value: float | None) -> float | None:
    """Return a whole number without its decimal point: 41 and not 41.0."""
    if isinstance(value, float) and value.is_integer() and abs(value) <= MAX_WHOLE_NUMBER:
        return int(value)
    return value
