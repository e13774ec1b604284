"""The form in which the parts of the Word document are chosen."""

from __future__ import annotations

from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import Checkboxes, Choice

PARTS = (
    Choice(
        "weak-domains",
        "A note on each weak domain",
        "For you and a colleague who helps you. Untick it for the copy that goes to your employer.",
    ),
    Choice("strength-profile", "Annex: the strength of each domain"),
    Choice(
        "evidence-schedule",
        "Annex: your evidence with its proof",
        "Your private notes are never part of it.",
    ),
)


class PartsForm(Form):
    """Which parts go into the document beside the form itself."""

    parts = Checkboxes("What else should be in it?", choices=PARTS, called="Parts")
