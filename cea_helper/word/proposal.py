"""What a document would change in an application: nothing is changed before a person has chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from cea_helper.application import Application
from cea_helper.carrying import BETWEEN
from cea_helper.comparing import Stretch, compare
from cea_helper.word.form import own_texts
from cea_helper.word.own_lines import OwnLines
from cea_helper.word.reading import Notice, ReadDocument, Remark, TrackedChange

Decision = Literal["taken", "kept"]


@dataclass(frozen=True)
class Choices:
    """What a person has chosen so far, by the places of things in the read document.

    `refused` are tracked changes. `placed` names the box into which words come that stood in none;
    those in `taken_in` are in a text by now, and those in `left_out` are to be in none. A box that
    is `decided` is as it was saved.
    """

    refused: frozenset[int] = frozenset()
    placed: Mapping[int, str] = field(default_factory=dict)
    taken_in: frozenset[int] = frozenset()
    left_out: frozenset[int] = frozenset()
    decided: Mapping[str, Decision] = field(default_factory=dict)


@dataclass(frozen=True)
class ProposedBox:
    """One box as it is and as the document has it, with what was said and changed there.

    `changes` are the places of its tracked changes in the read document, `placed` those of the
    words that somebody has put into it.
    """

    box: str
    old: str
    new: str
    remarks: tuple[Remark, ...]
    changes: tuple[int, ...]
    notices: tuple[Notice, ...]
    placed: tuple[int, ...] = ()
    decision: Decision | None = None

    @property
    def is_changed(self) -> bool:
        """Whether the document says something else than the application."""
        return self.old != self.new

    @property
    def is_open(self) -> bool:
        """Whether there is something to decide, be it only whether the comments are kept."""
        if self.decision is not None:
            return bool(self.placed)
        return self.is_changed or bool(self.changes or self.remarks)

    @property
    def differences(self) -> tuple[Stretch, ...]:
        """The old and the new text as one, word by word."""
        return compare(self.old, self.new)


@dataclass(frozen=True)
class Proposal:
    """All boxes that were found, in the order of the form, and what belongs to none of them.

    `loose` are the places of the notices whose words nobody has put into a box or left out yet.
    """

    boxes: tuple[ProposedBox, ...]
    remarks: tuple[Remark, ...]
    changes: tuple[TrackedChange, ...]
    notices: tuple[Notice, ...]
    loose: tuple[int, ...] = ()

    def box(self, box_id: str) -> ProposedBox | None:
        """Return what is proposed for the box, if anything is."""
        return next((box for box in self.boxes if box.box == box_id), None)

    @property
    def open(self) -> tuple[ProposedBox, ...]:
        """The boxes in which there is something to decide."""
        return tuple(box for box in self.boxes if box.is_open)


_NOTHING_CHOSEN = Choices()


def propose(
    application: Application,
    read: ReadDocument,
    choices: Choices = _NOTHING_CHOSEN,
    own_lines: OwnLines | None = None,
) -> Proposal:
    """Return what the document would change in the application, after these choices.

    A box that the document does not have is not in it, so that its text stays, unless somebody has
    put words into it. Words that are all among `own_lines` are nobody's.
    """
    written = own_texts(application, application.scheme)
    found = {box for box in read.boxes if box in written}
    shown = [box for box in written if box in found or box in choices.placed.values()]
    in_order = [box.id for box in application.scheme.boxes_in_order() if box.id in shown]
    settled = {*choices.placed, *choices.taken_in, *choices.left_out}
    return Proposal(
        tuple(_box(box, written[box], read, choices) for box in in_order),
        tuple(remark for remark in read.remarks if remark.box not in found),
        tuple(change for change in read.changes if change.box not in found),
        tuple(
            notice
            for notice in read.notices
            if notice.box not in found and not (own_lines and own_lines.has_drawn(notice))
        ),
        tuple(
            number
            for number, notice in enumerate(read.notices)
            if notice.words
            and number not in settled
            and not (own_lines and own_lines.has_all(notice.words))
        ),
    )


def _box(box: str, old: str, read: ReadDocument, choices: Choices) -> ProposedBox:
    decision = choices.decided.get(box)
    placed = tuple(sorted(number for number, into in choices.placed.items() if into == box))
    is_from_document = box in read.boxes and decision is None
    base = read.text_without(box, choices.refused) if is_from_document else old
    words = (read.notices[number].words for number in placed)
    return ProposedBox(
        box,
        old,
        BETWEEN.join(text for text in (base, *words) if text),
        tuple(remark for remark in read.remarks if remark.box == box),
        tuple(number for number, change in enumerate(read.changes) if change.box == box),
        tuple(notice for notice in read.notices if notice.box == box),
        placed,
        decision,
    )
