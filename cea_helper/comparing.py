"""How two texts differ, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Literal

from rapidfuzz.distance import LCSseq

Kind = Literal["same", "gone", "new"]

_WORDS = re.compile(r"\s+|\S+")
_PARTS = re.compile(r"\w+|\s+|[^\w\s]")
# To compare takes a bit of memory for each pair of parts. Of texts that need more, no words between
# the first and the last change are taken for the same.
_MOST_PAIRS = 100_000_000


@dataclass(frozen=True)
class Stretch:
    """A stretch of words: the same in both texts, gone from the old one, or new in the new one."""

    words: str
    kind: Kind


@dataclass(frozen=True)
class Kept:
    """A stretch that two texts share: where it begins in each, and how long it is."""

    old: int
    new: int
    length: int


def kept(old: str, new: str) -> tuple[Kept, ...]:
    """Return the stretches that remain of the old text, in the order of both.

    What both texts begin and end with is among them whole; between these, as many words and signs
    as possible remain.
    """
    head = shared_start(old, new)
    tail = min(shared_end(old, new), min(len(old), len(new)) - head)
    between = _kept_between(old[head : len(old) - tail], new[head : len(new) - tail])
    moved = (Kept(one.old + head, one.new + head, one.length) for one in between)
    ends = Kept(0, 0, head), Kept(len(old) - tail, len(new) - tail, tail)
    return tuple(_run_together([ends[0], *moved, ends[1]]))


def shared_start(first: str, second: str) -> int:
    """Return how many characters both texts begin with."""
    least, most = 0, min(len(first), len(second))
    while least < most:
        middle = (least + most + 1) // 2
        if first[least:middle] == second[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def shared_end(first: str, second: str) -> int:
    """Return how many characters both texts end with."""
    return shared_start(first[::-1], second[::-1])


def _kept_between(old: str, new: str) -> Iterator[Kept]:
    before, after = _PARTS.findall(old), _PARTS.findall(new)
    if len(before) * len(after) > _MOST_PAIRS:
        return
    starts = [list(accumulate(map(len, parts), initial=0)) for parts in (before, after)]
    for step in LCSseq.opcodes(before, after):
        if step.tag == "equal":
            first, past = starts[0][step.src_start], starts[0][step.src_end]
            yield Kept(first, starts[1][step.dest_start], past - first)


def _run_together(pieces: list[Kept]) -> Iterator[Kept]:
    """Yield the pieces with those that follow on each other in both texts as one; empty ones go."""
    last: Kept | None = None
    for one in filter(lambda piece: piece.length, pieces):
        if last and (last.old + last.length, last.new + last.length) == (one.old, one.new):
            last = Kept(last.old, last.new, last.length + one.length)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


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
