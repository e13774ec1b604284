"""The form in which an application file is chosen."""

from __future__ import annotations

from typing import Any

from wtforms import ValidationError

from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import Checkboxes, Choice, FileUpload, Submit

REPLACE = "replace"
BRING_IN = "bring_in"

_CHOICES = (
    Choice(
        REPLACE,
        "Replace what About you says with the file's",
        "Otherwise the file's is taken only if About you is still empty.",
    ),
)

_THEIRS = (Choice(BRING_IN, "Bring in evidence that is somebody else's"),)

# Word and other office files are zip archives, which begin so.
_ZIP = b"PK\x03\x04"
_WORD_FILE = "This is a Word file. Choose the .json file that was exported"
_NO_TEXT = "This is not an application file. Choose the .json file that was exported"


def check_text(_form: Any, field: Any) -> None:
    """Refuse what is plainly another kind of file, before anybody looks for faults in it."""
    if field.data.startswith(_ZIP):
        raise ValidationError(_WORD_FILE)
    # A text in UTF-16 or UTF-32 holds them too: the reader of files has its own words for that.
    is_wide = field.data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in field.data[:4]
    if b"\0" in field.data and not is_wide:
        raise ValidationError(_NO_TEXT)


class ImportForm(Form):
    """An application file, and whether what it says about the person is to be taken."""

    file = FileUpload(
        "Application file",
        missing="Choose an application file",
        hint="A .json file that was exported from CEA Helper, at most 10 MB.",
        called="The file",
        checks=[check_text],
        shown={"attributes": {"accept": ".json,application/json"}},
    )
    about_you = Checkboxes("About you", choices=_CHOICES)
    theirs = Checkboxes("Somebody else's file", choices=_THEIRS)
    submit = Submit("Import")

    def ask_whose_only_where_needed(self) -> None:
        """Leave out the box on somebody else's file until such a file has been chosen."""
        if not (self.theirs.errors or self.theirs.chosen()):
            del self.theirs
