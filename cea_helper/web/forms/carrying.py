"""The form in which one says where each text of an application goes in another round."""

from __future__ import annotations

from typing import Any

from wtforms.form import BaseForm
from wtforms.validators import StopValidation

from cea_helper.carrying import Proposal
from cea_helper.web import filters
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import HiddenNumber, Select, Submit
from cea_helper.web.forms.statements import LONGEST_TEXT
from cea_helper.web.presenters.statements import heading

STAYS = "Nowhere: leave it in the old application"

_GOES = "goes_"

_NOT_SENT = "Check where this text goes: it was not on the page you sent"


class _Place(Select):
    """Where one text goes; where the sent page does not name it, it stays where it usually goes."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the place that was sent, if any was."""
        if valuelist:
            super().process_formdata(valuelist)

    def pre_validate(self, form: BaseForm) -> None:
        """Refuse a place that nobody chose: the text may have been written in the meantime."""
        if not self.raw_data:
            raise StopValidation(_NOT_SENT)
        super().pre_validate(form)


class CarryForm(Form):
    """Where each text goes; `carry_form` gives it a field for each.

    `newest` is the number of the person's newest application when the page was first shown.
    """

    newest = HiddenNumber()
    submit = Submit("Make the new application")
    preview = Submit("Show how this fits", shown={"variant": "secondary"})

    def mapped(self) -> dict[str, str | None]:
        """Return the box that was chosen for each text, by the box that it stands in."""
        return {
            field.name.removeprefix(_GOES): field.data
            for field in self
            if field.name.startswith(_GOES)
        }

    def can_be_saved(self, proposal: Proposal) -> bool:
        """Whether the page of each box can save its text again; if not, say so at its last text."""
        longer = [filled for filled in proposal.boxes if len(filled.text) > LONGEST_TEXT]
        for filled in longer:
            said = f"{heading(filled.box)} would be longer than {filters.number(LONGEST_TEXT)}"
            message = f"{said} characters: choose another place for a text"
            self.add_error(goes_field(filled.pieces[-1].box.id), message)
        return not longer


def carry_form(proposal: Proposal, newest: int) -> CarryForm:
    """Return the form for all texts of a proposal, each chosen to go where the proposal says."""
    choices = {filled.box.id: heading(filled.box) for filled in proposal.boxes}
    places = {piece.box: filled.box.id for filled in proposal.boxes for piece in filled.pieces} | {
        piece.box: None for piece in proposal.stays
    }
    fields: dict[str, Any] = {
        goes_field(box.id): _Place(
            f"{heading(box)} goes to",
            called="Where a text goes",
            choices=choices,
            first=STAYS,
        )
        for box in places
    }
    chosen = {goes_field(box.id): place for box, place in places.items()}
    form: CarryForm = type("CarryFormOfTexts", (CarryForm,), fields)(
        data={**chosen, "newest": newest}
    )
    return form


def goes_field(box_id: str) -> str:
    """Return the name of the field that says where the text of this box goes."""
    return f"{_GOES}{box_id}"
