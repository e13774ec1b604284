"""What is written in the boxes of the form, and which of them the document shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cea_helper import text
from cea_helper.application import Application
from cea_helper.schemes import Box, Domain, Field, Scheme
from cea_helper.word import wording
from cea_helper.word.blocks import WordComment


def own_texts(application: Application, scheme: Scheme) -> Mapping[str, str]:
    """Return what is written in each box of the form, normalised; "" where nothing is."""
    statements = {domain.id: application.statements for domain in scheme.domains}
    fields = {field.id: application.fields for field in scheme.fields}
    return {
        box_id: text.normalise(texts.get(box_id, ""))
        for box_id, texts in (fields | statements).items()
    }


def boxes_shown(
    scheme: Scheme, written: Mapping[str, str], comments: Sequence[WordComment]
) -> tuple[Box, ...]:
    """Return the boxes of the form in its order, without optional ones that are not used.

    Those that somebody else fills in stay, so that everybody sees what is still to come.
    """
    commented = {comment.box for comment in comments}
    return tuple(
        box
        for box in scheme.boxes_in_order()
        if written[box.id] or box.id in commented or is_from_others(box) or not is_optional(box)
    )


def is_optional(box: Box) -> bool:
    """Return whether the form may be sent without the box."""
    return isinstance(box, Field) and box.optional


def is_from_others(box: Box) -> bool:
    """Return whether somebody else than the applicant fills in the box."""
    return isinstance(box, Field) and box.filled_in_by_others


def instead_of_words(box: Box, application: Application) -> str:
    """Return what the document says where nothing is written in the box."""
    if is_from_others(box):
        return wording.FROM_OTHERS
    if is_told_by_a_table(box, application):
        return wording.NOTHING_ADDED
    return wording.NOT_WRITTEN


def is_told_by_a_table(box: Box, application: Application) -> bool:
    """Return whether a table says what the box is for, so that its words only add to it."""
    return box.id == "job_plan" and bool(application.applicant.job_plan)


def box_title(box: Box) -> str:
    """Return the heading of a box: its title, a domain's with its number."""
    return f"Domain {box.number}: {box.title}" if isinstance(box, Domain) else box.title
