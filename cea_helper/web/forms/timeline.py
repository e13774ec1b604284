"""The form in which the round is chosen that the evidence is held against."""

from __future__ import annotations

from collections.abc import Sequence

from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import Choice, Select


class RoundForm(Form):
    """Which round; it goes along in the address."""

    round = Select("Round")


def round_form(choices: Sequence[Choice], chosen: str) -> RoundForm:
    """Return the form with these rounds, the chosen one shown."""
    form = RoundForm(formdata=None, round=chosen)
    form.round.choices = choices
    return form
