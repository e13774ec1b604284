"""The name under which a document is downloaded."""

from __future__ import annotations

import re
import unicodedata

from cea_helper.application import Application

_TITLES = re.compile(
    r"(?:(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sir|Dame)\b\.?\s*)+", re.IGNORECASE
)
_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss", "æ": "ae", "Æ": "AE", "đ": "d", "ı": "i"}
)
_LONGEST_NAME = 60


def file_name(application: Application, kind: str = "docx") -> str:
    """Return a file name for the download: plain letters, digits and hyphens on every system."""
    name = _plain(_TITLES.sub("", application.applicant.name, count=1))[:_LONGEST_NAME].strip("-")
    return f"{name or 'applicant'}-{_plain(application.scheme.id)}-draft.{kind}"


def _plain(words: str) -> str:
    spread = unicodedata.normalize("NFKD", words.translate(_PLAIN))
    bare = "".join(character for character in spread if not unicodedata.combining(character))
    return "-".join(re.findall("[0-9A-Za-z]+", bare))
