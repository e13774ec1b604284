"""The forms in which an applicant answers a comment, and says whether it is dealt with."""

from __future__ import annotations

from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import HiddenText, Submit
from cea_helper.web.fields import Textarea

_LONGEST_ANSWER = 4_000


class AnswerForm(Form):
    """An answer to a comment."""

    text = Textarea(
        "Your answer",
        hint="The reviewer reads it where the draft is still shared with them.",
        limit=_LONGEST_ANSWER,
        missing="Enter your answer",
        shown={"rows": 4, "spellcheck": True, "attributes": {"dir": "auto"}},
    )
    submit = Submit("Answer")


class StateForm(Form):
    """Whether a comment is dealt with, and where to go from here."""

    state = HiddenText()
    back = HiddenText()
