"""What a text rests on: stretches of it that are linked to evidence.

A link stays on its words while the text around them is edited. It also stays where a few of its
words are: at least half of them remain, and every figure. A figure that changes may no longer be
what the evidence says, so there the link goes, as it does with words that are deleted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from cea_helper import comparing
from cea_helper.application import Claim
from cea_helper.comparing import Kept

_FIGURES = re.compile(r"\d+")

Span = tuple[int, int]


def carry(old: str, new: str, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return the claims of `old` that still hold in `new`, on the words that they are on there."""
    change = _Change(old, new)
    placed = ((claim, change.place(claim.start, claim.end)) for claim in claims)
    return tuple(replace(claim, start=to[0], end=to[1]) for claim, to in placed if to)


def follow(old: str, new: str, start: int, end: int) -> Span | None:
    """Return where a stretch of `old` is in `new`, changed figures or not; None where it is gone.

    So does what was said about words stay on them, be they corrected.
    """
    return _Change(old, new, keeps_figures=False).place(start, end)


def evidence_of(claims: Sequence[Claim], start: int, end: int) -> tuple[str, ...]:
    """Return each item that any part of the stretch rests on, in the order of the claims."""
    touching = (claim for claim in claims if claim.start < end and start < claim.end)
    return tuple(dict.fromkeys(name for claim in touching for name in claim.evidence))


def link(
    claims: Sequence[Claim], domain: str, start: int, end: int, evidence: Sequence[str]
) -> tuple[Claim, ...]:
    """Return the claims with the stretch resting on exactly this evidence; around it all stays."""
    around = [part for claim in claims for part in _outside(claim, start, end)]
    here = [Claim(domain, start, end, tuple(evidence))] if evidence else []
    return tuple(sorted(around + here, key=lambda claim: (claim.start, claim.end)))


def _outside(claim: Claim, start: int, end: int) -> Iterator[Claim]:
    """Yield what the claim is on but for the stretch."""
    if claim.end <= start or end <= claim.start:
        yield claim
        return
    if claim.start < start:
        yield replace(claim, end=start)
    if end < claim.end:
        yield replace(claim, start=end)


@dataclass(frozen=True)
class _Change:
    """A text before and after it was edited."""

    old: str
    new: str
    keeps_figures: bool = True

    @cached_property
    def _head(self) -> int:
        return comparing.shared_start(self.old, self.new)

    @cached_property
    def _tail(self) -> int:
        return comparing.shared_end(self.old, self.new)

    @cached_property
    def _kept(self) -> tuple[Kept, ...]:
        return comparing.kept(self.old, self.new)

    def place(self, start: int, end: int) -> Span | None:
        """Return where the stretch of the old text is in the new one, or None."""
        return (
            self._beside_the_edit(start, end)
            or self._moved_along(start, end)
            or self._same_words(start, end)
            or self._edited_inside(start, end)
        )

    def _beside_the_edit(self, start: int, end: int) -> Span | None:
        """Place a stretch before or behind all that changed.

        The two may overlap: a new first sentence that begins with the same letter as the old one
        must not cost the old one its claim.
        """
        if end <= self._head:
            return start, end
        shift = len(self.new) - len(self.old)
        return (start + shift, end + shift) if start >= len(self.old) - self._tail else None

    def _moved_along(self, start: int, end: int) -> Span | None:
        for one in self._kept:
            if one.old <= start and end <= one.old + one.length:
                return start + one.new - one.old, end + one.new - one.old
        return None

    def _same_words(self, start: int, end: int) -> Span | None:
        """Place words that stand in the new text as often as in the old one, wherever that is."""
        before = _places(self.old, self.old, start, end)
        after = _places(self.new, self.old, start, end)
        if not after or len(after) < len(before):
            return None
        place = after[before.index(start)]
        return place, place + end - start

    def _edited_inside(self, start: int, end: int) -> Span | None:
        pieces = list(self._pieces(start, end))
        if not pieces:
            return None
        first, last = self._begin(start, pieces[0]), self._end(end, pieces[-1])
        was, is_now = self.old[start:end], self.new[first:last]
        remaining = sum(len(_dense(self.old[a:b])) for a, b in pieces)
        most = max(len(_dense(was)), len(_dense(is_now)))
        is_same = not self.keeps_figures or _FIGURES.findall(was) == _FIGURES.findall(is_now)
        return (first, last) if is_same and 2 * remaining >= most else None

    def _pieces(self, start: int, end: int) -> Iterator[Span]:
        """Yield what is left of the stretch, as positions in the old text."""
        for one in self._kept:
            a, b = max(one.old, start), min(one.old + one.length, end)
            if self.old[a:b].strip():
                yield a, b

    def _begin(self, start: int, piece: Span) -> int:
        """Return where the stretch begins now; words put in place of its first are part of it."""
        before = [one for one in self._kept if one.old <= piece[0]]
        here = before.pop()
        if here.old <= start or (before and before[-1].old + before[-1].length < start):
            return here.new + piece[0] - here.old
        return before[-1].new + before[-1].length if before else 0

    def _end(self, end: int, piece: Span) -> int:
        """Return where the stretch ends now; words put in place of its last are part of it."""
        behind = [one for one in self._kept if one.old + one.length >= piece[1]]
        here = behind[0]
        if here.old + here.length >= end or (len(behind) > 1 and behind[1].old > end):
            return here.new + piece[1] - here.old
        return behind[1].new if len(behind) > 1 else len(self.new)


def _places(text: str, old: str, start: int, end: int) -> list[int]:
    """Return where the words of `old` stand in a text; not inside longer words."""
    words = old[start:end]
    if not words.strip():
        return []
    may_begin, may_end = _is_inside(old, start), _is_inside(old, end)
    found = (match.start() for match in re.finditer(f"(?={re.escape(words)})", text))
    return [
        at
        for at in found
        if (may_begin or not _is_inside(text, at))
        and (may_end or not _is_inside(text, at + len(words)))
    ]


def _is_inside(text: str, at: int) -> bool:
    """Whether the place is inside a word."""
    return 0 < at < len(text) and text[at - 1 : at + 1].isalnum()


def _dense(words: str) -> str:
    return "".join(words.split())
