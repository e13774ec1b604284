"""What the pages print on which a Word document that came back is taken or left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cea_helper.comparing import Stretch
from cea_helper.dates import day_in_words
from cea_helper.schemes import Box, Scheme
from cea_helper.text import one_line, visible
from cea_helper.web import filters
from cea_helper.web.choice_fields import Choice
from cea_helper.web.forms.statements import LONGEST_TEXT
from cea_helper.web.presenters import links
from cea_helper.web.presenters.applications import length_of
from cea_helper.web.presenters.statements import box_of, heading
from cea_helper.web.presenters.tags import Tag
from cea_helper.web.presenters.versions import first_words, words_changed
from cea_helper.word import Notice, ProposedBox, ReadDocument, Remark, TrackedChange
from cea_helper.workspace.returning import Offer

# More than anybody ticks one by one.
MOST_TICKS = 300

_LONGEST_WORDS = 200
_TAGS: dict[str, Tag] = {
    "open": {"text": "To decide", "colour": "blue"},
    "taken": {"text": "Taken", "colour": "green"},
    "kept": {"text": "Not taken", "colour": "grey"},
}
_VERBS = {"insertion": "added", "deletion": "removed", "move": "moved"}
# These are told where their words stand, or box by box.
_TOLD_ELSEWHERE = {"not-found"}


# One box of the list, as the component takes it.
Row = dict[str, Any]


@dataclass(frozen=True)
class LooseWords:
    """Words of the document that stand in no box; `number` tells them from others."""

    number: int
    told: str
    words: str


@dataclass(frozen=True)
class Said:
    """A comment with the answers to it. `on` are the words that it is on."""

    author: str
    when: str
    on: str
    text: str
    is_resolved: bool
    answers: tuple[Said, ...]


@dataclass(frozen=True)
class DocumentPage:
    """The list of what a document would change."""

    file: str
    scheme: str
    summary: str
    rows: tuple[Row, ...]
    loose: tuple[LooseWords, ...]
    left_out: tuple[LooseWords, ...]
    remarks: tuple[Said, ...]
    notices: tuple[str, ...]
    missing: tuple[str, ...]
    take_all: str
    began: str


@dataclass(frozen=True)
class BoxChange:
    """One box: both texts as one, what was said about it, and what to choose from."""

    heading: str
    scheme: str
    told: str
    length: str
    stretches: tuple[Stretch, ...]
    remarks: tuple[Said, ...]
    changes: tuple[Choice, ...]
    accepted: tuple[str, ...]
    many_changes: str
    notices: tuple[str, ...]
    is_changed: bool
    is_open: bool
    decision: Tag | None
    too_long: str


def document_page(application_id: int, offered: Offer) -> DocumentPage:
    """Return the list of what a document would change."""
    scheme, proposal, read = offered.application.scheme, offered.proposal, offered.read
    choices = offered.returned.choices
    shown = [box for box in proposal.boxes if box.is_open or box.decision]
    fitting = [box.box for box in proposal.open if len(box.new) <= LONGEST_TEXT]
    other = (notice for notice in proposal.notices if not notice.words and notice.box is None)
    return DocumentPage(
        file=offered.returned.file_name or "Your document",
        scheme=scheme.title,
        summary=_summary(offered),
        rows=tuple(_row(application_id, box, scheme) for box in shown),
        loose=tuple(_loose(read, number) for number in proposal.loose),
        left_out=tuple(_loose(read, number) for number in sorted(choices.left_out)),
        remarks=_said([r for r in read.remarks if r.box is None], read),
        notices=tuple(dict.fromkeys(f"{visible(notice.text)}." for notice in other)),
        missing=tuple(
            heading(box_of(scheme, notice.box))
            for notice in read.notices
            if notice.code in _TOLD_ELSEWHERE and notice.box
        ),
        take_all=f"Take all {filters.number(len(fitting))}" if len(fitting) > 1 else "",
        began=" ".join(f"{box}:{offered.newest[box]}" for box in fitting),
    )


def _summary(offered: Offer) -> str:
    proposal = offered.proposal
    if proposal.open:
        return f"{filters.plural(len(proposal.open), 'box', 'boxes')} to decide."
    if any(box.decision for box in proposal.boxes):
        return "All boxes are decided."
    if proposal.boxes:
        return "The texts in the document are the same as yours."
    return "The document has no text for this form."


def _row(application_id: int, box: ProposedBox, scheme: Scheme) -> Row:
    told = ", ".join(_facts(box))
    return {
        "heading": heading(box_of(scheme, box.box)),
        "href": links.returned_box(application_id, box.box),
        "hint": told[:1].upper() + told[1:] or None,
        "status": {"tag": _TAGS["open" if box.is_open else box.decision or "open"]},
    }


def _facts(box: ProposedBox) -> Iterator[str]:
    if box.is_open and box.is_changed:
        yield words_changed(box.differences)
    if box.is_open and box.changes:
        yield filters.plural(len(box.changes), "tracked change")
    if box.remarks:
        yield filters.plural(len(box.remarks), "comment")


def _loose(read: ReadDocument, number: int) -> LooseWords:
    notice = read.notices[number]
    told = notice.text.removesuffix(notice.words).rstrip(": \n")
    # Of the text itself, the beginning tells more than that it stands in no box.
    begins = first_words(notice.words) if notice.code == "unplaced-text" else told
    return LooseWords(number, begins, notice.words)


def box_change(offered: Offer, proposed: ProposedBox) -> BoxChange:
    """Return what the page of one box prints."""
    scheme, read = offered.application.scheme, offered.read
    box = box_of(scheme, proposed.box)
    refused = offered.returned.choices.refused
    ticks = proposed.changes if proposed.decision is None else ()
    few = ticks if len(ticks) <= MOST_TICKS else ()
    return BoxChange(
        heading=heading(box),
        scheme=scheme.title,
        told=_told(proposed),
        length=length_of(box, proposed.new) if proposed.new else "Empty",
        stretches=proposed.differences,
        remarks=_said(proposed.remarks, read),
        changes=tuple(_choice(number, read.changes[number]) for number in few),
        accepted=tuple(str(number) for number in few if number not in refused),
        many_changes=_many(ticks, few),
        notices=tuple(_sentences(proposed.notices)),
        is_changed=proposed.is_changed,
        is_open=proposed.is_open,
        decision=_TAGS[proposed.decision] if proposed.decision else None,
        too_long=_too_long(proposed, box),
    )


def _told(proposed: ProposedBox) -> str:
    if not proposed.is_changed:
        return "The text in the document is the same as yours."
    return f"{words_changed(proposed.differences)}."


def _many(ticks: Sequence[int], few: Sequence[int]) -> str:
    if few or not ticks:
        return ""
    return f"{filters.number(len(ticks))} tracked changes: accept all of them, or none."


def _sentences(notices: Sequence[Notice]) -> Iterator[str]:
    for notice in notices:
        if not notice.words and notice.code not in _TOLD_ELSEWHERE:
            yield f"{visible(notice.text)}."


def _too_long(proposed: ProposedBox, box: Box) -> str:
    if len(proposed.new) <= LONGEST_TEXT:
        return ""
    most = filters.number(LONGEST_TEXT)
    return (
        f'"{heading(box)}" cannot hold more than {most} characters. Shorten the text in Word, or '
        "copy from it what you need"
    )


def _choice(number: int, change: TrackedChange) -> Choice:
    verb = _VERBS[change.kind]
    who = ", ".join(filter(None, [visible(change.author) or "Somebody", _when(change.date)]))
    return Choice(str(number), f'{who}, {verb}: "{_shortened(change.text)}"', is_own_words=True)


def _shortened(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= _LONGEST_WORDS else f"{line[: _LONGEST_WORDS - 3]}..."


def _said(remarks: Sequence[Remark], read: ReadDocument) -> tuple[Said, ...]:
    """Return the comments among these that answer none, each with its answers."""
    places = {id(remark): number for number, remark in enumerate(read.remarks)}
    first = [remark for remark in remarks if remark.reply_to is None]
    return tuple(_one(remark, places[id(remark)], read) for remark in first)


def _one(remark: Remark, number: int, read: ReadDocument) -> Said:
    answers = (other for other in read.remarks if other.reply_to == number)
    return Said(
        author=visible(remark.author) or "Somebody",
        when=_when(remark.date),
        on=_shortened(remark.anchor),
        text=remark.text,
        is_resolved=remark.is_resolved,
        answers=tuple(
            Said(visible(a.author) or "Somebody", _when(a.date), "", a.text, a.is_resolved, ())
            for a in answers
        ),
    )


def _when(written: str | None) -> str:
    """Return the day that Word wrote down, or nothing where there is none.

    Word writes the time of the place where it runs as if it were UTC, so only the day is told.
    """
    try:
        return day_in_words(datetime.fromisoformat(written)) if written else ""
    except ValueError:
        return ""
