"""The forms for many items of evidence at once."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from cea_helper.evidence import AREAS
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import Checkboxes, Choice, HiddenText, Radios, Select, Submit
from cea_helper.web.evidence_address import name_of
from cea_helper.web.fields import TextInput
from cea_helper.web.filters import number
from cea_helper.web.presenters.evidence import EvidenceList

ADD = "add"
REPLACE = "replace"
ALL = "yes"

# More than these are deleted only by somebody who types how many they are.
_MOST_UNASKED = 20
_SMALL_BOXES = {"classes": "nhsuk-checkboxes--small app-choosing"}
NOTHING_CHOSEN = "Select at least one item"


class ChooseForm(Form):
    """Which items are meant: those that are ticked. They go along in addresses."""

    item = Checkboxes("Evidence", missing=NOTHING_CHOSEN, shown=_SMALL_BOXES)


class ChosenForm(Form):
    """That the chosen items are still those that the page showed: `seen` is a mark of them."""

    seen = HiddenText()


class DeleteForm(ChosenForm):
    """That the chosen items are to go; where these are many, with their number typed."""

    count = TextInput("", limit=12, shown={"inputmode": "numeric", "width": 5})
    expected = 0

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether the number that was typed is the one of the items."""
        is_good = bool(super().validate(extra_validators))
        if self.count and self.count.data.replace(",", "") != str(self.expected):
            self.add_error("count", f"Enter {number(self.expected)} to delete them")
        return is_good and not self.errors


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
        default=ADD,
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


def delete_form(count: int) -> DeleteForm:
    """Return the form in which this many items are deleted, as it was sent."""
    form = DeleteForm()
    form.expected = count
    if count > _MOST_UNASKED:
        form.count.label.text = f"To delete {number(count)} items, enter {number(count)}"
    else:
        del form.count
    return form


def choose_form(page: EvidenceList, ticked: Collection[str]) -> ChooseForm:
    """Return the form in which items of this page are ticked; `ticked` are names in addresses."""
    form = ChooseForm(formdata=None)
    form.item.choices = [
        Choice(name_of(line.id), line.title, ". ".join(line.facts), is_own_words=True)
        for line in page.items
    ]
    form.item.data = tuple(one.value for one in form.item.choices if one.value in ticked)
    return form
