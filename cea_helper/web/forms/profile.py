"""The forms about a person and the post they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from wtforms import ValidationError

from cea_helper.people import (
    JOB_PLAN_CATEGORIES,
    JOB_ROLES,
    Applicant,
    CurrentAward,
    JobPlanLine,
    JobRole,
)
from cea_helper.schemes import Catalogue
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import Checkboxes, Choice, Radios, Select, Submit
from cea_helper.web.fields import NameInput, NumberInput, PartialDateInput, TextInput

OTHER_AWARD = "other"

_ROLE_HINTS: dict[JobRole, str] = {
    "clinical_academic": "A university contract and an honorary NHS contract",
    "education_lead": "Such as training programme director or director of medical education",
    "research_lead": "Such as director of research",
    "medical_director": "Also called chief medical officer",
}
_MOST_PAS = 20
_GMC_NUMBER = re.compile("[0-9]{7}")


def check_gmc_number(_form: Any, field: Any) -> None:
    """Refuse what is not 7 digits, blanks between them apart."""
    if not _GMC_NUMBER.fullmatch(field.data.replace(" ", "")):
        raise ValidationError("GMC number must be 7 digits")


def check_decimals(_form: Any, field: Any) -> None:
    """Refuse more than two digits after the point."""
    if round(field.data, 2) != field.data:
        raise ValidationError(f"{field.called} must have no more than 2 digits after the point")


class AboutYouForm(Form):
    """The person, the post, the roles and the award they hold."""

    name = NameInput(
        "Full name",
        limit=200,
        missing="Enter your full name",
        hint="As it should stand on the application, with your title",
    )
    gmc_number = TextInput(
        "GMC number",
        limit=20,
        hint="7 digits",
        checks=[check_gmc_number],
        shown={"inputmode": "numeric", "width": 10, "spellcheck": False},
    )
    post = TextInput("Post", limit=300, hint="Such as consultant psychiatrist")
    specialty = TextInput("Specialty", limit=200)
    employer = TextInput("Employer", limit=300, hint="The trust, health board or university")
    consultant_since = PartialDateInput(
        "Consultant since", hint="A year is enough, such as 2012 or October 2012"
    )
    whole_time_equivalent = NumberInput(
        "Whole-time equivalent",
        least=0.1,
        most=1,
        wrong="must be a number from 0.1 to 1, such as 0.8",
        hint="1 for full time, or a part such as 0.8",
    )
    roles = Checkboxes(
        "Which roles do you hold?",
        choices=[
            Choice(role, words, _ROLE_HINTS.get(role, "")) for role, words in JOB_ROLES.items()
        ],
        hint="They decide which questions you are asked, never how strong your evidence is",
        called="Roles",
    )
    award_scheme = Select("Award", first="I hold no award", called="Award you hold")
    award_level = TextInput(
        "Level", limit=100, hint="Such as bronze, national 2 or level 6", shown={"width": 20}
    )
    award_granted = PartialDateInput(
        "When it was granted", hint="Such as April 2021", called="Date of the award"
    )
    submit = Submit("Save")

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether each field is good, and the award is told in full or not at all."""
        is_good = bool(super().validate(extra_validators))
        faults = list(self._award_faults())
        for field_name, message in faults:
            self.add_error(field_name, message)
        return is_good and not faults

    def _award_faults(self) -> Iterator[tuple[str, str]]:
        parts = (
            (self.award_scheme, "Select which award you hold"),
            (self.award_level, "Enter the level of your award"),
            (self.award_granted, "Enter when your award was granted"),
        )
        if any(field.data or field.errors for field, _ in parts):
            for field, message in parts:
                if not field.data and not field.errors:
                    yield field.name, message


def about_you_form(applicant: Applicant, schemes: Catalogue) -> AboutYouForm:
    """Return the form that holds what is known of the person, or what they have just sent."""
    award = applicant.current_award
    form = AboutYouForm(
        obj=applicant,
        award_scheme=(award.scheme or OTHER_AWARD) if award else None,
        award_level=award.level if award else "",
        award_granted=award.granted if award else None,
    )
    form.award_scheme.choices = _award_choices(award, schemes)
    return form


def as_typed(form: AboutYouForm, applicant: Applicant) -> Applicant:
    """Return the person as the form describes them; the job plan stays as it was."""
    return replace(
        applicant,
        name=form.name.data,
        gmc_number=(form.gmc_number.data or "").replace(" ", "") or None,
        post=form.post.data or None,
        specialty=form.specialty.data or None,
        employer=form.employer.data or None,
        consultant_since=form.consultant_since.data,
        whole_time_equivalent=form.whole_time_equivalent.data,
        roles=tuple(form.roles.data),
        current_award=_award(form),
    )


class JobPlanLineForm(Form):
    """One line of the job plan."""

    activity = TextInput(
        "Activity",
        limit=300,
        missing="Enter the activity",
        hint="Such as outpatient clinic or appraisals",
    )
    category = Select(
        "Category",
        choices=JOB_PLAN_CATEGORIES,
        first="Choose a category",
        missing="Select a category",
    )
    pas = NumberInput(
        "Programmed activities (PAs) a week",
        most=_MOST_PAS,
        missing="Enter the programmed activities (PAs) a week",
        called="Programmed activities (PAs)",
        hint="Such as 1.5",
        checks=[check_decimals],
    )
    paid_extra = Radios(
        "Is it paid separately?",
        choices={"yes": "Yes", "no": "No", "unsaid": "Not said"},
        hint="Such as an extra programmed activity, a responsibility allowance or a fee",
        called="Paid separately",
        shown={"classes": "nhsuk-radios--inline"},
    )
    submit = Submit("Save")


def line_form(line: JobPlanLine) -> JobPlanLineForm:
    """Return the form that holds the line, or what was just sent for it."""
    paid_extra = {True: "yes", False: "no", None: "unsaid"}[line.paid_extra]
    return JobPlanLineForm(
        activity=line.activity, category=line.category, pas=line.pas, paid_extra=paid_extra
    )


def line_of(form: JobPlanLineForm) -> JobPlanLine:
    """Return the line that the form describes."""
    paid_extra = {"yes": True, "no": False}.get(form.paid_extra.data or "")
    return JobPlanLine(form.activity.data, form.category.data, form.pas.data, paid_extra)


def _award_choices(award: CurrentAward | None, schemes: Catalogue) -> Sequence[Choice]:
    """Return the awards to choose from; one that came with a file can always be kept."""
    known = dict(schemes.held_awards())
    if award and award.scheme:
        known.setdefault(award.scheme, schemes.award_title(award.scheme) or award.scheme)
    choices = [Choice(scheme, words) for scheme, words in known.items()]
    return [*choices, Choice(OTHER_AWARD, "Another award, or I do not know")]


def _award(form: AboutYouForm) -> CurrentAward | None:
    chosen = form.award_scheme.data
    if not chosen:
        return None
    scheme = None if chosen == OTHER_AWARD else chosen
    return CurrentAward(form.award_level.data, form.award_granted.data, scheme)
