"""The form in which an application file is chosen."""

from __future__ import annotations

from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import Checkboxes, Choice, FileUpload, Submit

REPLACE = "replace"

_CHOICES = (
    Choice(
        REPLACE,
        "Replace what About you says with the file's",
        "Otherwise the file's is taken only if About you is still empty.",
    ),
)


class ImportForm(Form):
    """An application file, and whether what it says about the person is to be taken."""

    file = FileUpload(
        "Application file",
        missing="Choose an application file",
        hint="A .json file that was exported from CEA Helper, at most 10MB.",
        called="The file",
        shown={"attributes": {"accept": ".json,application/json"}},
    )
    about_you = Checkboxes("About you", choices=_CHOICES)
    submit = Submit("Import")
