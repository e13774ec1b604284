"""The forms in which one says what a stretch of a statement rests on."""

from __future__ import annotations

from collections.abc import Sequence

from cea_helper.evidence import EvidenceItem, period_in_words
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import Checkboxes, Choice, HiddenNumber, HiddenText, Submit
from cea_helper.web.evidence_address import name_of


class ClaimForm(Form):
    """The evidence behind a stretch of a text, and what of it was on the screen."""

    evidence = Checkboxes(
        "Evidence behind these words",
        shown={
            "classes": "nhsuk-checkboxes--small app-choosing",
            "fieldset": {"legend": {"text": "Evidence behind these words", "size": "s"}},
        },
    )
    version = HiddenNumber()
    words = HiddenText()
    submit = Submit("Save")

    def offer(self, items: Sequence[EvidenceItem]) -> None:
        """Let these items be chosen, in this order."""
        self.evidence.choices = [
            Choice(name_of(item.id), item.title, period_in_words(item), is_own_words=True)
            for item in items
        ]


class LinkForm(Form):
    """A stretch of a text, and one item that it is to rest on from now on, or no longer."""

    evidence = HiddenText()
    is_linked = HiddenNumber()
    start = HiddenNumber()
    version = HiddenNumber()
    words = HiddenText()
