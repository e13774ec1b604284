"""Find names of patients: a name behind a word that makes it a patient's, staff left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from cea_helper.privacy import context
from cea_helper.privacy.model import Span, Spans
from cea_helper.privacy.tables import any_of, table

_UPPER = r"[A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u017d]"
_PART = rf"(?:{_UPPER}['’])?(?:Ma?c)?{_UPPER}[^\W\d_A-Z]{{1,30}}"
_WORD = rf"{_PART}(?:[-‐‑]{_PART}){{0,2}}"
# A name ends with its line: what begins the next is another sentence.
_GAP = r"[^\S\r\n]+"
_JOIN = rf"{_GAP}(?:(?:van|von|de|der|den|la|bin|al|el){_GAP}){{0,2}}"
_NAME = rf"(?:{_UPPER}\.?{_GAP}){{0,2}}{_WORD}(?:{_JOIN}{_WORD}){{0,2}}"
_TITLE = r"M(?<!\w.)(?:rs?|s|iss|x|aster)\b\.?"
_TITLED = re.compile(rf"{_TITLE}(?:\s+(?:and|&)\s+{_TITLE})?\s+(?P<name>{_NAME}|[A-Z]{{3,20}}\b)")
_CAPITAL_FOLLOWS = re.compile(rf"(?:['’]s)?{_GAP}{_UPPER}[^\W\d_]")
# "Pt Ada Example DNACPR".
_ABBREVIATION_FOLLOWS = re.compile(rf"{_GAP}[A-Z]{{2,7}}\b")
# "Patient name: EXAMPLE, Ada", as on a label.
_ON_A_LABEL = re.compile(
    r"(?i:\b(?:patient|pt)(?:['’]?s)?(?:\sname)?\s*[:=\-]\s*)"
    rf"(?P<name>[A-Z][A-Z'’\-]{{2,25}},\s{_WORD})"
)

# "A patient of mine", behind a name; not "a patient governor".
_ONE = r"(?:an?|the|my|our|one\s+of\s+(?:my|our))\s+(?:\w+\s+)?"
_WHOSE = r"(?=\s*[,.;:)]|\s+(?:of|who|whose|with|in|from|on)\b|\s*$)"
_PATIENT_OF_MINE = re.compile(rf"[,(](?:(?<=,)\s|(?<=\s\())(?:{_ONE})?patients?{_WHOSE}")
_BARE_NAME = re.compile(rf"{_NAME}(?!\w)")
_FULL_NAME = re.compile(rf"(?P<given>{_WORD}){_JOIN}{_WORD}(?:{_JOIN}{_WORD})?(?!\w)")
_FULL_NAME_AT_END = re.compile(rf"(?<!\w){_WORD}{_JOIN}{_WORD}\s?$")

_BEFORE_WIDTH = 70
_AFTER_WIDTH = 70
# A cue tells whose name it is when no more letters than these stand between them.
_REACH = 14


def find_names(text: str) -> Spans:
    """Yield the names of patients in `text`."""
    for found in _TITLED.finditer(text):
        if _is_titled_patient(text, found):
            yield Span(*found.span(), "name")
    for start, end in chain(_names_behind(text), _names_before(text), _names_of(text)):
        yield Span(start, end, "name")


def _names_behind(text: str) -> Iterator[tuple[int, int]]:
    """Yield the names behind "patient", "a boy called" and the like."""
    for cue in _untitled().finditer(context.lowered(text)):
        found = _BARE_NAME.match(text, cue.end())
        if found and _is_person(text, found, may_be_thing=cue["ward"] is not None):
            yield found.span()
    for found in _ON_A_LABEL.finditer(text):
        yield found.span("name")


def _names_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield the full names behind "the death of", "the parents of" and the like."""
    for cue in _whose().finditer(context.lowered(text)):
        found = _FULL_NAME.match(text, cue.end())
        if found and found["given"].partition("-")[0] in _given_names():
            after = context.after(text, found.end(), _AFTER_WIDTH)
            is_thing = _no_names().intersection(found[0].split())
            if not is_thing and not _staff_after().match(after):
                yield found.span()


def _names_before(text: str) -> Iterator[tuple[int, int]]:
    """Yield the names in "John Example, a patient of mine" and "Ada Placeholder (patient)"."""
    for cue in _PATIENT_OF_MINE.finditer(context.lowered(text)):
        found = _FULL_NAME_AT_END.search(text, max(0, cue.start() - _BEFORE_WIDTH), cue.start())
        if found and not _no_names().intersection(found[0].split()):
            yield found.span()


