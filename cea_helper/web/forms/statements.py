"""The form in which the text of a box is written."""

from __future__ import annotations

from cea_helper.schemes import Box, Field
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import HiddenNumber, Submit
from cea_helper.web.fields import CharacterCount, NumberInput, TextInput

# Far past every limit: a text that is too long for its box is kept, and its excess marked.
LONGEST_TEXT = 100_000

_FEW_ROWS = 3
_LONGEST_NAME = 80
_WRONG = "must be the number of a version, such as 3"
_MISSING = "Enter the number of a version"


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
    submit = Submit("Save")

    def fit(self, box: Box) -> None:
        """Count the text under the limit of its box, and give it the room that it needs."""
        self.text.maximum = box.limit.maximum
        self.text.rule = box.limit.counting_rule
        if isinstance(box, Field) and box.short:
            self.text.shown = {**self.text.shown, "rows": _FEW_ROWS}
