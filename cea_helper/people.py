"""Applicants, their jobs, and the accounts with which people sign in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from cea_helper.dates import PartialDate

JobRole = Literal[
    "consultant",
    "clinical_lead",
    "clinical_director",
    "associate_medical_director",
    "medical_director",
    "clinical_academic",
    "education_lead",
    "research_lead",
    "academic_gp",
]
JobPlanCategory = Literal[
    "direct_clinical_care", "supporting", "additional_nhs", "external", "academic", "management"
]

JOB_ROLES: dict[JobRole, str] = {
    "consultant": "Consultant",
    "clinical_lead": "Clinical lead",
    "clinical_director": "Clinical director",
    "associate_medical_director": "Associate medical director",
    "medical_director": "Medical director",
    "clinical_academic": "Clinical academic",
    "education_lead": "Education lead",
    "research_lead": "Research lead",
    "academic_gp": "Academic GP",
}
JOB_PLAN_CATEGORIES: dict[JobPlanCategory, str] = {
    "direct_clinical_care": "Direct clinical care",
    "supporting": "Supporting professional activities",
    "additional_nhs": "Additional NHS responsibilities",
    "external": "External duties",
    "academic": "Academic",
    "management": "Management",
}


@dataclass(frozen=True)
class JobPlanLine:
    """One line of the job plan: what, and how many programmed activities a week."""

    activity: str
    category: JobPlanCategory
    pas: float
    paid_extra: bool | None = None


@dataclass(frozen=True)
class CurrentAward:
    """The award a person holds; `scheme` is an identifier of a scheme where it is known."""

    level: str
    granted: PartialDate
    scheme: str | None = None


@dataclass(frozen=True)
class Applicant:
    """The person who applies, and what the form asks about their post."""

    name: str
    gmc_number: str | None = None
    specialty: str | None = None
    employer: str | None = None
    post: str | None = None
    consultant_since: PartialDate | None = None
    whole_time_equivalent: float | None = None
    roles: tuple[JobRole, ...] = ()
    current_award: CurrentAward | None = None
    job_plan: tuple[JobPlanLine, ...] = ()

    @property
    def total_pas(self) -> float:
        """Programmed activities a week over the whole job plan."""
        return sum(line.pas for line in self.job_plan)


@dataclass(frozen=True)
class Account:
    """Somebody who can sign in, and their rights."""

    id: int
    email: str
    name: str
    is_admin: bool
    is_medical_director: bool
    created_at: datetime
    disabled_at: datetime | None = None
