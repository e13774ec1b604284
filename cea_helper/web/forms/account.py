"""The forms for the first account and for choosing somebody made up."""

from __future__ import annotations

import re
from typing import Any

from wtforms import ValidationError

from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import HiddenNumber, Submit
from cea_helper.web.fields import NameInput, PasswordInput, TextInput
from cea_helper.workspace.passwords import LONGEST, SHORTEST

# Whether mail arrives cannot be seen in an address; that something is missing can.
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


def check_email(_form: Any, field: Any) -> None:
    """Refuse what cannot be an email address."""
    if not _EMAIL.fullmatch(field.data):
        raise ValidationError("Enter an email address in the correct format, like name@example.com")


class SetUpForm(Form):
    """The first account."""

    name = NameInput(
        "Full name",
        limit=200,
        missing="Enter your full name",
        hint="As it should stand on the application, with your title",
        shown={"autocomplete": "name", "spellcheck": False},
    )
    email = TextInput(
        "Email address",
        limit=254,
        missing="Enter your email address",
        hint="You sign in with it. Nothing is sent to it",
        checks=[check_email],
        shown={"type": "email", "autocomplete": "username", "spellcheck": False},
    )
    password = PasswordInput(
        "Password",
        limit=LONGEST,
        missing="Enter a password",
        hint=f"At least {SHORTEST} characters. Four or more unrelated words are easy to remember",
        shown={"autocomplete": "new-password"},
    )
    submit = Submit("Make the account")


class DemoForm(Form):
    """The person that a visitor of the demonstration chose; each button holds a number."""

    person = HiddenNumber()
