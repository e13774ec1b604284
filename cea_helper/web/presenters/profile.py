"""What the page of the job plan prints."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from cea_helper.people import JOB_PLAN_CATEGORIES, Applicant, JobPlanLine
from cea_helper.web import filters

_PAID_EXTRA = {True: "Yes", False: "No", None: "Not said"}


@dataclass(frozen=True)
class LineRow:
    """One row of the table; `number` counts from 1."""

    number: int
    activity: str
    category: str
    pas: str
    paid_extra: str


def line_rows(applicant: Applicant) -> tuple[LineRow, ...]:
    """Return the lines of the job plan in their order."""
    return tuple(
        LineRow(
            number=number,
            activity=line.activity,
            category=JOB_PLAN_CATEGORIES[line.category],
            pas=filters.number(line.pas),
            paid_extra=_PAID_EXTRA[line.paid_extra],
        )
        for number, line in enumerate(applicant.job_plan, start=1)
    )


def total(applicant: Applicant) -> str:
    """Return the job plan in a few words, such as "10 PAs a week in 4 lines"."""
    if not applicant.job_plan:
        return "Nothing in it yet"
    lines = filters.plural(len(applicant.job_plan), "line")
    return f"{filters.number(applicant.total_pas)} PAs a week in {lines}"


def mark_of(line: JobPlanLine) -> str:
    """Return what changes when the line does, so that an old page changes no other line."""
    return hashlib.sha256(repr(line).encode()).hexdigest()[:12]
