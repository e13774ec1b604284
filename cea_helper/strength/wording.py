"""Read the applicant's own words: is an own part said, is something said to have moved?

It looks for a few plain signs and understands nothing. Where the words and the fields of an item
differ, the fields decide (see qualities.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from cea_helper.strength.tables import table

Part = Literal["nothing", "some", "clear"]
Result = Literal["nothing", "vague", "finding", "in_words", "moved"]
Better = Literal["less", "more", "unknown"]

# A figure, but not a bare year: "in 2024" tells when, not how much.
_FIGURE = r"(?<![\d.,])(?!(?:19|20)\d\d\b(?!\s?%|[.,]\d))[£$€]?\d[\d,.]*"

_LONGEST_NOTHING = 20

# "I led it" and "Wrote a paper" name a deed, but nobody could tell from them what was done.
_FEWEST_WORDS_FOR_A_DEED = 4
_FEWEST_WORDS_FOR_A_RESULT = 4

_SENTENCE_ENDS = re.compile(r"[.;!?\n]")

# What stands after so many characters is not read: nobody describes one item at such length, and
# reading must stay quick whatever a file holds.
_LONGEST_READ = 5000

# The same words are read each time that a page shows them, so the last readings are kept.
_KEPT = 1024


def has_said(written: str | None) -> bool:
    """Return whether anything is said: blank text, "none" and the like say nothing."""
    if written is None:
        return False
    stripped = written.strip()
    return len(stripped) > _LONGEST_NOTHING or stripped.rstrip(".").lower() not in _nothing()


def own_part(role: str | None) -> Part:
    """Return how clearly the words about the role say what the applicant did."""
    if role is None or not has_said(role):
        return "nothing"
    return _part(role[:_LONGEST_READ])


@lru_cache(maxsize=_KEPT)
def _part(role: str) -> Part:
    return "clear" if len(role.split()) >= _FEWEST_WORDS_FOR_A_DEED and _acted(role) else "some"


def result(written: str | None) -> Result:
    """Return what the words about the result show: a change, words without one, or little.

    What says no more than that something is better, or what was found, is little.
    """
    if written is None or not has_said(written):
        return "nothing"
    return _result(written[:_LONGEST_READ].lower())


@lru_cache(maxsize=_KEPT)
def _result(lower: str) -> Result:
    if _moved().search(lower):
        return "moved"
    if _counted().search(lower):
        return "in_words"
    return _told_without_figures([part.strip() for part in _SENTENCE_ENDS.split(lower)])


def _told_without_figures(sentences: Sequence[str]) -> Result:
    findings = [one for one in sentences if _finding().match(one)]
    others = [one for one in sentences if one not in findings and not _is_general(one)]
    if sum(len(one.split()) for one in others) >= _FEWEST_WORDS_FOR_A_RESULT:
        return "in_words"
    return "finding" if findings else "vague"


def _is_general(sentence: str) -> bool:
    return bool(_any_of("vague").search(sentence) or _general().match(sentence))


def better(measure: str | None) -> Better:
    """Return which way is better for what was measured, where its words tell that plainly."""
    if measure is None:
        return "unknown"
    lower = measure[:_LONGEST_READ].lower()
    is_less = _any_of("less_is_better").search(lower) is not None
    is_more = _any_of("more_is_better").search(lower) is not None
    if is_less == is_more or _any_of("turning").search(lower):
        return "unknown"
    return "less" if is_less else "more"


def explains(written: str | None) -> bool:
    """Return whether the words about the result say why a figure went the way it did."""
    return bool(written and _any_of("explains").search(written[:_LONGEST_READ].lower()))


def _acted(role: str) -> bool:
    lower = role.lower()
    return (
        any(map(_is_deed, _i_did().finditer(lower)))
        or _own_deed().search(lower) is not None
        or _any_of("own_positions").search(lower) is not None
        or _share().search(lower) is not None
        or _care().search(lower) is not None
    )


def _is_deed(said: re.Match[str]) -> bool:
    have, verb = said.groups()
    if verb in _weak_verbs():
        return False
    return not have or verb.endswith("ed") or verb in _participles()


@cache
def _nothing() -> frozenset[str]:
    return frozenset(["", *table("words.toml")["nothing"]])


@cache
def _weak_verbs() -> frozenset[str]:
    return frozenset(table("words.toml")["weak_verbs"])


@cache
def _participles() -> frozenset[str]:
    return frozenset(table("words.toml")["participles"])


@cache
def _i_did() -> re.Pattern[str]:
    # "Phase I trial" and the like speak of nobody.
    pronoun = r"\bi(?<!\btype i)(?<!\bphase i)(?<!\bgrade i)(?<!\blevel i)(?<!\bstage i)"
    have = r"(['\u2019](?:ve|d)|\s+(?:have|had))?"
    # No possessive quantifier: before Python 3.11.5 these go wrong round what can give way.
    filler = rf"(?:{_choice('between')}|[a-z]+ly)\s"
    between = rf"(?:{filler}+)*(?!{filler})"
    return re.compile(rf"{pronoun}{have}\s+{between}{_no_empty_deed()}([a-z]+)")


def _no_empty_deed() -> str:
    """Return the pattern of a place where no deed stands that tells nothing of one's own."""
    things = rf"(?:(?:the|this|that|a|our|my)\s+)?(?:{_choice('headed_things')})\b"
    whole = rf"(?:{_choice('headed')})\s+{things}\s*(?:[.,;:\n]|\Z)"
    work = rf"(?:(?:the|this|that|an?|our)\s+)?(?:{_choice('others_work')})\b"
    who = rf"[^.,;\n]{{0,60}}?\bwho\s+(?:{_choice('others_did')})\s+{work}"
    return rf"(?!{whole}|(?:{_choice('oversees')})\s{who})"


