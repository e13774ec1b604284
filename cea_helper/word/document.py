"""Put the blocks of the whole document together, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cea_helper import text
from cea_helper.application import Application
from cea_helper.schemes import Box, Domain, Scheme, get_scheme
from cea_helper.strength import DomainStrength, StrengthReport
from cea_helper.word import annexes, applicant, wording
from cea_helper.word.blocks import Block, Heading, OwnWords, Paragraph, Table, WordComment

_WEAK = {
    "empty": "No evidence counts for this domain yet",
    "weak": "This domain is weak",
}


@dataclass(frozen=True)
class Parts:
    """Which of the parts that may be left out are in the document."""

    weak_domains: bool = True
    strength_profile: bool = True
    evidence_schedule: bool = True


def document_blocks(
    application: Application,
    report: StrengthReport,
    parts: Parts,
    written_at: datetime,
    comments: Sequence[WordComment] = (),
) -> tuple[Block, ...]:
    """Return the document as blocks: title page, the form in its own order, annexes.

    Raises SchemeNotFound where the application names no scheme that is known. The applicant's
    private notes are in none of the blocks.
    """
    scheme = get_scheme(application.scheme)
    written = own_texts(application, scheme)
    blocks: list[Block] = _title_page(application, scheme, written, written_at)
    blocks += applicant.about(application.applicant)
    if scheme.field("job_plan") is None:
        blocks += [Heading("Job plan"), *applicant.job_plan(application.applicant)]
    for box in scheme.boxes_in_order():
        before = _before_the_words(box, application, report, parts)
        about_box = tuple(comment for comment in comments if comment.box == box.id)
        blocks += _box(box, written[box.id], before, about_box)
    if parts.strength_profile:
        blocks += annexes.strength_profile(report)
    if parts.evidence_schedule:
        blocks += annexes.evidence_schedule(application, report)
    return tuple(blocks)


def own_texts(application: Application, scheme: Scheme) -> Mapping[str, str]:
    """Return what is written in each box of the form, normalised; "" where nothing is."""
    statements = {domain.id: application.statements for domain in scheme.domains}
    fields = {field.id: application.fields for field in scheme.fields}
    return {
        box_id: text.normalise(texts.get(box_id, ""))
        for box_id, texts in (fields | statements).items()
    }


def box_title(box: Box) -> str:
    """Return the heading of a box: its title, a domain's with its number."""
    return f"Domain {box.number}: {box.title}" if isinstance(box, Domain) else box.title


def _title_page(
    application: Application, scheme: Scheme, written: Mapping[str, str], written_at: datetime
) -> list[Block]:
    person = application.applicant
    origin = [person.post, person.specialty, person.employer]
    return [
        Paragraph(scheme.title, "Title"),
        Paragraph(person.name, "Subtitle"),
        *(Paragraph(line) for line in origin if line),
        Paragraph(f"Draft: not submitted. Written on {wording.moment(written_at)}.", "Draft state"),
        _lengths_table(scheme, written),
        *_limits_caption(scheme),
    ]


def _lengths_table(scheme: Scheme, written: Mapping[str, str]) -> Table:
    rows = [
        (box_title(box), wording.short_length(written[box.id], box.limit))
        if written[box.id]
        else (box_title(box), wording.NOT_WRITTEN)
        for box in scheme.boxes_in_order()
    ]
    return Table(
        summary="Each part of the form, and how long its text is against the limit.",
        header=("Part of the form", "Length and limit"),
        rows=tuple(rows),
        widths=(95, 65),
    )


def _limits_caption(scheme: Scheme) -> list[Block]:
    if not any(box.limit.fact.needs_checking for box in scheme.boxes()):
        return []
    words = "Some limits of this round are not confirmed or not known: check this year's guide."
    return [Paragraph(words, "Caption")]


def _box(
    box: Box, written: str, before: Sequence[Block], comments: tuple[WordComment, ...]
) -> list[Block]:
    title = box_title(box)
    if not written:
        on_heading = tuple(replace(comment, start=None, end=None) for comment in comments)
        return [Heading(title, box=box.id, comments=on_heading), *before, OwnWords(box.id, "")]
    return [
        Heading(title, box=box.id),
        *before,
        OwnWords(box.id, written, comments),
        Paragraph(wording.length(written, box.limit), "Length"),
    ]


def _before_the_words(
    box: Box, application: Application, report: StrengthReport, parts: Parts
) -> list[Block]:
    if box.id == "job_plan":
        return applicant.job_plan(application.applicant)
    domain = report.domain(box.id)
    return _weak_note(domain) if domain and parts.weak_domains else []


def _weak_note(domain: DomainStrength) -> list[Block]:
    if domain.strength not in _WEAK:
        return []
    return [
        Paragraph(_WEAK[domain.strength], "Box note heading"),
        *(Paragraph(reason.text, "Box note") for reason in domain.reasons),
    ]
