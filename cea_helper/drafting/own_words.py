"""Where the words of a text come from: typed, pasted, put together from evidence, or not known.

The origins of a text are a string as long as the text, with one letter for each character of it: t,
p, e or u. From one version to the next they stay on the words that remain. All of it is an
estimate: what cannot be told apart counts as typed, or as not known, and never as pasted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cea_helper import comparing

TYPED, PASTED, EVIDENCE, UNKNOWN = "tpeu"


@dataclass(frozen=True)
class Inserted:
    """A stretch of a text that was not typed: its positions and the letter of its origin."""

    start: int
    end: int
    origin: str


@dataclass(frozen=True)
class Parts:
    """How many characters of a text come from where; together they are its length."""

    typed: int
    pasted: int
    evidence: int
    unknown: int


def none_known(text: str) -> str:
    """Return the origins of a text of which nothing is known."""
    return UNKNOWN * len(text)


def parts_of(origins: str) -> Parts:
    """Return how much of a text with these origins comes from where."""
    return Parts(*(origins.count(letter) for letter in (TYPED, PASTED, EVIDENCE, UNKNOWN)))


def carry(old: str, origins: str, new: str, inserted: Sequence[Inserted] | None) -> str:
    """Return the origins of the new text, given those of the old one that it was made from.

    `inserted` says what of the new text was not typed; what is new besides was. None says that
    nobody watched: then what is new is not known. Positions past the end of the text are cut.
    """
    marks = list(none_known(new) if inserted is None else TYPED * len(new))
    unsure = [one for one in inserted or () if one.origin == UNKNOWN]
    sure = [one for one in inserted or () if one.origin != UNKNOWN]
    _mark(marks, unsure)
    for one in comparing.kept(old, new):
        marks[one.new : one.new + one.length] = origins[one.old : one.old + one.length]
    _mark(marks, sure)
    return "".join(marks)


def _mark(marks: list[str], stretches: Sequence[Inserted]) -> None:
    for one in stretches:
        end = min(one.end, len(marks))
        marks[one.start : end] = one.origin * max(0, end - one.start)
