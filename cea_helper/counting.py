"""The six named counting rules. The same rule counts in browser, server and Word file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from types import MappingProxyType

import regex

from cea_helper import text

_GRAPHEME = regex.compile(r"\X")
# A sign that joins two consonants of an Indic script, with no consonant before it. Then it joins
# nothing (UAX #29, GB9c), but `regex` takes it and what follows for one.
_LINKS = r"[\p{InCB=Extend}\p{InCB=Linker}]"
_JOINS_NOTHING = regex.compile(
    rf"(?<!{_LINKS}|\p{{InCB=Consonant}}){_LINKS}*\p{{InCB=Linker}}{_LINKS}*(?=\p{{InCB=Consonant}})"
)


def _code_points(normalised: str) -> int:
    return len(normalised)


def _utf16(normalised: str) -> int:
    return len(normalised.encode("utf-16-le")) // 2


def _utf16_crlf(normalised: str) -> int:
    return _utf16(normalised) + normalised.count("\n")


def _graphemes(normalised: str) -> int:
    return len(_GRAPHEME.findall(normalised)) + len(_JOINS_NOTHING.findall(normalised))


def _word_with_spaces(normalised: str) -> int:
    return _utf16(normalised) - normalised.count("\n")


def _words(normalised: str) -> int:
    return len(normalised.split())


RULES: Mapping[str, Callable[[str], int]] = MappingProxyType(
    {
        "code_points": _code_points,
        "utf16": _utf16,
        "utf16_crlf": _utf16_crlf,
        "graphemes": _graphemes,
        "word_with_spaces": _word_with_spaces,
        "words": _words,
    }
)

IN_SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "code_points": "Every character counts as 1, and so does a line end.",
        "utf16": (
            "Every character counts as 1, and so does a line end. Rare ones, such as pictures, "
            "count as 2 or more."
        ),
        "utf16_crlf": (
            "A line end counts as 2, as it does when a form is sent. Every other character counts "
            "as 1, a blank as well. Rare ones, such as pictures, count as 2 or more."
        ),
        "graphemes": "Every character that you see counts as 1, and so does a line end.",
        "word_with_spaces": (
            "It is counted as Word counts characters with spaces: a line end does not count."
        ),
        "words": "Words are counted as Word counts them: what stands between blanks is one word.",
    }
)


def length(written: str, rule: str) -> int:
    """Return the length of `written`, normalised, under the counting rule named `rule`.

    Raises KeyError for a rule that is not one of `RULES`. The rules are those of the public
    commands: `utf16` is what a browser counts, `utf16_crlf` what a form counts once posted,
    `word_with_spaces` what Word shows as "characters (with spaces)".
    """
    return RULES[rule](text.normalise(written))


def unit(rule: str) -> str:
    """Return what the rule counts, as a plural for the page: "words" or "characters"."""
    return "words" if rule == "words" else "characters"


def in_words(count: int, rule: str, maximum: int | None) -> str:
    """Return a length as the pages show it: "1,204 of 1,350 characters", "60 words".

    What is too long says by how much: "1,402 of 1,350 characters: 52 over".
    """
    if maximum is None:
        return f"{count:,} {unit(rule).removesuffix('s') if count == 1 else unit(rule)}"
    against = f"{count:,} of {maximum:,} {unit(rule)}"
    return f"{against}: {count - maximum:,} over" if count > maximum else against


def within(written: str, rule: str, maximum: int) -> int:
    """Return how many code points of `written`, normalised, fit inside `maximum`.

    The rest, from that position on, is the excess that the page marks. A joined character is
    never cut in two.
    """
    normalised = text.normalise(written)
    ends = [0, *(cluster.end() for cluster in _GRAPHEME.finditer(normalised))]
    fitting = bisect_right(ends, maximum, key=lambda end: RULES[rule](normalised[:end]))
    return ends[fitting - 1]
