"""Hypothesis strategies for the values of the core, whole applications among them."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from cea_helper import text
from cea_helper.application import Application, Claim
from cea_helper.dates import PartialDate
from cea_helper.evidence import (
    AREAS,
    BASES,
    CONTRIBUTIONS,
    PROOF_KINDS,
    REACHES,
    EvidenceItem,
    Impact,
    Proof,
)
from cea_helper.people import (
    JOB_PLAN_CATEGORIES,
    JOB_ROLES,
    Applicant,
    CurrentAward,
    JobPlanLine,
)
from cea_helper.schemes import Scheme, shipped

SCHEME_IDS = ("cea-national-2019", "ncia-2026")


def texts(min_size: int = 0, max_size: int = 40) -> st.SearchStrategy[str]:
    """Any normalised text, up to `max_size` code points."""
    written = st.text(max_size=max_size).map(text.normalise)
    return written.filter(lambda normalised: min_size <= len(normalised) <= max_size)


def filled_texts(max_size: int = 40) -> st.SearchStrategy[str]:
    """Any normalised text that is more than white space."""
    return texts(min_size=1, max_size=max_size).filter(lambda written: written.strip() != "")


def partial_dates() -> st.SearchStrategy[PartialDate]:
    """A year, a month or a day that exists."""
    days = st.dates(min_value=date(1950, 1, 1), max_value=date(2060, 12, 31))
    return st.builds(_as_precise_as, days, st.integers(min_value=1, max_value=3))


def _as_precise_as(day: date, parts: int) -> PartialDate:
    return PartialDate(*(day.year, day.month, day.day)[:parts])


def _numbers() -> st.SearchStrategy[float]:
    whole = st.integers(min_value=-(10**9), max_value=10**9)
    return whole | st.floats(allow_nan=False, allow_infinity=False, width=32)


def _json_values() -> st.SearchStrategy[Any]:
    leaves = st.none() | st.booleans() | _numbers() | texts()
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts(), inner, max_size=3),
        max_leaves=6,
    )


def impacts() -> st.SearchStrategy[Impact]:
    """A result with any of its parts missing."""
    maybe_text = st.none() | texts()
    maybe_number = st.none() | _numbers()
    return st.builds(
        Impact, maybe_text, maybe_text, maybe_number, maybe_number, maybe_text, maybe_text
    )


def proofs() -> st.SearchStrategy[Proof]:
    """Where somebody could confirm an item."""
    return st.builds(Proof, st.sampled_from(list(PROOF_KINDS)), texts(), st.none() | texts())


def evidence_items(domains: tuple[str, ...] = ()) -> st.SearchStrategy[EvidenceItem]:
    """An item with any of its fields missing, placed in one of `domains` or in none."""
    return st.builds(
        EvidenceItem,
        id=filled_texts(max_size=12),
        title=filled_texts(),
        areas=_some_of(list(AREAS), min_size=1),
        domain=st.sampled_from((None, *domains)),
        start=st.none() | partial_dates(),
        end=st.none() | st.just("present") | partial_dates(),
        contribution=st.sampled_from((None, *CONTRIBUTIONS)),
        role=st.none() | texts(),
        basis=st.sampled_from((None, *BASES)),
        excess=st.none() | texts(),
        reach=st.sampled_from((None, *REACHES)),
        impact=st.none() | impacts(),
        proof=st.lists(proofs(), max_size=2).map(tuple),
        citation=st.none() | st.dictionaries(texts(), _json_values(), max_size=3),
        notes=st.none() | texts(),
    )


def applicants() -> st.SearchStrategy[Applicant]:
    """A person with any part of their post missing."""
    return st.builds(
        Applicant,
        name=filled_texts(),
        gmc_number=st.none() | st.from_regex(r"[0-9]{7}", fullmatch=True),
        specialty=st.none() | texts(),
        employer=st.none() | texts(),
        post=st.none() | texts(),
        consultant_since=st.none() | partial_dates(),
        whole_time_equivalent=st.none() | st.floats(min_value=0.01, max_value=1),
        roles=_some_of(list(JOB_ROLES)),
        current_award=st.none()
        | st.builds(CurrentAward, filled_texts(), partial_dates(), st.none() | filled_texts()),
        job_plan=st.lists(_job_plan_lines(), max_size=3).map(tuple),
    )


def _job_plan_lines() -> st.SearchStrategy[JobPlanLine]:
    return st.builds(
        JobPlanLine,
        activity=filled_texts(),
        category=st.sampled_from(list(JOB_PLAN_CATEGORIES)),
        pas=st.integers(min_value=0, max_value=20) | st.floats(min_value=0, max_value=20),
        paid_extra=st.none() | st.booleans(),
    )


def _some_of(values: list[Any], min_size: int = 0) -> st.SearchStrategy[Any]:
    chosen = st.lists(st.sampled_from(values), unique=True, min_size=min_size, max_size=3)
    return chosen.map(tuple)


@st.composite
def applications(draw: st.DrawFn, max_items: int = 4) -> Application:
    """A whole application that keeps every rule of the file; no statement in it is empty."""
    scheme = shipped().get(draw(st.sampled_from(SCHEME_IDS)))
    items = st.lists(
        evidence_items(tuple(domain.id for domain in scheme.domains)),
        unique_by=lambda item: item.id,
        max_size=max_items,
    )
    evidence = tuple(draw(items))
    statements = draw(_written([domain.id for domain in scheme.domains]))
    return Application(
        scheme=scheme,
        applicant=draw(applicants()),
        evidence=evidence,
        as_of=draw(st.none() | st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 1, 1))),
        statements=statements,
        fields=draw(_written(_other_boxes(scheme))),
        claims=tuple(draw(_claims(statements, [item.id for item in evidence]))),
    )


def _other_boxes(scheme: Scheme) -> list[str]:
    return [field.id for field in scheme.fields]


def _written(boxes: list[str]) -> st.SearchStrategy[dict[str, str]]:
    if not boxes:
        return st.just({})
    return st.dictionaries(st.sampled_from(boxes), texts(min_size=1), max_size=len(boxes))


@st.composite
def _claims(draw: st.DrawFn, statements: dict[str, str], evidence: list[str]) -> list[Claim]:
    if not statements or not evidence:
        return []
    places = st.lists(st.sampled_from(sorted(statements)), max_size=3)
    return [draw(_claim(domain, len(statements[domain]), evidence)) for domain in draw(places)]


def _claim(domain: str, length: int, evidence: list[str]) -> st.SearchStrategy[Claim]:
    ends = st.lists(st.integers(min_value=0, max_value=length), min_size=2, max_size=2).map(sorted)
    named = st.lists(st.sampled_from(evidence), min_size=1, max_size=2, unique=True).map(tuple)
    return st.builds(lambda both, ids: Claim(domain, both[0], both[1], ids), ends, named)
