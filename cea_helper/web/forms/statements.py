"""The form in which the text of a box is written."""

from __future__ import annotations

import re
from typing import Any

from cea_helper.drafting.own_words import Inserted
from cea_helper.schemes import Box, Field
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import HiddenNumber, HiddenText, Submit
from cea_helper.web.fields import CharacterCount, NumberInput, TextInput

# Far past every limit: a text that is too long for its box is kept, and its excess marked.
LONGEST_TEXT = 100_000

_FEW_ROWS = 3
_LONGEST_NAME = 80
_WRONG = "must be the number of a version, such as 3"
_MISSING = "Enter the number of a version"
_MOST_STRETCHES = 1000
_STRETCH = re.compile("([0-9]{1,6})-([0-9]{1,6})([peu])")


class HiddenStretches(HiddenText):
    """What of a text was not typed, as the script of the page tells it, such as "0-12p,40-52e".

    `data` is None where no script told anything, or nothing that can be read.
    """

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the stretches that were sent."""
        sent = [one for one in str(valuelist[0]).split(",") if one] if valuelist else []
        found = [_STRETCH.fullmatch(one) for one in sent[: _MOST_STRETCHES + 1]]
        is_told = bool(valuelist) and all(found) and len(found) <= _MOST_STRETCHES
        read = tuple(Inserted(int(one[1]), int(one[2]), one[3]) for one in found if one)
        self.data = read if is_told else None


class RestoreForm(Form):
    """The version that was the newest when an earlier one was looked at."""

    began_from = HiddenNumber()
    submit = Submit("Make this the newest version")


class NameForm(Form):
    """What the person calls a version."""

    name = TextInput(
        "Name of this version", hint="For example: sent to Dr Example", limit=_LONGEST_NAME
    )
    submit = Submit("Save the name", shown={"variant": "secondary"})


class CompareForm(Form):
    """The numbers of two versions to compare."""

    old = NumberInput("Version", least=1, wrong=_WRONG, missing=_MISSING)
    new = NumberInput("Compare it with version", least=1, wrong=_WRONG, missing=_MISSING)


class TextForm(Form):
    """The text of one box, and the version that was on the screen when it was begun."""

    text = CharacterCount(
        "Your text",
        limit=LONGEST_TEXT,
        shown={"rows": 16, "spellcheck": True, "attributes": {"dir": "auto"}},
    )
    began_from = HiddenNumber()
    inserted = HiddenStretches()
    submit = Submit("Save")

    def fit(self, box: Box) -> None:
        """Count the text under the limit of its box, and give it the room that it needs."""
        self.text.maximum = box.limit.maximum
        self.text.rule = box.limit.counting_rule
        if isinstance(box, Field) and box.short:
            self.text.shown = {**self.text.shown, "rows": _FEW_ROWS}
