"""The page of one application: its tasks, what to do next, and the facts of its round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cea_helper import counting
from cea_helper.application import Application
from cea_helper.evidence import files_of
from cea_helper.people import Applicant
from cea_helper.schemes import Box, Domain, Field, Scheme
from cea_helper.strength import DOMAIN_LEVELS, StrengthReport
from cea_helper.web import filters
from cea_helper.web.places import place
from cea_helper.web.presenters import links, rounds, tags
from cea_helper.web.presenters.guides import GuideLine, guide_line
from cea_helper.web.presenters.look_back import LookBack, look_back
from cea_helper.web.presenters.rounds import KnownFact, closes_ahead

# One item of the task list, as the component takes it.
Task = dict[str, Any]

_NOT_STARTED = {"tag": {"text": "Not yet started", "colour": "blue"}}
_IN_PROGRESS = {"tag": {"text": "In progress", "colour": "aqua-green"}}
_PROBLEM = {"tag": {"text": "There is a problem", "colour": "red"}}
_COMPLETED = {"text": "Completed"}
_WRITTEN = {"text": "Written"}
_WITHOUT_FILES = (
    "Files that you attached to evidence stay here: it names them, but does not hold them"
)


@dataclass(frozen=True)
class NextStep:
    """The one thing to do next."""

    words: str
    href: str


@dataclass(frozen=True)
class ApplicationPage:
    """What the task list of an application shows."""

    title: str
    state: str
    guide: GuideLine | None
    round_href: str
    calendar_href: str
    facts: tuple[KnownFact, ...]
    next_step: NextStep
    about: tuple[Task, ...]
    domains: tuple[Task, ...]
    others: tuple[Task, ...]
    files: tuple[Task, ...]


def application_page(
    application_id: int,
    application: Application,
    report: StrengthReport,
    now: datetime,
    off_form: int,
) -> ApplicationPage:
    """Return the page of the application as it stands, with so many texts off its form."""
    scheme = application.scheme
    period = look_back(application_id, application, scheme, report, now)
    facts = (rounds.closes(scheme), _look_back(scheme, period), rounds.lengths(scheme))
    return ApplicationPage(
        title=scheme.title,
        state=rounds.round_state(scheme, now),
        guide=guide_line(scheme, any(fact.needs_checking for fact in facts)),
        round_href=links.round_page(scheme.id),
        calendar_href=links.closing_time(scheme.id) if closes_ahead(scheme, now) else "",
        facts=facts,
        next_step=next_step(application_id, application, report),
        about=(_about_task(application.applicant), _job_plan_task(application.applicant)),
        domains=tuple(
            _domain_task(application_id, application, box, report)
            for box in scheme.boxes_in_order()
            if isinstance(box, Domain)
        ),
        others=tuple(
            _field_task(application_id, box, application)
            for box in scheme.boxes_in_order()
            if isinstance(box, Field)
        ),
        files=(
            {"heading": "See it as an assessor does", "href": links.read(application_id)},
            {"heading": "Copy to the portal, box by box", "href": links.portal(application_id)},
            {"heading": "Download as a Word document", "href": links.word(application_id)},
            {
                "heading": "Bring back an edited Word document",
                "href": links.bring_back(application_id),
            },
            _export_task(application_id, application, off_form),
        ),
    )


def _export_task(application_id: int, application: Application, off_form: int) -> Task:
    files = _WITHOUT_FILES if any(map(files_of, application.evidence)) else ""
    return {
        "heading": "Export as an application file",
        "hint": ". ".join(filter(None, [_without_texts(off_form), files])) or None,
        "href": links.export(application_id),
    }


def _without_texts(off_form: int) -> str:
    if not off_form:
        return ""
    texts = filters.plural(off_form, "text that is", "texts that are")
    return f"{texts} no longer on the form {'is' if off_form == 1 else 'are'} not in the file"


def next_step(application_id: int, application: Application, report: StrengthReport) -> NextStep:
    """Return what to do next: the post, the weakest domain, what is unwritten, the download."""
    missing = _missing_of_post(application.applicant)
    if missing:
        return NextStep(missing, place("about_you"))
    weakest = report.domain(report.weakest[0])
    if weakest and weakest.strength in ("empty", "weak"):
        words = f"See what would make {_lower(weakest.title)} stronger"
        return NextStep(words, links.strength(application_id, weakest.id))
    return _next_text(application_id, application)


def _missing_of_post(applicant: Applicant) -> str:
    """Return what to add before the questions can fit the post, or nothing."""
    if not (applicant.roles or applicant.specialty):
        return "Add your specialty and your roles"
    if not applicant.specialty:
        return "Add your specialty"
    return "" if applicant.roles else "Add your roles"


def _next_text(application_id: int, application: Application) -> NextStep:
    for domain in application.scheme.domains:
        written = application.statements.get(domain.id, "")
        if not written:
            words = f"Write your statement for domain {domain.number}"
            return NextStep(words, links.box(application_id, domain.id))
        if is_too_long(domain, written):
            words = f"Shorten your statement for domain {domain.number}"
            return NextStep(words, links.box(application_id, domain.id))
    return NextStep("Download your application as a Word document", links.word(application_id))


def _look_back(scheme: Scheme, period: LookBack | None) -> KnownFact:
    needs_checking = scheme.fact("look_back_years").needs_checking
    if period is None:
        return KnownFact("Look-back", rounds.NOT_KNOWN, needs_checking)
    return KnownFact("Look-back", period.period, needs_checking, period.counted, period.href)


def _about_task(applicant: Applicant) -> Task:
    given = [applicant.roles, applicant.specialty, applicant.employer, applicant.post]
    status = _COMPLETED if all(given) else _IN_PROGRESS if any(given) else _NOT_STARTED
    award = applicant.current_award
    held = f"Award held since {award.granted.in_words}" if award else None
    return {"heading": "About you", "href": place("about_you"), "hint": held, "status": status}


def _job_plan_task(applicant: Applicant) -> Task:
    pas = f"{filters.number(applicant.total_pas)} programmed activities (PAs) a week"
    return {
        "heading": "Job plan, line by line",
        "href": links.job_plan(),
        "hint": pas if applicant.job_plan else None,
        "status": _COMPLETED if applicant.job_plan else _NOT_STARTED,
    }


def _domain_task(
    application_id: int, application: Application, domain: Domain, report: StrengthReport
) -> Task:
    found = report.domain(domain.id)
    if found is None:
        raise LookupError(f"the report does not tell of {domain.id}, which the scheme has")
    evidence = {**tags.domain_tag(found.strength)}
    evidence["text"] = f"Evidence: {DOMAIN_LEVELS[found.strength].lower()}"
    return {
        "heading": f"{domain.number}. {domain.title}",
        "href": links.box(application_id, domain.id),
        "hint": length_of(domain, application.statements.get(domain.id, "")),
        "status": {"tag": evidence},
    }


# Boxes that are easily taken for a page about the person that has the same name.
_BESIDE_TABLE = {"job_plan": "What your job plan, line by line, does not show"}


def _field_task(application_id: int, field: Field, application: Application) -> Task:
    written = application.fields.get(field.id, "")
    if is_too_long(field, written):
        status: dict[str, Any] = _PROBLEM
    else:
        status = _WRITTEN if written else _unwritten(field, application.applicant)
    return {
        "heading": field.title,
        "href": links.box(application_id, field.id),
        "hint": length_of(field, written) if written else _BESIDE_TABLE.get(field.id),
        "status": status,
    }


def _unwritten(field: Field, applicant: Applicant) -> dict[str, Any]:
    if field.filled_in_by_others:
        return {"text": "Somebody else fills it in"}
    if field.optional:
        return {"text": "Optional"}
    if field.id == "job_plan" and applicant.job_plan:
        return {"text": "Table only"}
    return _NOT_STARTED


def length_of(box: Box, written: str) -> str:
    """Return how long the text of a box is against its limit, and where that is not known."""
    count = counting.length(written, box.limit.counting_rule)
    words = counting.in_words(count, box.limit.counting_rule, box.limit.maximum)
    return words if box.limit.maximum is not None else f"{words}, limit not known"


def is_too_long(box: Box, written: str) -> bool:
    """Whether the text does not fit in its box; where the limit is not known, every text does."""
    maximum = box.limit.maximum
    return maximum is not None and counting.length(written, box.limit.counting_rule) > maximum


def _lower(title: str) -> str:
    """Return a title as it stands inside a sentence."""
    return title[:1].lower() + title[1:]
