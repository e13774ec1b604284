"""The forms in which a line is noted, and in which what was read from it is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cea_helper import text
from cea_helper.capture import Suggestions, offers
from cea_helper.evidence import AREAS, EvidenceItem
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import Checkboxes, HiddenText, Select, Submit
from cea_helper.web.fields import TextInput
from cea_helper.web.forms.evidence import LONGEST_TITLE

# Between the points of a list that was pasted into one line: its breaks, and its signs, of which
# those that can also be other things are known by the blanks that Word puts after them.
_POINTS = re.compile(
    "\\s*(?:\n\\s*(?:[-*] )?|^[-*] |[\u2022\u25aa\u25cb\u25cf\uf000-\uf0ff]"
    "|[\u00a7\u00b7](?:\t|[ \u00a0]{2}))\\s*"
)


class LineInput(TextInput):
    """One line of text, also where a list is pasted into it: its points stand apart, unmarked."""

    def clean(self, written: str) -> str:
        """Return `written` on one line, a semicolon between the points of a list."""
        points = map(text.one_line, _POINTS.split(written))
        return "; ".join(point for point in points if point)


class NoteForm(Form):
    """One line of evidence, noted now and completed later; `back` names where that is done."""

    title = LineInput(
        "Note something you did. One line is enough",
        called="What you did",
        limit=LONGEST_TITLE,
        missing="Enter what you did",
    )
    area = Select("Area", choices=AREAS, first="Work it out for me")
    back = HiddenText()
    submit = Submit("Add")


class KeepForm(Form):
    """What was read from a line, to be kept or not, and the area that decides its domain."""

    keep = Checkboxes("What we read in it", hint="Untick what is wrong.", called="What to keep")
    area = Select("Main area", choices=AREAS, missing="Select a main area")
    back = HiddenText()
    submit = Submit("Keep these")


def note_form(back: str, shown: Mapping[str, Any] | None = None) -> NoteForm:
    """Return an empty line to note something, which leads back to the place of this name."""
    form = NoteForm(formdata=None, back=back)
    form.submit.shown = dict(shown or {})
    return form


def keep_form(item: EvidenceItem, suggestions: Suggestions, back: str) -> KeepForm:
    """Return the form with all that was read ticked, or as it was sent."""
    offered = offers(suggestions)
    form = KeepForm(data={"keep": tuple(offered), "area": item.areas[0], "back": back})
    form.keep.choices = offered
    return form
