"""The form with which the look-back of an application is set."""

from __future__ import annotations

from datetime import date
from typing import Any

from wtforms import ValidationError

from cea_helper.dates import PartialDate, day_in_words
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import Choice, Radios, Submit
from cea_helper.web.fields import PartialDateInput

TODAY = "today"
CLOSING = "closing"
OTHER = "other"


def check_whole_day(_form: Any, field: Any) -> None:
    """Refuse a year or a month, which is no day to count from."""
    if field.data.day is None:
        raise ValidationError(f"{field.called} must be a whole date, such as 18 March 2024")


class LookBackForm(Form):
    """From which day the look-back is counted; `look_back_form` gives the choices."""

    counted_from = Radios(
        "Count it back from", missing="Select a day to count from", called="Day to count from"
    )
    day = PartialDateInput(
        "If another day, which?",
        called="Day",
        hint="For example, 18 March 2024",
        checks=[check_whole_day],
        shown={"width": 20},
    )
    submit = Submit("Save")

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether a day was chosen; what stands at a choice not made does not matter."""
        is_good = bool(super().validate(extra_validators))
        if self.counted_from.data != OTHER:
            self.day.errors = []
            return not self.counted_from.errors
        if not (self.day.data or self.day.errors):
            self.add_error("day", "Enter the day to count from")
            return False
        return is_good


def look_back_form(as_of: date | None, closing: date | None, is_over: bool) -> LookBackForm:
    """Return the form for an application judged on `as_of`, in a round that closes so."""
    chosen = TODAY if as_of is None else CLOSING if as_of == closing else OTHER
    day = PartialDate(as_of.year, as_of.month, as_of.day) if as_of and chosen == OTHER else None
    form = LookBackForm(counted_from=chosen, day=day)
    offered = [Choice(TODAY, "Today, so that it moves on each day")]
    if closing:
        closes = "closed" if is_over else "closes"
        offered.append(Choice(CLOSING, f"The day the round {closes}: {day_in_words(closing)}"))
    form.counted_from.choices = [*offered, Choice(OTHER, "Another day")]
    return form


def day_of(form: LookBackForm, closing: date | None) -> date | None:
    """Return the day that was chosen; None stands for each day anew."""
    if form.counted_from.data == OTHER:
        chosen: PartialDate = form.day.data
        return chosen.first_day
    return closing if form.counted_from.data == CLOSING else None
