"""A text as the portal, or the form, takes it."""

from __future__ import annotations

import hashlib
import re

from cea_helper import text
from cea_helper.schemes import Portal

# What word processors put in place of the signs on a keyboard. Others, such as Greek letters, have
# none that means the same, so they stay.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\t", " "),
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
        "\u2026": "...",
    }
)
_BULLETS = re.compile(r"^[ \t]*[\u2022\u2023\u25aa\u25cf\u25e6\u00b7*\u2013\u2014][ \t]+", re.M)
_ENDS = re.compile(r" *\n+ *")
_KEYBOARD = re.compile(r"[\n -~\u00a3]")


def as_taken(written: str, portal: Portal) -> str:
    """Return the text, normalised, as the portal takes it; no word goes."""
    taken = text.normalise(written)
    if portal.bullets == "hyphens":
        taken = _BULLETS.sub("- ", taken)
    if portal.signs == "plain":
        taken = taken.translate(_PLAIN)
    return _ENDS.sub(" ", taken).strip() if portal.line_ends == "blanks" else taken


def unusual(taken: str) -> tuple[str, ...]:
    """Return each sign that is not on a British keyboard, which a portal may show otherwise."""
    return tuple(dict.fromkeys(_KEYBOARD.sub("", taken)))


def digest(taken: str) -> str:
    """Return a mark of the text, by which it is known whether it has changed since."""
    return hashlib.sha256(taken.encode()).hexdigest()
