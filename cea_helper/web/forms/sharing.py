"""The forms in which an applicant shares a draft, and thanks for a review."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from wtforms import ValidationError

from cea_helper.dates import PartialDate, day_in_words
from cea_helper.review import PARTS
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import Checkboxes, Submit
from cea_helper.web.fields import PartialDateInput, Textarea, TextInput
from cea_helper.workspace.sharing import Terms

_LONGEST_EMAIL = 254
_LONGEST_NOTE = 2_000
_LONGEST = timedelta(days=366)
_USUAL = timedelta(days=14)


def _check_whole_day(_form: Any, field: Any) -> None:
    if not (isinstance(field.data, PartialDate) and field.data.day):
        raise ValidationError("Last day must be a day, such as 18 March 2027")


def _check_proof(form: Any, field: Any) -> None:
    if "proof" in field.data and "evidence" not in field.data:
        raise ValidationError("Select your evidence too: its proof is shown with it")


class ShareForm(Form):
    """With whom a draft is shared, what they may see, until when, and a note to them."""

    email = TextInput(
        "Email address of your colleague",
        hint="They need an account on this site. Nobody else will know.",
        limit=_LONGEST_EMAIL,
        missing="Enter the email address of your colleague",
        called="Email address",
        shown={"type": "email", "autocomplete": "off", "spellcheck": False},
    )
    shows = Checkboxes(
        "What they can see",
        choices=PARTS,
        hint="They never see your private notes.",
        missing="Select what they can see",
        called="What they can see",
        checks=[_check_proof],
    )
    ends_on = PartialDateInput(
        "Last day they can see it",
        missing="Enter the last day they can see it",
        called="Last day",
        checks=[_check_whole_day],
    )
    note = Textarea("Note to your colleague (optional)", limit=_LONGEST_NOTE, called="Note")
    submit = Submit("Share the draft")

    def keep_colleague(self) -> None:
        """Share with the colleague with whom the draft was shared before."""
        del self.email
        self.submit.label.text = "Share it again"

    def is_in_time(self, today: date) -> bool:
        """Whether the last day lies ahead, at most a year; where not, say so at the field."""
        day = self.ends_on.data.first_day
        if today <= day <= today + _LONGEST:
            return True
        latest = day_in_words(today + _LONGEST)
        self.add_error("ends_on", f"Last day must be from today to {latest}")
        return False

    def terms(self) -> Terms:
        """Return what was chosen."""
        return Terms(self.shows.data, self.ends_on.data.first_day, self.note.data)


class ThankForm(Form):
    """A word of thanks."""

    thanks = Textarea("A word of thanks (optional)", limit=_LONGEST_NOTE, called="Thanks")
    submit = Submit("Thank and close")


def usual_last_day(today: date, closes_on: date | None) -> PartialDate:
    """Return the last day that is proposed: two weeks ahead, but not after the round closes."""
    ahead = today + _USUAL
    day = min(ahead, closes_on) if closes_on and closes_on > today else ahead
    return PartialDate(day.year, day.month, day.day)
