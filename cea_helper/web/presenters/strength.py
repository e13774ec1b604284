"""The strength of an application: the picture, the table, and each domain with what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cea_helper.application import Application
from cea_helper.evidence import EvidenceItem
from cea_helper.people import JOB_ROLES
from cea_helper.schemes import Scheme
from cea_helper.strength import (
    DOMAIN_LEVELS,
    DomainStrength,
    ItemStrength,
    NextAction,
    RolePrompt,
    StrengthReport,
    condensed,
)
from cea_helper.web.presenters import links
from cea_helper.web.presenters.completing import standing
from cea_helper.web.presenters.elsewhere import Elsewhere, fitting_items
from cea_helper.web.presenters.look_back import LookBack, look_back
from cea_helper.web.presenters.picture import Picture, picture
from cea_helper.web.presenters.strength_steps import Steps, next_steps
from cea_helper.web.presenters.tags import Tag, aside_tag, domain_tag

_SHOWN_IN_FULL = 2
_QUESTIONS_SHOWN = 3
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
    """A question for the applicant's role, with the address at which its answer begins."""

    text: str
    asked_of: str
    href: str


@dataclass(frozen=True)
class Item:
    """One item of evidence under a domain; the tag of one that does not count says why."""

    title: str
    href: str
    tag: Tag
    to_do: str


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
    first: tuple[Section, ...]
    rest: tuple[Section, ...]


def strength_page(
    application_id: int, application: Application, report: StrengthReport, now: datetime
) -> StrengthPage:
    """Return the page of the report, the weakest domains first."""
    scheme = application.scheme
    items = {item.id: item for item in application.evidence}
    ordered = sorted(report.domains, key=_weakest_first)
    sections = [_section(application_id, scheme, items, report, domain) for domain in ordered]
    shown = sum(domain.strength != "strong" for domain in ordered[:_SHOWN_IN_FULL])
    return StrengthPage(
        scheme=scheme.title,
        look_back=look_back(application_id, application, scheme, report, now),
        weakest=weakest_in_words(report),
        steps=next_steps(application_id, application, now),
        picture=picture(report),
        table=tuple(_row(report, domain) for domain in report.domains),
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
    scheme: Scheme,
    items: Mapping[str, EvidenceItem],
    report: StrengthReport,
    domain: DomainStrength,
) -> Section:
    rules = next(found for found in scheme.domains if found.id == domain.id)
    is_low = domain.strength in ("empty", "weak")
    carried = links.answering(application_id, domain.id)
    questions = tuple(_question(prompt, carried) for prompt in domain.role_prompts)
    return Section(
        id=domain.id,
        title=f"Domain {domain.number}: {domain.title}",
        tag=domain_tag(domain.strength),
        reasons=_reasons(domain),
        notes=tuple(note.text for note in domain.role_notes),
        actions=domain.next_actions,
        questions=questions[:_QUESTIONS_SHOWN],
        more_questions=questions[_QUESTIONS_SHOWN:],
        items=tuple(_item(domain, items[found.id], found, carried) for found in domain.items),
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


def _question(prompt: RolePrompt, carried: links.Carried) -> Question:
    return Question(prompt.text, JOB_ROLES[prompt.role], links.answer_question(prompt, carried))


def _item(
    domain: DomainStrength, item: EvidenceItem, found: ItemStrength, carried: links.Carried
) -> Item:
    stands = standing(item, found)
    return Item(
        title=item.title,
        href=links.evidence_item(item.id, carried),
        tag=stands.tag if found.counts else aside_tag(domain, item.id),
        to_do=stands.to_do if found.counts else "",
    )
