"""What stands before and after a place, as far as it belongs to the same sentence."""

from __future__ import annotations

import re

# A short word before the full stop is an abbreviation ("no.", "Tel."), not the end of a sentence.
_SENTENCE_END = re.compile(
    r"(?<=[^\W_A-Z]{4})[.!?]\s+(?=[A-Z\"'(])|(?<=[\d)%])[.!?]\s+(?=[A-Z])|\n\s*\n"
)


def lowered(text: str) -> str:
    """Return `text` in small letters at the same positions.

    Patterns run on it: they are several times faster than those that ignore case.
    """
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


def before(text: str, start: int, width: int) -> str:
    """Return up to `width` characters before `start` that belong to the same sentence."""
    return _SENTENCE_END.split(text[max(0, start - width) : start])[-1]


def after(text: str, end: int, width: int) -> str:
    """Return up to `width` characters from `end` that belong to the same sentence."""
    return _SENTENCE_END.split(text[end : end + width], maxsplit=1)[0]


def last_cue(pattern: re.Pattern[str], words: str) -> tuple[str, int] | None:
    """Return the group of the last match in `words`, and how many letters stand behind it.

    The pattern is for small letters.
    """
    found = list(pattern.finditer(lowered(words)))
    if not found or found[-1].lastgroup is None:
        return None
    return found[-1].lastgroup, sum(sign.isalpha() for sign in words[found[-1].end() :])
