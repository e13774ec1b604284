"""The forms with which boxes are copied to the portal and looked after there."""

from __future__ import annotations

from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import HiddenText, Submit
from cea_helper.web.fields import Textarea
from cea_helper.web.forms.statements import LONGEST_TEXT


class TickForm(Form):
    """That a box was copied: `digest` is of the text that was on the screen, "" to undo it."""

    digest = HiddenText()
    submit = Submit("I have copied this", shown={"variant": "secondary"})


class PastedForm(Form):
    """What the portal shows in one of its boxes."""

    pasted = Textarea(
        "What the portal shows",
        hint="Copy it there and paste it here. It is compared and not kept.",
        limit=LONGEST_TEXT,
        missing="Enter what the portal shows",
        shown={"rows": 10, "attributes": {"dir": "auto"}},
    )
    submit = Submit("Compare")
