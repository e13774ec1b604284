"""How two texts differ, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from rapidfuzz.distance import LCSseq

Kind = Literal["same", "gone", "new"]

_WORDS = re.compile(r"\s+|\S+")


@dataclass(frozen=True)
class Stretch:
    """A stretch of words: the same in both texts, gone from the old one, or new in the new one."""

    words: str
    kind: Kind


def compare(old: str, new: str) -> tuple[Stretch, ...]:
    """Return both texts as one: what they share once, the rest of each where it stood.

    The stretches that are not new make the old text, and those that are not gone the new one. As
    many words as possible are the same; blanks alone between two changes are part of them.
    """
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    told: list[Stretch] = []
    for step in LCSseq.opcodes(before, after):
        same = step.tag == "equal"
        told += _stretches(
            "".join(before[step.src_start : step.src_end]),
            "".join(after[step.dest_start : step.dest_end]),
            same,
        )
    return tuple(_joined(told))


def _stretches(gone: str, new: str, is_same: bool) -> Iterator[Stretch]:
    if is_same:
        yield Stretch(gone, "same")
        return
    if gone:
        yield Stretch(gone, "gone")
    if new:
        yield Stretch(new, "new")


def _joined(told: list[Stretch]) -> Iterator[Stretch]:
    """Yield the stretches with each run of changes as one that is gone and one that is new."""
    last = len(told) - 1
    between = {
        n
        for n, stretch in enumerate(told)
        if stretch.kind == "same" and not stretch.words.strip() and 0 < n < last
    }
    numbered = enumerate(told)
    for is_same, run in groupby(
        numbered, lambda one: one[1].kind == "same" and one[0] not in between
    ):
        stretches = [stretch for _, stretch in run]
        if is_same:
            yield from stretches
        else:
            yield from _stretches(_words(stretches, "new"), _words(stretches, "gone"), False)


def _words(stretches: list[Stretch], but: Kind) -> str:
    return "".join(stretch.words for stretch in stretches if stretch.kind != but)