@cache
def _share() -> re.Pattern[str]:
    number = rf"(?:\d[\d,.]*|one|{_choice('numbers')})"
    part = rf"\b{number}\s+(?:(?!out\b)[\w'-]+\s+)?of\s+(?:the\s+|its\s+)?{number}\b"
    return re.compile(rf"\bi\b[^.;\n]{{0,200}}?{part}")


@cache
def _care() -> re.Pattern[str]:
    return re.compile(
        rf"\bi\s+(?:{_choice('between')}\s+)?(?:{_choice('cares')})\s+(?:[\w'-]+\s+){{0,4}}?"
        rf"(?:{_choice('cared_for')})\b"
    )


@cache
def _own_deed() -> re.Pattern[str]:
    heads = r"^\W*|[.;:\n]\s*\W*"
    joined = r"\bi\b[^.;\n]{0,200}?(?:,|\band)\s+(?:then\s+|also\s+)?"
    return re.compile(
        rf"(?:{heads}|{joined}){_no_empty_deed()}(?:{_choice('own_verbs')})\b(?!\s+by\b)"
    )


@cache
def _moved() -> re.Pattern[str]:
    stretch = r"[^.;\n]{0,60}?"
    number = rf"(?:{_FIGURE}|\b(?:an?\s+)?(?:{_choice('numbers')})\b)"
    amount = rf"(?:(?:by|to|from)\s+(?:\w+\s+){{0,2}}?{number}|\d\s?%|[£$€]\d)"
    return re.compile(
        rf"\bfrom\s+{stretch}{number}{stretch}\bto\s+(?:\w+\s+){{0,2}}?{number}"
        rf"|\b(?:{_choice('changes')})\b{stretch}{amount}"
        rf"|\b(?:{_choice('counted_gains')})\b{stretch}{number}"
        rf"|\b(?:{_choice('whole_changes')})\b"
    )


@cache
def _general() -> re.Pattern[str]:
    word = rf"(?!(?:{_choice('going_on')})\b)[\w'/-]+"
    general, becoming = _choice("general"), _choice("becoming")
    return re.compile(
        rf"(?:{general})(?:\s+{word}){{0,7}}\Z"
        rf"|{word}(?:\s+{word}){{0,6}}?\s+(?:(?:{becoming})\s+(?:\w+\s+)?(?:{general})|improved)\Z"
    )


@cache
def _finding() -> re.Pattern[str]:
    word = rf"(?!(?:{_choice('going_on')})\b)[\w'/-]+"
    return re.compile(
        rf"{word}(?:\s+{word}){{0,7}}?\s+(?:was|were)\s+(?:{_choice('was_found')})"
        rf"(?:\s+(?:in|at|on|across|by)(?:\s+{word}){{1,6}})?\Z"
        rf"|(?:(?:the|our|this|my)\s+)?(?:\w+\s+)?(?:{_choice('inquiries')})\s+"
        rf"(?:{_choice('finds')})(?:\s+{word}){{1,12}}\Z"
        rf"|(?:we|i)\s+found\s+that(?:\s+{word}){{1,12}}\Z"
    )


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"{_FIGURE}|\b(?:{_choice('numbers')}|{_choice('uptake')})\b")


@cache
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_choice(name)})\b")


@cache
def _choice(name: str) -> str:
    return "|".join(re.escape(word) for word in table("words.toml")[name])
