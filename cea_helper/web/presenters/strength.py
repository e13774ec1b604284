"""The strength of an application: the picture, the table, and each domain with what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cea_helper.application import Application, StoredApplication
from cea_helper.evidence import EvidenceItem
from cea_helper.people import Applicant, JobPlanLine
from cea_helper.schemes import Domain
from cea_helper.strength import (
    DOMAIN_LEVELS,
    DomainStrength,
    ItemStrength,
    NextAction,
    StrengthReport,
    condensed,
    duty_prompts,
    lines_behind,
    pas_in_words,
)
from cea_helper.web.presenters import links
from cea_helper.web.presenters.completing import standing
from cea_helper.web.presenters.elsewhere import Elsewhere, fitting_items
from cea_helper.web.presenters.look_back import LookBack, look_back
from cea_helper.web.presenters.picture import Picture, picture
from cea_helper.web.presenters.strength_steps import Steps, next_steps
from cea_helper.web.presenters.strength_trend import Trend, strength_trend
from cea_helper.web.presenters.tags import Tag, aside_tag, domain_tag

_SHOWN_IN_FULL = 2
_QUESTIONS_SHOWN = 3
_DUTIES_FIRST = 1
_PAST_READINESS = 101


@dataclass(frozen=True)
class Row:
    """One domain in the table."""

    title: str
    href: str
    tag: Tag
    counting: str
    is_weakest: bool


@dataclass(frozen=True)
class Question:
    """A question to the applicant, with the address at which its answer begins."""

    text: str
    href: str


@dataclass(frozen=True)
class Item:
    """One item of evidence under a domain; the tag of one that does not count says why.

    Beside an item from the job or from paid work stands what the job plan says of that.
    """

    title: str
    href: str
    tag: Tag
    to_do: str
    job_plan: str


@dataclass(frozen=True)
class Why:
    """Why a domain is no stronger; `href` leads to what can be done about that, if anywhere."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Section:
    """One domain: how strong, why, and what to do about it."""

    id: str
    title: str
    tag: Tag
    reasons: tuple[Why, ...]
    notes: tuple[str, ...]
    actions: tuple[NextAction, ...]
    questions: tuple[Question, ...]
    more_questions: tuple[Question, ...]
    items: tuple[Item, ...]
    elsewhere: tuple[Elsewhere, ...]
    add_href: str
    statement_href: str

    @property
    def summary(self) -> str:
        """The words of the line that opens the domain."""
        return f"{self.title}: {self.tag['text'].lower()}"


@dataclass(frozen=True)
class StrengthPage:
    """What the page shows; `first` are the domains to work on first, `rest` the others."""

    scheme: str
    look_back: LookBack | None
    weakest: str
    steps: Steps
    picture: Picture
    table: tuple[Row, ...]
    trend: Trend
    first: tuple[Section, ...]
    rest: tuple[Section, ...]


def strength_page(
    application_id: int,
    application: Application,
    others: Sequence[StoredApplication],
    report: StrengthReport,
    now: datetime,
) -> StrengthPage:
    """Return the page of the report, the weakest domains first.

    `others` are the person's other applications.
    """
    scheme = application.scheme
    items = {item.id: item for item in application.evidence}
    ordered = sorted(report.domains, key=_weakest_first)
    sections = [_section(application_id, application, items, report, one) for one in ordered]
    shown = sum(domain.strength != "strong" for domain in ordered[:_SHOWN_IN_FULL])
    return StrengthPage(
        scheme=scheme.title,
        look_back=look_back(application_id, application, scheme, report, now),
        weakest=weakest_in_words(report),
        steps=next_steps(application_id, application, now),
        picture=picture(report),
        table=tuple(_row(report, domain) for domain in report.domains),
        trend=strength_trend(application, others, now),
        first=tuple(sections[:shown]),
        rest=tuple(sections[shown:]),
    )


def _weakest_first(domain: DomainStrength) -> tuple[int, int]:
    # Among strong domains there is nothing to do first, so they keep the order of the form.
    return (_PAST_READINESS if domain.strength == "strong" else domain.readiness, domain.number)


