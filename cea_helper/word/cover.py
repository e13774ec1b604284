"""The first page: which award, who applies, and how long each text is against its limit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from cea_helper.application import Application
from cea_helper.schemes import Box, Scheme
from cea_helper.word import form, wording
from cea_helper.word.blocks import Block, Paragraph, Table


def title_page(
    application: Application, scheme: Scheme, written: Mapping[str, str], written_at: datetime
) -> list[Block]:
    """Return the first page; `written` holds the text of each box."""
    person = application.applicant
    origin = [person.post, person.specialty, person.employer]
    return [
        Paragraph(scheme.title, "Title"),
        Paragraph(person.name, "Subtitle"),
        *(Paragraph(line) for line in origin if line),
        Paragraph(f"Draft: not submitted. Written on {wording.moment(written_at)}.", "Draft state"),
        Table(
            summary="Each part of the form, and how long its text is against the limit.",
            header=("Part of the form", "Length and limit"),
            rows=tuple(
                (form.box_title(box), _length(box, application, written[box.id]))
                for box in scheme.boxes_in_order()
            ),
            widths=(95, 65),
        ),
        *_limits_caption(scheme),
    ]


def _length(box: Box, application: Application, written: str) -> str:
    if written:
        return wording.short_length(written, box.limit)
    if form.is_from_others(box):
        return wording.FROM_OTHERS
    if form.is_optional(box):
        return wording.NOT_USED
    return wording.TABLE_ONLY if form.is_told_by_a_table(box, application) else wording.NOT_WRITTEN


def _limits_caption(scheme: Scheme) -> list[Block]:
    if not any(box.limit.fact.needs_checking for box in scheme.boxes()):
        return []
    words = "Some limits of this round are not confirmed or not known: check this year's guide."
    return [Paragraph(words, "Caption")]
