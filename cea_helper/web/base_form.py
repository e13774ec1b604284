"""What all forms have in common: how their errors are listed and added."""

from __future__ import annotations

from typing import Any

from flask_wtf import FlaskForm

from cea_helper.web.choice_fields import FileUpload
from cea_helper.web.fields import CharacterCount


class Form(FlaskForm):
    """A form of the site. Its token is checked before any view runs, so it has none of its own."""

    class Meta(FlaskForm.Meta):
        csrf = False

    @property
    def takes_file(self) -> bool:
        """Whether the form has to be sent as one that may hold a file."""
        return any(isinstance(field, FileUpload) for field in self)

    @property
    def counts_text(self) -> bool:
        """Whether the page needs the script that counts."""
        return any(isinstance(field, CharacterCount) for field in self)

    def add_error(self, field_name: str, message: str) -> None:
        """Show `message` at the field, as if the field had found it."""
        field = self[field_name]
        field.errors = [*field.errors, message]

    def error_links(self) -> list[dict[str, Any]]:
        """Return each error with the link to its field, in the order of the page."""
        return [
            {"text": message, "href": f"#{field.id}"} for field in self for message in field.errors
        ]