def _is_titled_patient(text: str, found: re.Match[str]) -> bool:
    words = found["name"].split()
    if words[0] in _no_names() or words[-1] in _no_names():
        return False
    after = context.after(text, found.end(), _AFTER_WIDTH)
    if _staff_after().match(after):
        return False
    cue = context.last_cue(_cues_before(), context.before(text, found.start(), _BEFORE_WIDTH))
    if cue and cue[1] <= _REACH:
        return cue[0] == "patient"
    return _patient_after().match(context.lowered(after)) is not None


def _is_person(text: str, found: re.Match[str], may_be_thing: bool) -> bool:
    """Return whether the capitalised words are a name; behind "inpatient" often a thing's."""
    words = found[0].split()
    is_given = words[0].partition("-")[0] in _given_names()
    if _no_names().intersection(words):
        return False
    if _CAPITAL_FOLLOWS.match(text, found.end()):
        return is_given and _ABBREVIATION_FOLLOWS.match(text, found.end()) is not None
    after = context.lowered(context.after(text, found.end(), _AFTER_WIDTH))
    is_told = not may_be_thing and _fate_after().match(after) is not None
    return is_given or is_told or (len(words) == 2 and not may_be_thing)


@cache
def _no_names() -> frozenset[str]:
    return frozenset(table("names.toml")["no_names"])


@cache
def _given_names() -> frozenset[str]:
    return frozenset(table("given_names.toml")["given_names"])


@cache
def _cues_before() -> re.Pattern[str]:
    words = table("names.toml")
    staff, patient = any_of(words["staff"]), any_of(words["before"])
    bed = r"(?:bed|bay|ward|cubicle|side\s+room)\s+(?:[a-z]?\d{1,2}[a-z]?|[a-z]\b)"
    return re.compile(rf"\b(?:(?P<staff>{staff})|(?P<patient>{patient}|{bed}))(?!\w)")


@cache
def _whose() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(table('names.toml')['whose'])}\s+")


@cache
def _fate_after() -> re.Pattern[str]:
    return re.compile(rf",?\s+(?:who\s+)?{any_of(table('names.toml')['happens_to_patient'])}\b")


@cache
def _staff_after() -> re.Pattern[str]:
    """FRCS and the like, a post in the next clause or after "is", "was" and "as", a department."""
    words = table("names.toml")
    letters, posts = any_of(words["letters"]), any_of(words["posts"])
    post = rf"(?:[^,.;()]{{0,40}}\b)?(?i:{posts})\b"
    ways = (
        rf"[\s,(]+(?:{letters}|[MF]RC[A-Z][A-Za-z]*)\b",
        rf"\s*[,(]{post}",
        rf"\s+(?:is|was|as)\s+(?:an?|the|our|my)\s{post}",
        rf"['’]s?\s+{any_of(words['belongs_to_staff'])}\b",
        rf"\s+of\s+the\s+{_UPPER}",
        rf"\s+v\.?\s+{_UPPER}",
    )
    return re.compile("|".join(ways))


@cache
def _patient_after() -> re.Pattern[str]:
    words = table("names.toml")
    relation, fate = any_of(words["belongs_to_patient"]), any_of(words["happens_to_patient"])
    relation = rf"(?:{relation}|\w{{2,20}}(?:ectomy|otomy|ostomy|oplasty))"
    article = r"(?:who\s+is\s+|was\s+)?(?:an?\s+|aged\s+)?"
    age = rf",?\s*\(?{article}\d{{1,3}}(?:[,)]|-year|\s+years|\s+with\b)"
    mine = rf",\s+{_ONE}patients?{_WHOSE}"
    return re.compile(rf"['’]s?\s+{relation}\b|{age}|,?\s+(?:who\s+)?{fate}\b|{mine}")


@cache
def _untitled() -> re.Pattern[str]:
    """Match what stands before a name, as "patient: " and "a boy named ", in small letters."""
    words = table("names.toml")
    patient, person = any_of(words["patient"]), any_of(words["person"])
    named = r",?\s+(?:called|named|known\s+as|by\s+the\s+name\s+of)\s+"
    link = rf"(?:['’]s)?(?:\s+name)?(?:\s*[:=]\s*|\s+-\s+|\s+is\s+|{named}|,\s+|\s+)"
    of = r"name\s+of\s+(?:the\s+)?patient\s*:?\s*"
    return re.compile(rf"\b(?:(?P<ward>in|out)?{patient}{link}|{person}{named}|{of})")
