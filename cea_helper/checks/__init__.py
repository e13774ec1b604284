"""Read what was written, and point out what the writer should look at again."""

from __future__ import annotations

from cea_helper.checks.catalogue import checks, source_address
from cea_helper.checks.claims import unsupported_claims, unused_evidence
from cea_helper.checks.identifiers import application_texts, identifiers_in, item_texts
from cea_helper.checks.marks import Mark, Sorted, sort_out
from cea_helper.checks.model import SEVERITIES, Check, Finding, Place, Severity
from cea_helper.checks.report import as_json, check_box, check_statements

__all__ = [
    "SEVERITIES",
    "Check",
    "Finding",
    "Mark",
    "Place",
    "Severity",
    "Sorted",
    "application_texts",
    "as_json",
    "check_box",
    "check_statements",
    "checks",
    "identifiers_in",
    "item_texts",
    "sort_out",
    "source_address",
    "unsupported_claims",
    "unused_evidence",
]
