"""Find dates of birth: a date beside words that say so; a plain date is none."""

from __future__ import annotations

import re
from functools import cache

from cea_helper.privacy import context
from cea_helper.privacy.model import Span, Spans
from cea_helper.privacy.tables import any_of, table

# Nobody born before this year is a patient of today.
_FIRST_YEAR = 1900

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_MARK = r"(?:\s?[/.\-\u2010-\u2015]\s?|\s)"
_GAP = r"[\s,\-\u2010-\u2015]{0,3}"
_DATES = (
    rf"\d{{4}}{_MARK}\d{{1,2}}{_MARK}\d{{1,2}}",
    rf"\d{{1,2}}{_MARK}\d{{1,2}}{_MARK}(?:\d{{4}}|\d{{2}})",
    r"\d{8}",
    r"\d{1,2}/\d{4}",
    rf"{_DAY}{_GAP}(?:of\s+)?{_MONTH}{_GAP}(?:\d{{4}}|\d{{2}})",
    rf"{_MONTH}\s+{_DAY}{_GAP}\d{{4}}",
    rf"{_MONTH}\s+\d{{4}}",
)
_DATE = rf"(?P<date>(?:{'|'.join(_DATES)})(?!\d))"
# How far the subject of "born" may stand before it.
_WIDTH = 70
# And how far whose "birthday" it is, such as the hospital's.
_PARTY_WIDTH = 30

# A cue by its first letter, so that a search goes from letter to letter: "dob", "date of birth",
# "birthday"; then those for which the subject is looked at: "born", "née", "(b. 1954)".
_NAMED_AFTER_D = r"[.\s]?\s?o[.\s]?\s?b\b\.?|ate[\s\-]+of[\s\-]+birth\b"
_CUE = re.compile(
    rf"[dbn](?<![^\W\d_].)(?:(?<=d)(?P<named>{_NAMED_AFTER_D})"
    r"|(?<=b)irth[\s\-]?(?:date|(?P<party>day))\b"
    r"|(?P<born>(?<=b)orn\b|(?<=n)ée?\b|(?<=[(,\s]b)\.))"
)
# One of these stands in every text that has a cue.
_HINTS = ("born", "birth", "d.", "d ", "dob", "b.", "né")
_DATE_AT_END = re.compile(rf"(?<!\d){_DATE}[\s,:(\[\-]{{1,3}}$")
# "Born in Leeds on 14 May 1988", "born prematurely at home, 2 March 2019".
_AFTER_PLACE = re.compile(rf"\s[^.;:!?()\d\n]{{1,50}}(?<![a-z\d]){_DATE}")
_YEAR_OF = re.compile(r"\d{4}")


def find_births(text: str) -> Spans:
    """Yield the dates of birth in `text`."""
    small = context.lowered(text)
    if not any(hint in small for hint in _HINTS):
        return
    for cue in _CUE.finditer(small):
        found = (
            _behind().match(small, cue.end())
            or _date_before(small, cue)
            or _date_after_place(small, cue)
        )
        if found and _is_a_patients(small, cue, found["date"]):
            yield Span(*found.span("date"), "date_of_birth")


def _date_before(small: str, cue: re.Match[str]) -> re.Match[str] | None:
    """Return the date in "12/3/1954 (DOB)"."""
    if not cue["named"]:
        return None
    return _DATE_AT_END.search(small, max(0, cue.start() - _WIDTH), cue.start())


def _date_after_place(small: str, cue: re.Match[str]) -> re.Match[str] | None:
    """Return the date in "she was born in Leeds on 14 May 1988", where a patient is spoken of."""
    if not cue["born"] or not _group("patients").search(context.before(small, cue.start(), _WIDTH)):
        return None
    return _AFTER_PLACE.match(small, cue.end())


def _is_a_patients(small: str, cue: re.Match[str], date: str) -> bool:
    year = _YEAR_OF.search(date)
    if year and int(year[0]) < _FIRST_YEAR and len(date) > len("17031982"):
        return False
    if cue["party"] and _is_no_person(context.before(small, cue.start(), _PARTY_WIDTH)):
        return False
    return not (cue["born"] and _is_no_person(context.before(small, cue.start(), _WIDTH)))


def _is_no_person(words: str) -> bool:
    """Return whether the subject of "born" is an idea, a service or the people of a study."""
    return bool(_group("not_patients").search(words)) and not _group("patients").search(words)


@cache
def _behind() -> re.Pattern[str]:
    filler = any_of(table("births.toml")["filler"])
    between = rf"(?:[\s:=,;()\[\]'\"\-\u2010-\u2015]|{filler}\b){{0,12}}"
    return re.compile(rf"{between}(?<!\d){_DATE}")


@cache
def _group(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(table('births.toml')[name])}\b")
