"""What of a line may be read at all: not what it denies, and nothing beside a patient."""

from __future__ import annotations

import re

from cea_helper.privacy import find_identifiers

# "Not a national audit, only a local one": a denial reaches to the end of its clause. "No 10" is a
# number, and "not only national" no denial.
_DENIED = re.compile(
    r"(?:\b(?:not|never|without|neither|nor|cannot)|n['’]t|\bno(?!\.?\s*\d))\b(?!\s+(?:only|just)\b)"
    r"(?:(?!\s(?:but|only|although|though|however|instead|yet)\b)[^,.;:()\n])*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.;\n]*(?:[.](?=\S)[^.;\n]*)*[.;\n]?")


def affirmed(line: str) -> str:
    """Return the line with blanks, at the same places, for what it denies.

    A sentence that may identify a patient is blank as a whole: a date in it is theirs.
    """
    return _DENIED.sub(_blank, _without_patients(line))


def _without_patients(line: str) -> str:
    found = find_identifiers(line)
    if not found:
        return line
    return _SENTENCE.sub(
        lambda part: (
            _blank(part)
            if any(one.start < part.end() and part.start() < one.end for one in found)
            else part[0]
        ),
        line,
    )


def _blank(part: re.Match[str]) -> str:
    return " " * len(part[0])
