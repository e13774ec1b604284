"""The forms with which a Word document comes back and is taken or left."""

from __future__ import annotations

from cea_helper import word
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import (
    Checkboxes,
    FileUpload,
    HiddenNumber,
    HiddenText,
    Select,
    Submit,
)

# What the buttons of a box send.
TAKE, KEEP, SHOW, ALL, NONE = "take", "keep", "show", "all", "none"
# What the button sends that leaves words out.
LEAVE = "leave"


class DocumentForm(Form):
    """A Word document that came back."""

    file = FileUpload(
        "Word document",
        limit=word.MOST_BYTES,
        missing="Choose a Word document",
        hint=f"A .docx file of at most {word.MOST_BYTES // (1024 * 1024)} MB.",
        called="The document",
        shown={"attributes": {"accept": ".docx"}},
    )
    submit = Submit("Read the document")


class BoxForm(Form):
    """Which tracked changes of a box are accepted, and the version that was on the screen."""

    began_from = HiddenNumber()
    change = Checkboxes(
        "Tracked changes",
        hint="Ticked changes are accepted.",
        shown={
            "classes": "nhsuk-checkboxes--small",
            "fieldset": {"legend": {"text": "Tracked changes", "size": "m"}},
        },
    )

    def accepted(self) -> tuple[int, ...]:
        """Return the changes that are ticked."""
        return tuple(int(value) for value in self.change.data or () if value.isdecimal())


class TakeAllForm(Form):
    """The boxes that are taken as they stand on the page, each with the version of its text."""

    began = HiddenText()

    def versions(self) -> dict[str, int]:
        """Return the version of each box that was on the screen."""
        pairs = (pair.rpartition(":") for pair in self.began.data.split())
        return {box: int(number) for box, _, number in pairs if number.isdecimal()}


class PlaceForm(Form):
    """Into which box words come that stand in none."""

    box = Select("Put it into", called="The box", first="Select a box", missing="Select a box")


class CloseForm(Form):
    """The mark of the document that is done with."""

    mark = HiddenText()
