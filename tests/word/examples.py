"""Applications and reports to write documents from, all invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument

from cea_helper.application import Application
from cea_helper.evidence import EvidenceItem, Impact, Proof
from cea_helper.interchange import read_application
from cea_helper.people import Applicant
from cea_helper.schemes import Domain, default_domain, shipped
from cea_helper.strength import DomainLevel, DomainStrength, ItemStrength, Reason, StrengthReport
from cea_helper.word import Parts, write_document

DATA = Path(__file__).parent.parent / "data"
NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
EVERYTHING = Parts()
NOTHING_EXTRA = Parts(weak_domains=False, strength_profile=False, evidence_schedule=False)


def make_application(**changes: object) -> Application:
    """Return a short application for a scheme whose limits are known, changed as asked."""
    person = Applicant(name="Dr Example Director", employer="Example Trust")
    plain = Application(scheme=shipped().get("cea-national-2019"), applicant=person)
    return replace(plain, **changes)  # type: ignore[arg-type]  # any field of an application


def make_item(evidence_id: str = "e1", **changes: object) -> EvidenceItem:
    """Return an item that has everything an assessor asks for, changed as asked."""
    item = EvidenceItem(
        id=evidence_id,
        title="Sepsis pathway",
        areas=("developing",),
        contribution="led",
        role="I wrote the pathway and trained 40 nurses.",
        basis="over_and_above",
        reach="regional",
        impact=Impact("Fewer people died.", "deaths a year", 41, 12, "deaths"),
        proof=(Proof("report", "Quality report 2025"),),
    )
    return replace(item, **changes)  # type: ignore[arg-type]  # any field of an item


def example(name: str) -> Application:
    """Return one of the two example applications that the project keeps."""
    return read_application((DATA / f"{name}.json").read_bytes())


def make_report(
    application: Application,
    levels: Mapping[str, DomainLevel] | None = None,
    reasons: Mapping[str, tuple[Reason, ...]] | None = None,
) -> StrengthReport:
    """Return a report with each item in its domain; domains without a level are weak."""
    scheme = application.scheme
    domains = tuple(
        _domain_strength(
            domain,
            [item.id for item in application.evidence if _place(application, item) == domain.id],
            (levels or {}).get(domain.id, "weak"),
            (reasons or {}).get(domain.id, (Reason("few-strong", "No item is strong."),)),
        )
        for domain in scheme.domains
    )
    return StrengthReport(scheme.id, date(2026, 3, 1), date(2021, 3, 1), (), domains)


def _place(application: Application, item: EvidenceItem) -> str | None:
    domain = default_domain(application.scheme, item.areas[0])
    return item.domain or (domain.id if domain else None)


def _domain_strength(
    domain: Domain, ids: list[str], level: DomainLevel, reasons: tuple[Reason, ...]
) -> DomainStrength:
    items = tuple(ItemStrength(evidence_id, "thin", True, {}, ()) for evidence_id in ids)
    return DomainStrength(domain.id, domain.number, domain.title, level, 0, reasons, (), (), items)


def write(application: Application, parts: Parts = EVERYTHING) -> bytes:
    """Return the application as the bytes of a document."""
    return write_document(application, make_report(application), parts, NOW)


def opened(docx: bytes) -> WordDocument:
    """Return the document as python-docx reads it."""
    return Document(BytesIO(docx))
