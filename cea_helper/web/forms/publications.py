"""The forms for publications: which author one is, and which of them go into a box."""

from __future__ import annotations

from collections.abc import Sequence

from cea_helper.citations import Authors
from cea_helper.publications import Publication
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import (
    Checkboxes,
    Choice,
    HiddenNumber,
    HiddenText,
    Select,
    Submit,
)
from cea_helper.web.evidence_address import name_of

# Nobody reads more of them in a box, and most boxes hold fewer.
MOST_CHOSEN = 20
# Of somebody with more, the older ones are found once some of these are chosen.
MOST_OFFERED = 200

_NONE_OF_THESE = "0"
_NOT_SAID = "?"


class AuthorForm(Form):
    """Which of the authors of a publication the person is."""

    place = Select("Author", missing="Select which author you are", first="Choose an author")
    submit = Submit("Save")

    def chosen_place(self) -> int | None:
        """Return the place, 0 for none of these, or None where it is to be told by the name."""
        return None if self.place.data == _NOT_SAID else int(self.place.data)


class PickForm(Form):
    """Which publications are taken as well; it goes along in the address."""

    item = Checkboxes(
        "Your publications",
        shown={
            "classes": "nhsuk-checkboxes--small app-choosing",
            "fieldset": {
                "legend": {"text": "Your publications", "classes": "nhsuk-u-visually-hidden"}
            },
        },
    )


class ReferencesForm(Form):
    """That the list on the page is to go into the text: `seen` is a mark of it."""

    began_from = HiddenNumber()
    seen = HiddenText()
    submit = Submit("Add these to the end of my text")


def author_form(authors: Authors) -> AuthorForm:
    """Return the form with every author, as it was chosen or is told by the name."""
    chosen = authors.place
    form = AuthorForm(data={"place": None if chosen is None else str(chosen)})
    people = [Choice(str(place), f"{place}. {who}") for place, who in enumerate(authors.shown, 1)]
    by_name = [Choice(_NOT_SAID, "Go by my name")] if authors.is_chosen else []
    form.place.choices = [*people, Choice(_NONE_OF_THESE, "None of these"), *by_name]
    return form


def pick_form(offered: Sequence[Publication], told: Sequence[str]) -> PickForm:
    """Return the form in which publications are ticked; `told` stands below each."""
    form = PickForm(formdata=None)
    form.item.choices = [
        Choice(name_of(one.item.id), one.item.title, line, is_own_words=True)
        for one, line in zip(offered, told, strict=True)
    ]
    return form
