"""What a document would change in an application: nothing is changed before a person has chosen."""

from __future__ import annotations

from dataclasses import dataclass

from cea_helper.application import Application
from cea_helper.comparing import Stretch, compare
from cea_helper.word.form import own_texts
from cea_helper.word.reading import Notice, ReadDocument, Remark, TrackedChange


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
    def differences(self) -> tuple[Stretch, ...]:
        """The old and the new text as one, word by word."""
        return compare(self.old, self.new)


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
