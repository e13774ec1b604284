"""What a document would change in an application: nothing is changed before a person has chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

from cea_helper.application import Application
from cea_helper.word.form import own_texts
from cea_helper.word.reading import Notice, ReadDocument, Remark, TrackedChange

# A word goes with the marks and blanks behind it, so that whole words are shown as changed.
_WORDS = re.compile(r"\S+[^\S\n]*|\n|[^\S\n]+")

DifferenceKind = Literal["same", "added", "removed"]


@dataclass(frozen=True)
class Difference:
    """A stretch that both texts have, or one of them alone."""

    kind: DifferenceKind
    text: str


@dataclass(frozen=True)
class ProposedBox:
    """One box as it is and as the document has it, with what was said and changed there.

    `changes` are the places of its tracked changes in the read document, by which they can be
    refused.
    """

    box: str
    old: str
    new: str
    remarks: tuple[Remark, ...]
    changes: tuple[int, ...]
    notices: tuple[Notice, ...]

    @property
    def is_changed(self) -> bool:
        """Whether the document says something else than the application."""
        return self.old != self.new

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The old and the new text as one, word by word."""
        return differences(self.old, self.new)


@dataclass(frozen=True)
class Proposal:
    """All boxes that were found, in the order of the form, and what belongs to none of them."""

    boxes: tuple[ProposedBox, ...]
    remarks: tuple[Remark, ...]
    changes: tuple[TrackedChange, ...]
    notices: tuple[Notice, ...]


def propose(application: Application, read: ReadDocument) -> Proposal:
    """Return what the document would change in the application.

    A box that the document does not have is not in it, so that its text stays.
    """
    written = own_texts(application, application.scheme)
    found = {box for box in read.boxes if box in written}
    return Proposal(
        tuple(_box(box, written[box], read) for box in read.boxes if box in found),
        tuple(remark for remark in read.remarks if remark.box not in found),
        tuple(change for change in read.changes if change.box not in found),
        tuple(notice for notice in read.notices if notice.box not in found),
    )


def _box(box: str, old: str, read: ReadDocument) -> ProposedBox:
    return ProposedBox(
        box,
        old,
        read.boxes[box].text,
        tuple(remark for remark in read.remarks if remark.box == box),
        tuple(number for number, change in enumerate(read.changes) if change.box == box),
        tuple(notice for notice in read.notices if notice.box == box),
    )


def differences(old: str, new: str) -> tuple[Difference, ...]:
    """Return what turns the old text into the new one, by whole words.

    Without what was added it is the old text, without what was removed the new one.
    """
    return tuple(_stretches(_WORDS.findall(old), _WORDS.findall(new)))


def _stretches(old: list[str], new: list[str]) -> Iterator[Difference]:
    """Yield what both have, and before it what only one has: first the old words, then the new."""
    done_old = done_new = 0
    same = [step for step in Indel.opcodes(old, new) if step.tag == "equal"]
    ends = [(step.src_start, step.src_end, step.dest_start, step.dest_end) for step in same]
    for old_from, old_to, new_from, new_to in [*ends, (len(old), len(old), len(new), len(new))]:
        yield from _difference("removed", old[done_old:old_from])
        yield from _difference("added", new[done_new:new_from])
        yield from _difference("same", old[old_from:old_to])
        done_old, done_new = old_to, new_to


def _difference(kind: DifferenceKind, words: list[str]) -> Iterator[Difference]:
    if words:
        yield Difference(kind, "".join(words))
