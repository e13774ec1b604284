"""Find NHS, CHI and Health and Care numbers in every way in which people write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from cea_helper.privacy import context
from cea_helper.privacy.model import KINDS, Kind, Span, Spans
from cea_helper.privacy.registers import has_check_digit, register
from cea_helper.privacy.tables import any_of, table

_LENGTH = 10

# Between two groups of digits: white space of any width, dashes, dots, slashes, low lines,
# brackets, and what cannot be seen (soft hyphen, joiners); a comma only without a blank.
_SEPARATORS = r"\s\-\u2010-\u2015\u2212\ufe63\uff0d._/()\[\]\u00b7\u00ad\u200b-\u200d\u2060\ufeff"
_RUN = re.compile(rf"\d[\d{_SEPARATORS},]{{{_LENGTH - 1},}}")
_CLUSTER = re.compile(rf"\d+(?:(?:[{_SEPARATORS}]{{1,4}}|,)\d+)*")
_GROUP = re.compile(r"\d+")

# How a number is written where no word says what it is.
_USUAL_GROUPS = {(10,), (3, 3, 4)}
_USUAL_GROUPS_ALONE = {(6, 4), (3, 7), (3, 3, 2, 2), (1,) * _LENGTH}
_USUAL_CHI_GROUPS = {(6, 4)}

# In a long row of numbers nobody writes one of ten digits in more groups than this.
_FEW_GROUPS = 14
_MOST_GROUPS = 5

_ADDRESS = re.compile(r"(?:https?:|www\.|\b10\.\d{4,9}/)\S*$")
# Between a number and the words behind it that name it: "(NHS number)", "is her NHS number".
_LINK_AFTER = re.compile(r"[\s,(\[]{0,3}(?:(?:is|was)\s)?(?:(?:the|his|her|their|an?)\s)?")

# What stands right before or behind the digits and makes them a part of something longer.
_STICKS_BEFORE = re.compile(r"(?:[^\W\d_]|[£$€+]|[^\W_][./\-:])$")
# "n=4857773457" counts something.
_COUNTED = re.compile(r"(?<![^\W_])[nN]\s?=\s?$")
_STICKS_AFTER = re.compile(r"[^\W\d_]|[/\-][^\W_]")
_DIALLED = frozenset(("44", "0044"))
_ISBN_PREFIXES = frozenset(("978", "979"))

_CUE_WIDTH = 80
# A word tells what the number is when no more letters than these stand between them.
_REACH = {"other": 16, "perhaps_other": 10, "person": 30}
_REACH_OF_NAME = 24

# The names of the registers as people write them, with or without dots.
_NAMED = (
    r"(?<![^\W\d_])(?:(?P<nhs_number>n\.?\s?h\.?\s?s)"
    r"|(?P<chi_number>c\.?h\.?i(?![a-z])|community\s+health\s+index)"
    r"|(?P<hc_number>h\s?(?:&|\+|and)\s?c(?![a-z])|(?:hcn|hsc|hc)(?![a-z])"
    r"|health\s+(?:&|and)\s+(?:social\s+)?care))"
)
_OTHER_CUES = ("person", "other", "perhaps_other")


class _Group(NamedTuple):
    start: int
    end: int


def find_numbers(text: str) -> Spans:
    """Yield the numbers of the three registers in `text`."""
    for run in _RUN.finditer(text):
        for cluster in _CLUSTER.finditer(text, *run.span()):
            if cluster.end() - cluster.start() >= _LENGTH:
                yield from _numbers_in(text, cluster)


def _numbers_in(text: str, cluster: re.Match[str]) -> Spans:
    groups = [_Group(*found.span()) for found in _GROUP.finditer(text, *cluster.span())]
    taken = 0
    for window in _windows(groups):
        if window[0].start >= taken and (kind := _kind(text, cluster, groups, window)):
            yield Span(window[0].start, window[-1].end, kind)
            taken = window[-1].end


def _windows(groups: list[_Group]) -> Iterator[list[_Group]]:
    """Yield each run of neighbouring groups that has ten digits."""
    most = _LENGTH if len(groups) <= _FEW_GROUPS else _MOST_GROUPS
    for first in range(len(groups)):
        length = 0
        for last in range(first, min(first + most, len(groups))):
            length += groups[last].end - groups[last].start
            if length >= _LENGTH:
                break
        if length == _LENGTH:
            yield groups[first : last + 1]


def _kind(
    text: str, cluster: re.Match[str], groups: list[_Group], window: list[_Group]
) -> Kind | None:
    digits = _ascii("".join(text[group.start : group.end] for group in window))
    if not has_check_digit(digits):
        return None
    cue = _cue(text, cluster)
    if cue in KINDS:
        return register(digits, cue)
    if cue == "other" or _is_part_of_more(text, groups, window):
        return None
    kind = register(digits, cue)
    return kind if _is_usual(window, groups, kind) else None


def _ascii(digits: str) -> str:
    return "".join(str(unicodedata.digit(digit)) for digit in digits)


def _is_usual(window: list[_Group], groups: list[_Group], kind: Kind | None) -> bool:
    lengths = tuple(group.end - group.start for group in window)
    if lengths in _USUAL_GROUPS or (kind == "chi_number" and lengths in _USUAL_CHI_GROUPS):
        return True
    return len(window) == len(groups) and lengths in _USUAL_GROUPS_ALONE


def _is_part_of_more(text: str, groups: list[_Group], window: list[_Group]) -> bool:
    """Return whether the window is a part of a longer number, a sum, a code or an address."""
    start, end = window[0].start, window[-1].end
    two_before, two_after = text[max(0, start - 2) : start], text[end : end + 2]
    return (
        _STICKS_BEFORE.search(two_before) is not None
        or _COUNTED.search(text[max(0, start - 4) : start]) is not None
        or _STICKS_AFTER.match(two_after) is not None
        or _follows_prefix(text, groups, window)
        or _ADDRESS.search(text[max(0, start - 200) : start]) is not None
    )


def _follows_prefix(text: str, groups: list[_Group], window: list[_Group]) -> bool:
    """Return whether the cluster begins as an international telephone number or an ISBN."""
    first = groups[0]
    opening = _ascii(text[first.start : first.end])
    is_dialled = text[max(0, first.start - 1) : first.start] == "+" or opening in _DIALLED
    return is_dialled or (opening in _ISBN_PREFIXES and first is not window[0])


def _cue(text: str, cluster: re.Match[str]) -> str | None:
    """Return what the words around say the number is: a kind, "person" or "other".

    The words before decide, but for a kind that is named straight behind the number.
    """
    said_before = _cue_before(text, cluster.start())
    if said_before in KINDS:
        return said_before
    said_after = _cue_after(text, cluster.end())
    return said_after if said_after in KINDS else said_before or said_after


def _cue_before(text: str, start: int) -> str | None:
    found = context.last_cue(_cues(), context.before(text, start, _CUE_WIDTH))
    if found is None:
        return None
    name, letters = found
    if letters > _REACH.get(name, _REACH_OF_NAME):
        return None
    return "other" if name == "perhaps_other" else name


def _cue_after(text: str, end: int) -> str | None:
    link = _LINK_AFTER.match(text, end)
    found = _cues().match(context.lowered(text[link.end() : link.end() + 30])) if link else None
    return found.lastgroup if found and found.lastgroup in (*KINDS, "other") else None


@cache
def _cues() -> re.Pattern[str]:
    words = table("numbers.toml")
    groups = [f"(?P<{name}>{any_of(words[name])})(?![a-z])" for name in _OTHER_CUES]
    return re.compile("|".join((_NAMED, *(rf"\b{group}" for group in groups))))
