"""The form with which an application begins."""

from __future__ import annotations

from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import Radios, Submit


class StartForm(Form):
    """Which round to apply in; the view gives the choices."""

    scheme = Radios("Which round is it for?", missing="Select a round", called="Round")
    submit = Submit("Start")
