"""Words: abbreviations, jargon, vagueness, apologies; signs that a portal drops, and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cea_helper.checks.conditions import Conditions
from cea_helper.checks.model import Hit
from cea_helper.checks.reading import Passage, Statement
from cea_helper.checks.tables import any_of, choice, table, words

_ABBREVIATION = re.compile(r"(?<![\w&./-])[A-Z][A-Za-z]{0,2}[A-Z&][A-Z0-9&]{0,5}s?(?![\w&/])")
_DEFINED = re.compile(r"\(([A-Za-z0-9&-]{2,9}?)s?(?:[,;] [^()\n]{1,40})?\)")
_WORD = re.compile(r"[a-z][a-z-]{3,}")
_LONG = re.compile(r"[a-z]{7,}")
_JARGON_IN_A_SENTENCE = 3
_FEWEST_WORDS = 25
# LIX: words a sentence, and the share of words with more than six letters. 60 is very hard.
_VERY_HARD = 68
_UNSAFE = re.compile(
    "[\u2010-\u2015\u2018-\u201f\u2022-\u2027\u2190-\u21ff\u25a0-\u25ff\u2212\u2260-\u2265\uf0b7\u2713\u2714\u2023\u2043\u00a0]"
)


def language_hits(statement: Statement, known: Conditions) -> Iterator[Hit]:
    """Yield words that assessors may not know, or would mind."""
    yield from _abbreviations(statement.text)
    for sentence in statement.sentences:
        yield from _phrases("vague", "vague-wording", sentence)
        yield from _phrases("hedges", "hedged-claim", sentence)
        if len(_jargon(sentence.lower)) >= _JARGON_IN_A_SENTENCE:
            yield Hit("jargon", sentence.start, sentence.end)
    yield from _readability(statement)


def sign_hits(statement: Statement, known: Conditions) -> Iterator[Hit]:
    """Yield signs that a portal may drop, and the applicant's name where nobody may know it."""
    yield from _unsafe(statement.text)
    if known.scheme.family in _anonymous():
        yield from _own_name(statement.text, known.name)


def _abbreviations(text: str) -> Iterator[Hit]:
    defined = {match[1]: match.start() for match in reversed(list(_DEFINED.finditer(text)))}
    told: set[str] = set()
    for match in _ABBREVIATION.finditer(text):
        plain = match[0].removesuffix("s")
        if plain in told or plain.upper() in _known() or _is_heading(text, match):
            continue
        told.add(plain)
        if match.start() < defined.get(plain, len(text)) and not _is_explained_behind(text, match):
            yield Hit("unexplained-abbreviation", match.start(), match.end(), match[0])


def _is_explained_behind(text: str, match: re.Match[str]) -> bool:
    """Return whether the word stands in brackets, or its meaning follows it in brackets."""
    if text[max(0, match.start() - 1) : match.start()] == "(":
        return True
    return re.match(r" \([a-z]+ [a-z]+", text[match.end() : match.end() + 40]) is not None


def _is_heading(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 25) : match.end() + 25]
    return around.upper() == around


def _phrases(name: str, slug: str, sentence: Passage) -> Iterator[Hit]:
    found = list(any_of(name).finditer(sentence.lower))
    if found:
        first, last = found[0].start(), found[-1].end()
        told = sentence.text[first : found[0].end()]
        yield Hit(slug, sentence.start + first, sentence.start + last, told)


def _jargon(lower: str) -> list[str]:
    return [word for word in _WORD.findall(lower) if _is_jargon().fullmatch(word)]


def _readability(statement: Statement) -> Iterator[Hit]:
    count, sentences = len(statement.whole.words), len(statement.sentences)
    if count < _FEWEST_WORDS or not sentences:
        return
    long = len(_LONG.findall(statement.whole.lower))
    if count / sentences + 100 * long / count > _VERY_HARD:
        yield Hit("readability", 0, len(statement.text))


def _unsafe(text: str) -> Iterator[Hit]:
    told: set[str] = set()
    for match in _UNSAFE.finditer(text):
        if match[0] not in told:
            told.add(match[0])
            yield Hit("portal-unsafe-character", match.start(), match.end(), match[0])


def _own_name(text: str, name: str) -> Iterator[Hit]:
    parts = name.split()
    if len(parts) < 2:
        return
    surname = re.escape(parts[-1])
    written = rf"\b{surname},? [A-Z]\b\.?|\b[A-Z]\.? ?{surname}\b|{re.escape(name)}"
    for match in re.finditer(written, text):
        yield Hit("own-name", match.start(), match.end())


@cache
def _known() -> frozenset[str]:
    return frozenset(table("abbreviations.toml")["known"])


@cache
def _anonymous() -> frozenset[str]:
    return frozenset(table("checks.toml")["own-name"]["families"])


@cache
def _is_jargon() -> re.Pattern[str]:
    endings = "|".join(words("jargon_endings"))
    beginnings = "|".join(words("jargon_beginnings"))
    return re.compile(rf"{choice('jargon')}|[a-z-]+(?:{endings})|(?:{beginnings})[a-z]{{4,}}")
