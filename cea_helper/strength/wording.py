"""Read the applicant's own words: is an own part said, is something said to have moved?

It looks for a few plain signs and understands nothing. Where the words and the fields of an item
differ, the fields decide (see qualities.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from cea_helper.strength.doubts import standing
from cea_helper.strength.tables import table
from cea_helper.strength.vocabulary import FIGURE, any_of, choice, moved

Part = Literal["nothing", "some", "clear"]
Result = Literal["nothing", "vague", "finding", "in_words", "moved", "denied", "planned", "worse"]

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


def has_excess(written: str | None) -> bool:
    """Return whether something is said to go beyond the job: "fully paid" says nothing does."""
    return has_said(written) and (written or "").strip(" .\n").lower() not in _no_excess()


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

    What says no more than that something is better, or what was found, is little. What is denied,
    planned or plainly worse is told as that where nothing else is said.
    """
    if written is None or not has_said(written):
        return "nothing"
    return _result(written[:_LONGEST_READ].lower())


@lru_cache(maxsize=_KEPT)
def _result(lower: str) -> Result:
    stands, doubt = standing(lower)
    if moved().search(stands):
        return "moved"
    if _counted().search(stands):
        return "in_words"
    told = _told_without_figures([part.strip() for part in _SENTENCE_ENDS.split(stands)])
    return doubt if doubt and told == "vague" else told


def _told_without_figures(sentences: Sequence[str]) -> Result:
    findings = [one for one in sentences if _finding().match(one)]
    others = [one for one in sentences if one not in findings and not _is_general(one)]
    if sum(len(one.split()) for one in others) >= _FEWEST_WORDS_FOR_A_RESULT:
        return "in_words"
    return "finding" if findings else "vague"


def _is_general(sentence: str) -> bool:
    return bool(any_of("vague").search(sentence) or _general().match(sentence))


def _acted(role: str) -> bool:
    lower = role.lower()
    return (
        any(map(_is_deed, _i_did().finditer(lower)))
        or _own_deed().search(lower) is not None
        or any_of("own_positions").search(lower) is not None
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
def _no_excess() -> frozenset[str]:
    return frozenset(table("words.toml")["no_excess"])


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
    filler = rf"(?:{choice('between')}|[a-z]+ly)\s"
    between = rf"(?:{filler}+)*(?!{filler})"
    return re.compile(rf"{pronoun}{have}\s+{between}{_no_empty_deed()}([a-z]+)")


def _no_empty_deed() -> str:
    """Return the pattern of a place where no deed stands that tells nothing of one's own."""
    things = rf"(?:(?:the|this|that|a|our|my)\s+)?(?:{choice('headed_things')})\b"
    whole = rf"(?:{choice('headed')})\s+{things}\s*(?:[.,;:\n]|\Z)"
    work = rf"(?:(?:the|this|that|an?|our)\s+)?(?:{choice('others_work')})\b"
    who = rf"[^.,;\n]{{0,60}}?\bwho\s+(?:{choice('others_did')})\s+{work}"
    meant = rf"(?:{choice('only_meant')})\s+to\b"
    person = r"(?!(?:and|so|that|about|which|asking)\b)[\w'-]+"
    asked = rf"(?:{choice('only_asked')})\s+to\s+{person}(?:\s+{person}){{0,7}}\s*(?:[.,;:\n]|\Z)"
    return rf"(?!{whole}|{meant}|{asked}|(?:{choice('oversees')})\s{who})"


@cache
def _share() -> re.Pattern[str]:
    number = rf"(?:\d[\d,.]*|one|{choice('numbers')})"
    part = rf"\b{number}\s+(?:(?!out\b)[\w'-]+\s+)?of\s+(?:the\s+|its\s+)?{number}\b"
    return re.compile(rf"\bi\b[^.;\n]{{0,200}}?{part}")


@cache
def _care() -> re.Pattern[str]:
    return re.compile(
        rf"\bi\s+(?:{choice('between')}\s+)?(?:{choice('cares')})\s+(?:[\w'-]+\s+){{0,4}}?"
        rf"(?:{choice('cared_for')})\b"
    )


@cache
def _own_deed() -> re.Pattern[str]:
    heads = r"^\W*|[.;:\n]\s*\W*"
    joined = r"\bi\b[^.;\n]{0,200}?(?:,|\band)\s+(?:then\s+|also\s+)?"
    return re.compile(
        rf"(?:{heads}|{joined}){_no_empty_deed()}(?:{choice('own_verbs')})\b(?!\s+by\b)"
    )


@cache
def _general() -> re.Pattern[str]:
    word = rf"(?!(?:{choice('going_on')})\b)[\w'/-]+"
    general, becoming = choice("general"), choice("becoming")
    return re.compile(
        rf"(?:{general})(?:\s+{word}){{0,7}}\Z"
        rf"|{word}(?:\s+{word}){{0,6}}?\s+(?:(?:{becoming})\s+(?:\w+\s+)?(?:{general})|improved)\Z"
    )


@cache
def _finding() -> re.Pattern[str]:
    word = rf"(?!(?:{choice('going_on')})\b)[\w'/-]+"
    return re.compile(
        rf"{word}(?:\s+{word}){{0,7}}?\s+(?:was|were)\s+(?:{choice('was_found')})"
        rf"(?:\s+(?:in|at|on|across|by)(?:\s+{word}){{1,6}})?\Z"
        rf"|(?:(?:the|our|this|my)\s+)?(?:\w+\s+)?(?:{choice('inquiries')})\s+"
        rf"(?:{choice('finds')})(?:\s+{word}){{1,12}}\Z"
        rf"|(?:we|i)\s+found\s+that(?:\s+{word}){{1,12}}\Z"
    )


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"{FIGURE}|\b(?:{choice('numbers')}|{choice('uptake')})\b")
