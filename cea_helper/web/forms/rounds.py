"""The forms of a round: whether one can apply, and which reminders of its closing to take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, cast

from cea_helper.schemes import Question
from cea_helper.schemes.closing_reminders import REMINDERS, Reminder, reminder_time, still_ahead
from cea_helper.web import filters
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import Checkboxes, Choice, Radios
from cea_helper.web.presenters.eligibility import GIVEN, Given

# A question may be called what a form itself needs a name for.
_PREFIX = "answer-"
_TICKED = ("4-weeks", "1-week", "1-day")


class EligibilityForm(Form):
    """One choice for each question of a round, by `eligibility_form`."""

    def ask_for_one(self) -> None:
        """Say at the first question, if there is any, that at least one needs an answer."""
        for field in list(self)[:1]:
            self.add_error(field.name, "Answer at least one question")


def eligibility_form(questions: Iterable[Question]) -> EligibilityForm:
    """Return the form that asks these questions, with the answers that were sent."""
    fields = {
        f"{_PREFIX}{question.id}": Radios(
            question.ask,
            choices=cast(Mapping[Any, str], GIVEN),
            called="Answer",
            shown={"classes": "nhsuk-radios--inline"},
        )
        for question in questions
    }
    form: EligibilityForm = type("EligibilityFormAsked", (EligibilityForm,), fields)()
    return form


def answers(form: EligibilityForm) -> dict[str, Given]:
    """Return what was answered, by question; what is no answer counts as none."""
    return {
        field.name.removeprefix(_PREFIX): cast(Given, field.data)
        for field in form
        if field.data in GIVEN
    }


class RemindersForm(Form):
    """Which reminders come before the closing time; `reminders_form` gives those still ahead."""

    before = Checkboxes("Remind me", called="Reminders")


def reminders_form(closes_at: datetime, now: datetime) -> RemindersForm:
    """Return the form with the reminders whose time is yet to come, some of them ticked."""
    ahead = still_ahead(closes_at, now)
    form = RemindersForm(formdata=None, before=_TICKED)
    form.before.choices = [
        Choice(one.id, f"{one.words} before", filters.moment(reminder_time(closes_at, one)))
        for one in ahead
    ]
    return form


def chosen_reminders(sent: Iterable[str]) -> tuple[Reminder, ...]:
    """Return the reminders that an address names, in their order; what is none is left out."""
    named = set(sent)
    return tuple(one for one in REMINDERS if one.id in named)
