"""The small forms of the evidence bank."""

from __future__ import annotations

from cea_helper.evidence import AREAS, Area
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import HiddenText, Select, Submit
from cea_helper.web.fields import TextInput
from cea_helper.web.presenters.completing import LACKS

LONGEST_TITLE = 200
BACK_TO_STRENGTH = "strength"


AREA_HELP: dict[Area, str] = {
    "delivering": "Care that you give: its results, safety, waits, and what patients say of it",
    "developing": "Something new or better: a pathway, a clinic, an audit that changed practice",
    "leading": "A post or a group that you lead, and what differs because you do",
    "research": "Grants, trials, papers, patents, and guidance that took them up",
    "teaching": "Training, courses, supervision, examining, and what learners gained",
    "wider": "Work for colleges, national bodies, other trusts, charities or other countries",
}


def list_area_help() -> tuple[tuple[str, str], ...]:
    """Return the title of each area, and in a line what belongs there."""
    return tuple((title, AREA_HELP[area]) for area, title in AREAS.items())


class QuickForm(Form):
    """One line of evidence, noted now and completed later."""

    title = TextInput(
        "Note something you did. One line is enough",
        called="What you did",
        limit=LONGEST_TITLE,
        missing="Enter what you did",
    )
    area = Select(
        "Area",
        choices=AREAS,
        first="Choose an area",
        missing="Select an area. You can change it later",
    )
    submit = Submit("Add")


def _lacks() -> dict[str, str]:
    return {name: words[0].upper() + words[1:] for name, words in LACKS.items()}


class FilterForm(Form):
    """Which items the list shows; it goes along in the address."""

    area = Select("Area", id="filter-area", choices=AREAS, first="All areas")
    lacks = Select("What is missing", id="filter-lacks", choices=_lacks(), first="Show all")


class PlaceForm(Form):
    """In which domain of one application an item is used; `back` names the page it is sent from."""

    domain = Select("Domain")
    back = HiddenText()


def place_prefix(application_id: int) -> str:
    """Return how the names of the fields of this application's form begin."""
    return f"application-{application_id}-"
