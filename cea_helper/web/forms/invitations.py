"""The form with which a person sets their password."""

from __future__ import annotations

from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import Submit
from cea_helper.web.fields import PasswordInput
from cea_helper.workspace.passwords import LONGEST, SHORTEST


class NewPasswordForm(Form):
    """A new password."""

    password = PasswordInput(
        "Password",
        limit=LONGEST,
        missing="Enter a password",
        hint=f"At least {SHORTEST} characters. Four or more unrelated words are easy to remember",
        shown={"autocomplete": "new-password"},
    )
    submit = Submit("Set the password and sign in")
