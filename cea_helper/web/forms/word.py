"""The form in which the parts of the Word document are chosen."""

from __future__ import annotations

from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import Checkboxes, Choice, Radios

OWN, EMPLOYER = "own", "employer"
COPIES = (
    Choice(OWN, "Me, or a colleague who helps me"),
    Choice(
        EMPLOYER,
        "My employer",
        "The form and the evidence that counts, without a word on what is weak or missing.",
    ),
)
PARTS = (
    Choice("weak-domains", "A note on each weak domain"),
    Choice("strength-profile", "Annex: the strength of each domain"),
    Choice(
        "evidence-schedule",
        "Annex: your evidence with its proof",
        "Your private notes are never part of it.",
    ),
)
COMMENTS = Choice("comments", "The open comments, beside the words that they are on")


class PartsForm(Form):
    """Whom the document is for, and which parts go into it beside the form itself."""

    copy = Radios("Who is this copy for?", choices=COPIES, called="Copy")
    parts = Checkboxes("What else should be in your own copy?", choices=PARTS, called="Parts")