def weakest_in_words(report: StrengthReport) -> str:
    """Return which domains to work on first, in a sentence."""
    weak = [domain for domain in report.domains if domain.id in report.weakest]
    weak.sort(key=lambda domain: report.weakest.index(domain.id))
    if all(domain.strength == "empty" for domain in report.domains):
        return "No evidence counts for any domain yet."
    if all(domain.strength in ("empty", "weak") for domain in weak):
        first = weak[:_SHOWN_IN_FULL]
        listed = [f"{domain.title} ({DOMAIN_LEVELS[domain.strength].lower()})" for domain in first]
        return f"Work on this first: {' and '.join(listed)}."
    if all(domain.strength == "strong" for domain in weak):
        return "Every domain is strong."
    return f"No domain is weak. The one with most to gain is {weak[0].title}."


def _row(report: StrengthReport, domain: DomainStrength) -> Row:
    counting = sum(item.counts for item in domain.items)
    return Row(
        title=f"{domain.number}. {domain.title}",
        href=f"#domain-{domain.id}",
        tag=domain_tag(domain.strength),
        counting=f"{counting} of {len(domain.items)}",
        is_weakest=domain.id == report.weakest[0] and domain.strength != "strong",
    )


def _section(
    application_id: int,
    application: Application,
    items: Mapping[str, EvidenceItem],
    report: StrengthReport,
    domain: DomainStrength,
) -> Section:
    rules = next(found for found in application.scheme.domains if found.id == domain.id)
    is_low = domain.strength in ("empty", "weak")
    carried = links.answering(application_id, domain.id)
    questions = tuple(_questions(application, rules, domain, carried))
    return Section(
        id=domain.id,
        title=f"Domain {domain.number}: {domain.title}",
        tag=domain_tag(domain.strength),
        reasons=_reasons(domain),
        notes=tuple(note.text for note in domain.role_notes),
        actions=domain.next_actions,
        questions=questions[:_QUESTIONS_SHOWN],
        more_questions=questions[_QUESTIONS_SHOWN:],
        items=tuple(
            _item(domain, items[found.id], found, application.applicant, carried)
            for found in domain.items
        ),
        elsewhere=fitting_items(application_id, rules, report, items) if is_low else (),
        add_href=links.add_evidence(rules.areas[0], carried),
        statement_href=links.box(application_id, domain.id),
    )


def _reasons(domain: DomainStrength) -> tuple[Why, ...]:
    """Return why the domain is no stronger; what fits and counts elsewhere is listed below."""
    fitting = any(reason.code == "empty" and reason.evidence for reason in domain.reasons)
    first, *rest = condensed(domain.reasons) or ("",)
    href = f"#fits-{domain.id}" if fitting else ""
    return tuple(Why(text, href if text is first else "") for text in (first, *rest) if text)


def _questions(
    application: Application, rules: Domain, domain: DomainStrength, carried: links.Carried
) -> Iterator[Question]:
    """Yield what the applicant is asked: first about duties of their own that nothing speaks of."""
    duties = duty_prompts(application, rules) if domain.strength != "strong" else ()
    for duty in duties[:_DUTIES_FIRST]:
        yield Question(duty.text, links.add_evidence(duty.area, carried))
    for prompt in domain.role_prompts:
        yield Question(prompt.text, links.answer_question(prompt, carried))
    for duty in duties[_DUTIES_FIRST:]:
        yield Question(duty.text, links.add_evidence(duty.area, carried))


def _item(
    domain: DomainStrength,
    item: EvidenceItem,
    found: ItemStrength,
    applicant: Applicant,
    carried: links.Carried,
) -> Item:
    stands = standing(item, found)
    return Item(
        title=item.title,
        href=links.evidence_item(item.id, carried),
        tag=stands.tag if found.counts else aside_tag(domain, item.id),
        to_do=stands.to_do if found.counts else "",
        job_plan="; ".join(map(_line, lines_behind(item, applicant.job_plan))),
    )


def _line(line: JobPlanLine) -> str:
    paid = ", paid separately" if line.paid_extra else ""
    return f"{line.activity}, {pas_in_words(line)}{paid}"
