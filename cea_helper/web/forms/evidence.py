"""The small forms of the evidence bank."""

from __future__ import annotations

from cea_helper.evidence import AREAS
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import Select, Submit
from cea_helper.web.fields import TextInput
from cea_helper.web.presenters.evidence import LACKS

LONGEST_TITLE = 200


class QuickForm(Form):
    """One line of evidence, noted now and completed later."""

    title = TextInput(
        "Note something you did. One line is enough",
        called="What you did",
        limit=LONGEST_TITLE,
        missing="Enter what you did",
    )
    area = Select("Area", choices=AREAS, first="Choose an area", missing="Select an area")
    submit = Submit("Add")


def _lacks() -> dict[str, str]:
    return {name: words[0].upper() + words[1:] for name, words in LACKS.items()}


class FilterForm(Form):
    """Which items the list shows; it goes along in the address."""

    area = Select("Area", id="filter-area", choices=AREAS, first="All areas")
    lacks = Select("What is missing", id="filter-lacks", choices=_lacks(), first="Show all")


class PlaceForm(Form):
    """In which domain of one application an item is used."""

    domain = Select("Domain")
