"""The small forms of the evidence bank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cea_helper.evidence import AREAS, Area
from cea_helper.storage.evidence_search import Wanted
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import Choice, HiddenText, Select
from cea_helper.web.fields import TextInput
from cea_helper.web.presenters.completing import LACKS
from cea_helper.web.presenters.evidence import SHORT_REACHES
from cea_helper.web.presenters.evidence_filter import LONGEST_SEARCH, UNUSED, query_of

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


def _lacks() -> dict[str, str]:
    return {name: words[0].upper() + words[1:] for name, words in LACKS.items()}


class FilterForm(Form):
    """Which items the list shows; it goes along in the address."""

    words = TextInput(
        "Search your evidence", id="filter-words", limit=LONGEST_SEARCH, shown={"type": "search"}
    )
    area = Select("Area", id="filter-area", choices=AREAS, first="Any area")
    reach = Select("Reach", id="filter-reach", choices=SHORT_REACHES, first="Any reach")
    year = Select("Year", id="filter-year", first="Any year")
    lacks = Select(
        "What is missing", id="filter-lacks", choices=_lacks(), first="Anything or nothing"
    )
    used = Select("Used in", id="filter-used", first="Any application or none")


def filter_form(wanted: Wanted, years: Sequence[int], rounds: Mapping[int, str]) -> FilterForm:
    """Return the form that shows what is looked for; `rounds` are the applications by number."""
    form = FilterForm(formdata=None, data=query_of(wanted))
    asked = {wanted.year} if wanted.year else set()
    form.year.choices = {year: str(year) for year in sorted(asked.union(years), reverse=True)}
    chosen = [Choice(str(number), title) for number, title in rounds.items()]
    form.used.choices = [*chosen, Choice(UNUSED, "No application")]
    return form


class PlaceForm(Form):
    """In which domain of one application an item is used; `back` names the page it is sent from."""

    domain = Select("Domain")
    back = HiddenText()


def place_prefix(application_id: int) -> str:
    """Return how the names of the fields of this application's form begin."""
    return f"application-{application_id}-"
