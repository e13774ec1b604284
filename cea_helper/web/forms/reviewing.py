"""The forms of a reviewer: conflicts of interest, a comment, advice on a domain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from wtforms import ValidationError

from cea_helper.application import BoxVersion
from cea_helper.review import conflicts
from cea_helper.schemes import Mark
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import (
    Checkboxes,
    Choice,
    HiddenNumber,
    Radios,
    Select,
    Submit,
)
from cea_helper.web.fields import Textarea
from cea_helper.workspace.reviewing import Place

LONGEST_COMMENT = 4_000
NONE = "none"
WHOLE = "whole"
# Whoever writes about a person writes what that person may read: it is said at each box.
PERSONAL = "What you write here is the applicant's personal data, and they can read all of it."
_LONGEST_OPTION = 90
_STRETCH = re.compile("([0-9]{1,6})-([0-9]{1,6})")


def _check_not_both(_form: Any, field: Any) -> None:
    if NONE in field.data and len(field.data) > 1:
        raise ValidationError("Select what applies, or that nothing does")


class ConflictsForm(Form):
    """Which conflicts of interest a reviewer has; "none" by itself where there is none."""

    kinds = Checkboxes(
        "Does any of this apply to you?",
        hint="Select all that apply.",
        choices=[
            *(Choice(one.id, one.label) for one in conflicts().values()),
            Choice(NONE, "None of these"),
        ],
        missing="Select what applies, or that nothing does",
        called="What applies",
        checks=[_check_not_both],
    )
    submit = Submit("Continue")

    def chosen(self) -> tuple[str, ...]:
        """Return the kinds of conflict."""
        return tuple(kind for kind in self.kinds.data if kind != NONE)


class CommentForm(Form):
    """One comment, the words that it is on, and the version of the text that was on the screen.

    `comment` is the number of one that was saved before, or 0.
    """

    place = Select("What it is about", called="What it is about")
    text = Textarea(
        "Your comment",
        hint=PERSONAL,
        limit=LONGEST_COMMENT,
        missing="Enter your comment",
        shown={"rows": 4, "spellcheck": True, "attributes": {"dir": "auto"}},
    )
    version = HiddenNumber()
    comment = HiddenNumber()
    submit = Submit("Save the comment")

    def offer(self, read: BoxVersion, sentences: Sequence[tuple[int, int]], whole: str) -> None:
        """Let the whole text, each of its sentences and any stretch of it be chosen."""
        sent = _span(self.place.data, read)
        spans = [*sentences] if sent is None or sent in sentences else [sent, *sentences]
        self.place.choices = [
            Choice(WHOLE, whole),
            *(Choice(f"{start}-{end}", _shown(read.text[start:end])) for start, end in spans),
        ]

    def chosen(self, read: BoxVersion) -> Place:
        """Return the place of the comment in the text that was read."""
        span = _span(self.place.data, read)
        if span is None:
            return Place(read.box)
        return Place(read.box, span[0], read.text[span[0] : span[1]])


class MarkForm(Form):
    """Where a domain stands on the scale of the scheme, as the reviewer sees it."""

    mark = Radios(
        "Where does this domain stand?",
        hint="On the scale of the scheme. It is advice to the applicant, no more.",
        called="Where it stands",
    )
    submit = Submit("Save the advice", shown={"variant": "secondary"})

    def offer(self, scale: Sequence[Mark]) -> None:
        """Let each step of the scale be chosen, the highest first, or none."""
        steps = sorted(scale, key=lambda step: -step.mark)
        self.mark.choices = [
            *(Choice(str(step.mark), f"{step.label} ({step.mark})") for step in steps),
            Choice(NONE, "I do not want to say"),
        ]

    def chosen(self) -> int | None:
        """Return the mark, or None where nothing is to be said."""
        return int(self.mark.data) if self.mark.data not in (None, NONE) else None


class SendForm(Form):
    """Nothing is chosen any more: the review is sent as it is."""

    submit = Submit("Send your review")


def _span(sent: str | None, read: BoxVersion) -> tuple[int, int] | None:
    """Return the stretch that was sent, if it is words of the text."""
    match = _STRETCH.fullmatch(sent or "")
    if match is None:
        return None
    start, end = int(match[1]), int(match[2])
    return (start, end) if read.text[start:end].strip() and end <= len(read.text) else None


def _shown(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_OPTION else f"{line[: _LONGEST_OPTION - 4]} ..."
