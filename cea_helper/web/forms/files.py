"""The form in which a file is attached as proof."""

from __future__ import annotations

from cea_helper.interchange.proof_files import MAX_BYTES
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import FileUpload, Submit
from cea_helper.web.fields import TextInput

LONGEST_NAME = 500


class AttachForm(Form):
    """A file, and what to call it."""

    file = FileUpload(
        "File",
        limit=MAX_BYTES,
        missing="Choose a file",
        hint="A PDF, a PNG or JPEG picture, or a Word document (.docx), at most 10 MB.",
        called="The file",
        shown={"attributes": {"accept": ".pdf,.png,.jpg,.jpeg,.docx"}},
    )
    name = TextInput(
        "What it is (optional)",
        called="What it is",
        limit=LONGEST_NAME,
        hint='For example, "Sepsis audit 2025". Otherwise the name of the file is used.',
    )
    submit = Submit("Attach")
