"""Put the blocks of the whole document together, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cea_helper import counting
from cea_helper.application import Application
from cea_helper.schemes import Box, Limit
from cea_helper.strength import DomainStrength, StrengthReport, condensed
from cea_helper.word import annexes, applicant, cover, form, wording
from cea_helper.word.blocks import Block, Heading, OwnWords, Paragraph, WordComment

# The headings of the notes beside a box.
WEAK = {
    "empty": "No evidence counts for this domain yet",
    "weak": "This domain is weak",
}
HELPFUL = "What would help"
_MOST_ACTIONS = 2


@dataclass(frozen=True)
class Parts:
    """Which of the parts that may be left out are in the document.

    Where the schedule is not `judged`, it lists what counts and says nothing about it.
    """

    weak_domains: bool = True
    strength_profile: bool = True
    evidence_schedule: bool = True
    judged: bool = True


# An employer gets the applicant's own words and evidence, and nothing that helped to write them.
EMPLOYERS_COPY = Parts(weak_domains=False, strength_profile=False, judged=False)


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
    scheme = application.scheme
    written = form.own_texts(application, scheme)
    blocks: list[Block] = cover.title_page(application, scheme, written, written_at)
    blocks += applicant.about(application.applicant)
    if scheme.field("job_plan") is None:
        blocks += [Heading("Job plan"), *applicant.job_plan(application.applicant)]
    for box in form.boxes_shown(scheme, written, comments):
        before = _before_the_words(box, application, report, parts)
        words = _own_words(box, application, written[box.id], comments)
        blocks += _box(box, before, words)
    if parts.strength_profile:
        blocks += annexes.strength_profile(report)
    if parts.evidence_schedule:
        blocks += annexes.evidence_schedule(application, report, parts.judged)
    return tuple(blocks)


def _own_words(
    box: Box, application: Application, written: str, comments: Sequence[WordComment]
) -> OwnWords:
    about_box = tuple(comment for comment in comments if comment.box == box.id)
    instead = form.instead_of_words(box, application)
    return OwnWords(box.id, written, about_box, _fitting(box.limit, written), instead)


def _fitting(limit: Limit, written: str) -> int | None:
    """Return how many characters fit where the text is too long, else None."""
    if limit.maximum is None:
        return None
    if counting.length(written, limit.counting_rule) <= limit.maximum:
        return None
    return counting.within(written, limit.counting_rule, limit.maximum)


def _box(box: Box, before: Sequence[Block], words: OwnWords) -> list[Block]:
    title = form.box_title(box)
    if not words.text:
        on_heading = tuple(replace(comment, start=None, end=None) for comment in words.comments)
        heading = Heading(title, box=box.id, comments=on_heading)
        return [heading, *before, replace(words, comments=())]
    length = wording.length(words.text, box.limit)
    if form.is_from_others(box):
        length = f"{length}, from somebody else"
    return [Heading(title, box=box.id), *before, words, Paragraph(length, "Length")]


def _before_the_words(
    box: Box, application: Application, report: StrengthReport, parts: Parts
) -> list[Block]:
    if box.id == "job_plan":
        return applicant.job_plan(application.applicant)
    domain = report.domain(box.id)
    return _weak_note(domain) if domain and parts.weak_domains else []


def _weak_note(domain: DomainStrength) -> list[Block]:
    if domain.strength not in WEAK:
        return []
    helpful = domain.next_actions[:_MOST_ACTIONS]
    return [
        Paragraph(WEAK[domain.strength], "Box note heading"),
        *(Paragraph(sentence, "Box note") for sentence in condensed(domain.reasons)),
        *([Paragraph(HELPFUL, "Box note heading")] if helpful else []),
        *(Paragraph(action.text, "Box note") for action in helpful),
    ]
