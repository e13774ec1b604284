"""What the checks know beside the words: the rules of the round, the day, and what is paid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cea_helper.application import Application
from cea_helper.checks.reading import Statement, lowered
from cea_helper.dates import years_before
from cea_helper.evidence import EvidenceItem
from cea_helper.schemes import Domain, Scheme
from cea_helper.strength import look_back_from

PERSONAL = "personal_statement"

_SHORTEST_PAID = 6


@dataclass(frozen=True)
class Conditions:
    """The application as the checks see it.

    `statements` are those of the domains, and `fields` the other boxes in which the applicant has
    written. `paid` are the names of paid roles in lower case; `award_granted` is set where an award
    that the person holds shortens the look-back.
    """

    scheme: Scheme
    as_of: date
    look_back_from: date | None
    award_granted: date | None
    paid: tuple[str, ...]
    name: str
    evidence: tuple[EvidenceItem, ...]
    application: Application
    statements: tuple[Statement, ...]
    fields: tuple[Statement, ...]

    @property
    def domains(self) -> tuple[Domain, ...]:
        """The domains in the order of their numbers, as `statements` are."""
        return tuple(sorted(self.scheme.domains, key=lambda domain: domain.number))


def conditions(application: Application, today: date) -> Conditions:
    """Return what the checks need of the application, judged on its day or else `today`."""
    scheme, applicant = application.scheme, application.applicant
    as_of = application.as_of or today
    begins = look_back_from(scheme, applicant.current_award, as_of)
    ordered = sorted(scheme.domains, key=lambda domain: domain.number)
    written = application.statements
    return Conditions(
        scheme,
        as_of,
        begins,
        _award_granted(scheme, begins, as_of),
        _paid(application),
        applicant.name,
        application.evidence,
        application,
        tuple(Statement(domain.id, written.get(domain.id, "")) for domain in ordered),
        tuple(_fields(application)),
    )


def _fields(application: Application) -> Iterator[Statement]:
    for field in application.scheme.fields:
        written = application.fields.get(field.id, "")
        if written.strip() and not field.filled_in_by_others:
            yield Statement(field.id, written)


def _award_granted(scheme: Scheme, begins: date | None, as_of: date) -> date | None:
    if begins is None or scheme.look_back_years is None:
        return None
    return begins if begins > years_before(as_of, scheme.look_back_years) else None


def _paid(application: Application) -> tuple[str, ...]:
    lines = [line.activity for line in application.applicant.job_plan if line.paid_extra]
    items = [item.title for item in application.evidence if _is_only_paid(item)]
    names = {lowered(name).strip(" .") for name in (*lines, *items)}
    return tuple(sorted(name for name in names if len(name) >= _SHORTEST_PAID))


def _is_only_paid(item: EvidenceItem) -> bool:
    return item.basis == "paid_extra" and not (item.excess or "").strip()
