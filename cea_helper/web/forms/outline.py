"""The form in which one says what goes into an outline, and has it put into the statement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cea_helper.drafting import Wishes
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import HiddenNumber, HiddenText, Radios, Select, Submit
from cea_helper.web.fields import NumberInput

STYLES = {"bullets": "Bullets", "prose": "Prose"}
USES = {"best": "Where it fits", "pin": "Always", "drop": "Never"}

_USE = "use_"
_PLACE = "place_"
_MOST_PLACES = 10_000
_WRONG = "must be a whole number, such as 2"


class OutlineForm(Form):
    """How the text is put together; `outline_form` gives it two fields for each item."""

    style = Radios("How the text reads", choices=STYLES, shown={"classes": "nhsuk-radios--inline"})
    began_from = HiddenNumber()
    seen = HiddenText()
    submit = Submit("Put this text into my statement")
    preview = Submit("Show the text again", shown={"variant": "secondary"})

    def wishes(self) -> Wishes:
        """Return what was wished of the outline."""
        placed = sorted((self[name].data, name) for name in self._named(_PLACE) if self[name].data)
        return Wishes(
            pinned=frozenset(self._used("pin")),
            dropped=frozenset(self._used("drop")),
            order=tuple(name.removeprefix(_PLACE) for _, name in placed),
            is_prose=self.style.data == "prose",
        )

    def _used(self, use: str) -> list[str]:
        named = self._named(_USE)
        return [name.removeprefix(_USE) for name in named if self[name].data == use]

    def _named(self, prefix: str) -> list[str]:
        return [field.name for field in self if field.name.startswith(prefix)]


def outline_form(evidence_ids: Iterable[str]) -> OutlineForm:
    """Return the form for these items; the page names each above its two fields."""
    fields: dict[str, Any] = {}
    for evidence_id in evidence_ids:
        fields[use_field(evidence_id)] = Select(
            "Use it", called="How an item is used", choices=USES, default="best"
        )
        fields[place_field(evidence_id)] = NumberInput(
            "Place",
            least=1,
            most=_MOST_PLACES,
            wrong=_WRONG,
            called="The place of an item",
            shown={"width": 3, "inputmode": "numeric"},
        )
    form: OutlineForm = type("OutlineFormOfItems", (OutlineForm,), fields)(
        data={"style": "bullets"}
    )
    return form


def use_field(evidence_id: str) -> str:
    """Return the name of the field that says whether an item is used."""
    return f"{_USE}{evidence_id}"


def place_field(evidence_id: str) -> str:
    """Return the name of the field that says where an item stands."""
    return f"{_PLACE}{evidence_id}"
