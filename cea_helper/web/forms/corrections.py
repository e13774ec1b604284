"""The form with which an applicant says that they know what was corrected in their round."""

from __future__ import annotations

from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import HiddenNumber, Submit


class SeenForm(Form):
    """The number of the last correction that was on the screen."""

    seen = HiddenNumber()
    submit = Submit("I have seen this", shown={"variant": "secondary"})
