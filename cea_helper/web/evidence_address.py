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

from cea_helper.errors import EvidenceNotFound

_PLAIN = re.compile("[A-Za-z0-9][A-Za-z0-9_-]*")
_PAGES = {"add", "choose", "chosen", "import", "to-complete", "timeline"}


class EvidenceConverter(BaseConverter):
    """The part of an address that names an evidence item: `<evidence:evidence_id>`."""

    regex = "(?:[A-Za-z0-9][A-Za-z0-9_-]*|~[A-Za-z0-9_-]+)"

    def to_python(self, value: str) -> str:
        """Return the identifier; what names none is no page."""
        try:
            return named_by(value)
        except EvidenceNotFound as error:
            raise ValidationError from error

    def to_url(self, value: str) -> str:
        """Return the part of the address for an identifier."""
        return name_of(value)


def name_of(evidence_id: str) -> str:
    """Return how an address names the item with this identifier."""
    if _PLAIN.fullmatch(evidence_id) and evidence_id not in _PAGES:
        return evidence_id
    return "~" + base64.urlsafe_b64encode(evidence_id.encode()).decode().rstrip("=")


def named_by(name: str) -> str:
    """Return the identifier that an address names so; raise EvidenceNotFound where it is none."""
    if not name.startswith("~"):
        return name
    padded = name[1:] + "=" * (-len(name[1:]) % 4)
    try:
        return base64.urlsafe_b64decode(padded).decode()
    except (binascii.Error, UnicodeError, ValueError) as error:
        raise EvidenceNotFound(name) from error
