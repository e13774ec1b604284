"""The forms for many items of evidence at once."""

from __future__ import annotations

from typing import Any

from cea_helper.evidence import AREAS
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import Checkboxes, Choice, HiddenText, Radios, Select, Submit
from cea_helper.web.evidence_address import name_of
from cea_helper.web.filters import plural
from cea_helper.web.presenters.evidence import EvidenceList

ADD = "add"
REPLACE = "replace"
ALL = "yes"

_SMALL_BOXES = {"classes": "nhsuk-checkboxes--small app-choosing"}
_UNSEEN_LEGEND = {"legend": {"text": "All of them", "classes": "nhsuk-u-visually-hidden"}}
NOTHING_CHOSEN = "Select at least one item"


class ChooseForm(Form):
    """Which items are meant: those that are ticked, or all that fit. It goes along in addresses."""

    all = Checkboxes("All of them", shown={**_SMALL_BOXES, "fieldset": _UNSEEN_LEGEND})
    item = Checkboxes("Evidence", missing=NOTHING_CHOSEN, shown=_SMALL_BOXES)


class ChosenForm(Form):
    """That the chosen items are still those that the page showed: `seen` is a mark of them."""

    seen = HiddenText()


class AreasForm(ChosenForm):
    """Which areas the chosen items get."""

    areas = Checkboxes(
        "Areas",
        choices=AREAS,
        missing="Select at least one area",
        shown={"classes": "nhsuk-checkboxes--small app-choices"},
    )
    how = Radios(
        "What about the areas that they have?",
        choices=(
            Choice(ADD, "Keep them, and add these"),
            Choice(REPLACE, "Replace them"),
        ),
        missing="Select what happens to the areas that they have",
        shown={"classes": "nhsuk-radios--small"},
    )
    main = Select(
        "Main area",
        choices=AREAS,
        first="The main area that each has",
        hint="It decides for which domain an item counts.",
    )
    submit = Submit("Set areas")

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether all is good, and it is plain which area is the main one."""
        is_good = bool(super().validate(extra_validators))
        if self.main.data and not self.main.errors and self.main.data not in self.areas.chosen():
            self.add_error("main", "The main area must be one of the areas that you tick")
        elif not self.main.data and self.how.data == REPLACE and len(self.areas.chosen()) > 1:
            self.add_error("main", "Select which of these is the main area")
        return is_good and not self.errors


class ExportForm(Form):
    """As which kind of file the chosen items are exported."""

    kind = Radios(
        "Kind of file",
        choices=(
            Choice("csv", "CSV", "For any spreadsheet."),
            Choice("xlsx", "Excel"),
            Choice("json", "JSON", "For programs."),
        ),
        shown={"classes": "nhsuk-radios--small"},
    )


def choose_form(page: EvidenceList) -> ChooseForm:
    """Return the form in which the items of this page are ticked, or all that were found."""
    form = ChooseForm(formdata=None)
    form.all.choices = {ALL: f"All {plural(page.found, 'item')}"}
    form.item.choices = [
        Choice(name_of(line.id), line.title, ". ".join(line.facts), is_own_words=True)
        for line in page.items
    ]
    return form
