"""The form in which one says where each text of an application goes in another round."""

from __future__ import annotations

from typing import Any

from cea_helper.carrying import Proposal
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import Select, Submit
from cea_helper.web.presenters.statements import heading

STAYS = "Nowhere: leave it in the old application"

_GOES = "goes_"


class CarryForm(Form):
    """Where each text goes; `carry_form` gives it a field for each."""

    submit = Submit("Make the new application")
    preview = Submit("Show how this fits", shown={"variant": "secondary"})

    def mapped(self) -> dict[str, str | None]:
        """Return the box that was chosen for each text, by the box that it stands in."""
        return {
            field.name.removeprefix(_GOES): field.data
            for field in self
            if field.name.startswith(_GOES)
        }


def carry_form(proposal: Proposal) -> CarryForm:
    """Return the form for all texts of a proposal, each chosen to go where the proposal says."""
    choices = {filled.box.id: heading(filled.box) for filled in proposal.boxes}
    places = {piece.box: filled.box.id for filled in proposal.boxes for piece in filled.pieces} | {
        piece.box: None for piece in proposal.stays
    }
    fields: dict[str, Any] = {
        goes_field(box.id): Select(
            f"{heading(box)} goes to",
            called="Where a text goes",
            choices=choices,
            first=STAYS,
        )
        for box in places
    }
    chosen = {goes_field(box.id): place for box, place in places.items()}
    form: CarryForm = type("CarryFormOfTexts", (CarryForm,), fields)(data=chosen)
    return form


def goes_field(box_id: str) -> str:
    """Return the name of the field that says where the text of this box goes."""
    return f"{_GOES}{box_id}"
