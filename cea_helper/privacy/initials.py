"""Find initials that stand with an age and a diagnosis: enough for those who know the patient."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from cea_helper.privacy import context
from cea_helper.privacy.model import Span, Spans
from cea_helper.privacy.tables import any_of, table

_OLDEST = 115

# The first letter comes first and is judged afterwards, so that a search goes from capital to
# capital. X, Y and Z are nobody.
_INITIALS = (
    r"(?P<initials>[A-Z](?<![\w&/.\-].)(?:(?<=M)(?:rs?|s|iss|x)\.?\s(?![XYZ]\b)[A-Z]\b\.?"
    r"|\.\s?(?:[A-Z]\.\s?){0,2}[A-Z]\b\.?|\.?-[A-Z]\.\s?[A-Z]\b\.?|[A-Z]{1,2}\b))"
)
_UNIT = r"(?:years?|yrs?|months?|mths?|weeks?|days?)"
_OLD = rf"(?:[\s\-]?{_UNIT}[\s\-]?(?:old|of\s+age)\b|\s?y[/.]?o\b\.?|\s?y(?=\s?[MF]\b))"

# What follows an age that has no unit; anything else makes it a count ("HR, 42 staff").
_NEXT = re.compile(
    r"\s*(?:[,);:]|with\b|when\b|who\b|diagnosed\b|presented\b|admitted\b|has\b|had\b)"
)

# "MD (age 12)" is a person, though MD is a degree.
_AGE_IN_BRACKETS = re.compile(r"\(aged?\s\d{1,2}$")

# Initials with full stops that are no author's (Example A.B., or A.B. Example).
_DOTTED = re.compile(r"(?P<initials>[A-Z](?<![\w.].)\.(?:[A-Z]\.){1,2})(?![\w.])(?!\s*[A-Z])")
_SOME_AGE = re.compile(
    r"\b(?:aged?\s(?:of\s)?\d{1,3}|\d{1,3}[\s\-]?(?:years?|yrs?|months?)[\s\-](?:old|of age)"
    r"|(?:at|is|was)\s\d{1,3}(?=[,.;]|\s(?:and|with|when)|$))"
)

# "LM/64/F": initials, age and sex in one word.
_IN_ONE_WORD = re.compile(r"[A-Z](?<![\w/].)[A-Z]{1,2}/(?P<age>\d{1,3})/[MF](?![\w/])")

# How far a diagnosis may stand from the initials.
_WIDTH = 120


def find_initials(text: str) -> Spans:
    """Yield the initials with age and diagnosis in `text`, from the first of them to the last."""
    for pattern in (_initials_first(), _age_first()):
        for found in pattern.finditer(text):
            if _is_a_patient(text, found):
                yield Span(*found.span("whole"), "initials_age_diagnosis")
    for found in chain(_IN_ONE_WORD.finditer(text), _initials_last().finditer(text)):
        if _is_written_together(found):
            yield Span(*found.span(), "initials_age_diagnosis")
    for found in chain(_DOTTED.finditer(text), _named_initials().finditer(text)):
        if _is_told_apart(text, found):
            yield Span(*found.span("initials"), "initials_age_diagnosis")


def _is_a_patient(text: str, found: re.Match[str]) -> bool:
    if int(found["age"]) > _OLDEST:
        return False
    if found["initials"] in _abbreviations() and not _AGE_IN_BRACKETS.search(found["whole"]):
        return False
    if found["sex"]:
        return True
    is_an_age = found["old"] or _NEXT.match(text, found.end())
    return bool(is_an_age) and _is_clinical(text, *found.span("whole"))


def _is_written_together(found: re.Match[str]) -> bool:
    """Return whether an age, a sex and initials in one clause are somebody's."""
    initials = found.groupdict().get("initials") or ""
    is_known = initials.replace(".", "") in _abbreviations() and "." not in initials
    return int(found["age"]) <= _OLDEST and not is_known


def _is_told_apart(text: str, found: re.Match[str]) -> bool:
    """Return whether an age and a diagnosis stand in the sentence, if not beside the initials."""
    start, end = found.span("initials")
    words = f"{context.before(text, start, _WIDTH)} {context.after(text, end, _WIDTH)}"
    if found["initials"].replace(".", "") in _dotted_abbreviations():
        return False
    return bool(_SOME_AGE.search(words)) and _is_clinical(text, start, end)


def _is_clinical(text: str, start: int, end: int) -> bool:
    words = f"{context.before(text, start, _WIDTH)} {context.after(text, end, _WIDTH)}"
    return _clinical().search(context.lowered(words)) is not None


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(table("initials.toml")["abbreviations"])


@cache
def _dotted_abbreviations() -> frozenset[str]:
    return frozenset(table("initials.toml")["dotted_abbreviations"])


@cache
def _clinical() -> re.Pattern[str]:
    words = table("initials.toml")
    whole, endings = any_of(words["clinical"]), any_of(words["endings"])
    return re.compile(rf"\b(?:{whole}|\w{{2,30}}{endings})\b")


@cache
def _age() -> str:
    """54-year-old man, 54 yo M, 54F, 54 years, 54: the number may stand alone."""
    sex = rf"(?P<sex>(?i:{any_of(table('initials.toml')['sexes'])})\b|[MF]\b)"
    return rf"(?P<age>\d(?<![\w.].)\d{{0,2}})(?!\d)(?P<old>{_OLD}|\s{_UNIT}\b)?(?:\s?{sex})?"


@cache
def _named_initials() -> re.Pattern[str]:
    """Patient JS; initials JS."""
    return re.compile(
        r"[PpIi](?<!\w.)(?:atient|t|nitials:?)\s+(?P<initials>(?:[A-Z]\.?){2,3})(?!\w)"
    )


@cache
def _initials_first() -> re.Pattern[str]:
    """JS, 54M; J.S. (54); JS is a 54-year-old man; J.S., aged 54."""
    filler = r"is|was|who\s+is|an?|aged|age|now|man\s+of|woman\s+of|(?:fe)?male,?"
    link = rf"[\s,(:;]{{1,3}}(?:(?:{filler})\s+){{0,3}}"
    return re.compile(rf"(?P<whole>{_INITIALS}{link}{_age()})")


@cache
def _initials_last() -> re.Pattern[str]:
    """Match "82 yo man with delirium, JE," and "34F with BPD, A.B., overdose"."""
    sex = rf"(?:(?i:{any_of(table('initials.toml')['sexes'])})\b|[MF]\b)"
    age = rf"(?P<age>\d(?<![\w.].)\d{{0,2}})(?:{_OLD})?\s?{sex}"
    last = r"(?P<initials>[A-Z]\.?[A-Z](?:\.|\b))(?=\s*(?:[,;)]|\.?$))"
    return re.compile(rf"{age}\s(?:with|who|presenting)\b[^.;\n]{{1,60}}?,\s{last}")


@cache
def _age_first() -> re.Pattern[str]:
    """A 54-year-old man (J.S.); 54M JS; a 6-year-old girl, L.M."""
    # "A 47-year-old teacher (P.D.)": any word may stand before a bracket.
    link = (
        r"(?:(?:\s+[a-z\-]{1,20}){1,2}\s?\(|[\s,(\[]{1,3}(?:(?:initials?|known\s+as|called)\s+)?)"
    )
    return re.compile(rf"(?P<whole>{_age()}{link}{_INITIALS})(?=\s*[),.;:\]]|\s+[a-z])")
