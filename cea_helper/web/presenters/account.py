"""What the page of the made-up people prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cea_helper.application import Application
from cea_helper.people import JOB_ROLES, Applicant, JobRole
from cea_helper.strength import DomainLevel, StrengthReport, analyse
from cea_helper.web.presenters.tags import Tag, domain_tag
from cea_helper.workspace.accounts import DemoPerson

# Somebody stands in the first group that one of their roles leads to.
_GROUPS: dict[str, tuple[JobRole, ...]] = {
    "Medical directors": ("medical_director",),
    "Other medical managers": ("associate_medical_director", "clinical_director"),
    "Academics and leads for education or research": (
        *("clinical_academic", "academic_gp"),
        *("education_lead", "research_lead"),
    ),
    "Consultants and clinical leads": ("consultant", "clinical_lead"),
}
_WITHOUT_ROLE = "Administrator"
_LOW: tuple[DomainLevel, ...] = ("empty", "weak")


@dataclass(frozen=True)
class LowDomains:
    """The domains of one low level."""

    tag: Tag
    titles: str


@dataclass(frozen=True)
class DemoCard:
    """Somebody made up, and what signing in as them will show."""

    account_id: int
    name: str
    post: str
    roles: str
    scheme: str
    low: tuple[LowDomains, ...]


@dataclass(frozen=True)
class DemoGroup:
    """The made-up people who hold like posts."""

    title: str
    cards: tuple[DemoCard, ...]


def demo_groups(
    people: Iterable[tuple[DemoPerson, Application | None]], today: date
) -> tuple[DemoGroup, ...]:
    """Return these people, each with their newest application; medical directors first."""
    members: dict[str, list[DemoCard]] = {title: [] for title in (*_GROUPS, _WITHOUT_ROLE)}
    for person, application in people:
        members[_group_of(person.applicant)].append(_card(person, application, today))
    return tuple(DemoGroup(title, tuple(cards)) for title, cards in members.items() if cards)


def _group_of(applicant: Applicant) -> str:
    fitting = (title for title, roles in _GROUPS.items() if set(roles) & set(applicant.roles))
    return next(fitting, _WITHOUT_ROLE)


def _card(person: DemoPerson, application: Application | None, today: date) -> DemoCard:
    report = analyse(application, today) if application else None
    applicant = person.applicant
    return DemoCard(
        account_id=person.account.id,
        name=person.account.name,
        post=applicant.post or "",
        roles=", ".join(JOB_ROLES[role] for role in applicant.roles),
        scheme=application.scheme.title if application else "",
        low=_low_domains(report) if report else (),
    )


def _low_domains(report: StrengthReport) -> tuple[LowDomains, ...]:
    titles = {
        level: [domain.title for domain in report.domains if domain.strength == level]
        for level in _LOW
    }
    return tuple(
        LowDomains(domain_tag(level), "; ".join(found)) for level, found in titles.items() if found
    )
