"""The form with which a person calls a finding fine as it is, or no longer."""

from __future__ import annotations

from cea_helper.checks import Mark
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import HiddenText

# From which page it is sent.
BACK_TO_BOX = "box"
BESIDE_TEXT = "beside"


class FindingForm(Form):
    """What a finding is known by; `is_fine` is "yes" where it is to be set aside."""

    check = HiddenText()
    digest = HiddenText()
    is_fine = HiddenText()
    back = HiddenText()

    def mark(self, box_id: str) -> Mark:
        """Return the finding that is meant, in this box."""
        return Mark(box_id, self.check.data, self.digest.data)
