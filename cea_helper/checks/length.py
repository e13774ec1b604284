"""Too long, too short, and too long to read in the time that an assessor has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cea_helper import counting
from cea_helper.checks.claims import unused_of_domain
from cea_helper.checks.conditions import Conditions
from cea_helper.checks.model import Hit
from cea_helper.checks.reading import Passage, Statement
from cea_helper.checks.tables import choice
from cea_helper.schemes import Domain, Limit
from cea_helper.strength import analyse_domain

_LONGEST_SENTENCE = 40
_LONG_TO_SCAN = 25
_LONGEST_LINE = 700
_MANY_CLAUSES = 4
_MANY_DEEDS = 4
# Quick reading of plain text: 230 words a minute, for ten minutes.
_TEN_MINUTES = 2300
_WORD = re.compile(r"\S+")


def length_hits(statement: Statement, known: Conditions) -> Iterator[Hit]:
    """Yield what is too long in a statement, or how little of the space it uses."""
    domain = known.scheme.domain(statement.box)
    if domain:
        yield from _of_limit(statement, domain.limit)
        yield from _under_used(statement, domain, known)
    for sentence in statement.sentences:
        yield from _of_sentence(sentence)
    for line in statement.lines:
        if line[-1].end - line[0].start > _LONGEST_LINE:
            yield Hit("wall-of-text", line[0].start, line[-1].end)


def field_length_hits(field: Statement, known: Conditions) -> Iterator[Hit]:
    """Yield what is past the limit of another box of the form."""
    box = known.scheme.box(field.box)
    if box:
        yield from _of_limit(field, box.limit)


def _of_limit(statement: Statement, limit: Limit) -> Iterator[Hit]:
    maximum, text = limit.maximum, statement.text
    if maximum is None:
        return
    count = counting.length(text, limit.counting_rule)
    if count > maximum:
        unit = counting.unit(limit.counting_rule)
        start = counting.within(text, limit.counting_rule, maximum)
        yield Hit("over-limit", start, len(text), f"{count - maximum:,} {unit}")


def _under_used(statement: Statement, domain: Domain, known: Conditions) -> Iterator[Hit]:
    """Yield the statement where it is short and the domain has a good item of which it is silent.

    The strength of evidence takes long to read, so it is asked for a short statement alone.
    """
    maximum, text = domain.limit.maximum, statement.text
    if maximum is None or not text.strip():
        return
    if counting.length(text, domain.limit.counting_rule) >= maximum / 2:
        return
    strength = analyse_domain(known.application, domain.id, known.as_of)
    unused = unused_of_domain(known.application, strength) if strength else ()
    if unused:
        yield Hit("under-used", 0, len(text), unused[0].title)


def _of_sentence(sentence: Passage) -> Iterator[Hit]:
    words = len(sentence.words)
    if words > _LONGEST_SENTENCE:
        yield Hit("long-sentence", sentence.start, sentence.end, str(words))
    if words > _LONG_TO_SCAN and _opening().match(sentence.lower):
        yield Hit("hard-to-scan", sentence.start, sentence.end)
    deeds = len(_deed().findall(sentence.lower))
    if sentence.text.count(";") >= _MANY_CLAUSES or deeds >= _MANY_DEEDS:
        yield Hit("wall-of-text", sentence.start, sentence.end)


def reading_hits(known: Conditions) -> Iterator[tuple[str, Hit]]:
    """Yield where the ten minutes of an assessor end, as the rest of that statement."""
    left = _TEN_MINUTES
    for statement in known.statements:
        words = list(_WORD.finditer(statement.text))
        if len(words) > left:
            yield statement.box, Hit("reading-time", words[left].start(), len(statement.text))
            return
        left -= len(words)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?:{choice('openings')})\b")


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{choice('deeds')})\b")
