"""Publications: a reference in one line, and who of the authors is the applicant."""

from __future__ import annotations

from cea_helper.citations.authors import Authors, authors_of, known_names, with_author
from cea_helper.citations.names import Name
from cea_helper.citations.rendering import in_brief, in_words

__all__ = [
    "Authors",
    "Name",
    "authors_of",
    "in_brief",
    "in_words",
    "known_names",
    "with_author",
]
