"""How an evidence item is named in an address.

Items brought in by a file keep their identifiers, and these may hold anything: a slash, blanks,
or a word that is a page of its own. Plain ones stand in the address as they are; of any other the
base64 form does, after a tilde.
"""

from __future__ import annotations

import base64
import binascii
import re

from werkzeug.routing import BaseConverter, ValidationError

_PLAIN = re.compile("[A-Za-z0-9][A-Za-z0-9_-]*")
_PAGES = {"add"}


class EvidenceConverter(BaseConverter):
    """The part of an address that names an evidence item: `<evidence:evidence_id>`."""

    regex = "(?:[A-Za-z0-9][A-Za-z0-9_-]*|~[A-Za-z0-9_-]+)"

    def to_python(self, value: str) -> str:
        """Return the identifier; what names none is no page."""
        if not value.startswith("~"):
            return value
        padded = value[1:] + "=" * (-len(value[1:]) % 4)
        try:
            return base64.urlsafe_b64decode(padded).decode()
        except (binascii.Error, UnicodeDecodeError) as error:
            raise ValidationError from error

    def to_url(self, value: str) -> str:
        """Return the part of the address for an identifier."""
        if _PLAIN.fullmatch(value) and value not in _PAGES:
            return value
        return "~" + base64.urlsafe_b64encode(value.encode()).decode().rstrip("=")
