"""Which words of a statement an item of evidence stands behind: linked to it, or sharing its own.

A sentence shares the words of an item where it holds most of one of its entries, such as the title,
where it says nothing else, or where a figure and another word of one entry stand in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cea_helper.application import Claim
from cea_helper.checks.reading import Passage
from cea_helper.checks.repetition import Content, content
from cea_helper.evidence import EvidenceItem, written_number

_FEWEST_SHARED = 3
_SHARED = 0.4
_MOST = 0.7
_FEWEST_OF_MOST = 2
_DIGITS_OF_A_YEAR = 4


@dataclass(frozen=True)
class Entries:
    """The words of an item, entry by entry, and all together."""

    each: tuple[Content, ...]
    together: Content


def entries_of(item: EvidenceItem) -> Entries:
    """Return the words of an item that can stand in a statement."""
    impact = item.impact
    told = [item.title, item.role, item.excess]
    if impact:
        figures = [one for one in (impact.before, impact.after) if one is not None]
        measured = [impact.measure, impact.unit, *map(written_number, figures)]
        told += [impact.text, " ".join(filter(None, measured)), impact.benchmark]
    each = tuple(content(entry) for entry in told if entry)
    return Entries(each, frozenset().union(*each))


def speaks_of(sentence: Content, item: Entries) -> bool:
    """Return whether a sentence of these words speaks of the item."""
    shared = len(sentence & item.together)
    if shared >= _FEWEST_SHARED and shared >= _SHARED * len(sentence):
        return True
    if sentence and sentence <= item.together:
        return True
    return any(_holds(sentence, entry) for entry in item.each)


def _holds(sentence: Content, entry: Content) -> bool:
    shared = sentence & entry
    if len(shared) < _FEWEST_OF_MOST:
        return False
    return len(shared) >= _MOST * len(entry) or any(map(_is_telling, shared))


def _is_telling(word: str) -> bool:
    """Return whether it is a figure of its own: of two digits or more, and no year."""
    plain = word.replace(",", "").replace(".", "")
    is_year = len(plain) == _DIGITS_OF_A_YEAR and plain.startswith(("19", "20"))
    return len(plain) > 1 and plain.isdecimal() and not is_year


def is_linked(passage: Passage, claims: Sequence[Claim], box: str) -> bool:
    """Return whether a claim of the box lies over the passage."""
    return any(
        claim.domain == box and claim.start < passage.end and passage.start < claim.end
        for claim in claims
    )
