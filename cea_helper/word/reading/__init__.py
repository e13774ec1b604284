"""Read a Word document: the texts of its boxes, its comments, what was changed, what is left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cea_helper.schemes import Scheme
from cea_helper.word.reading.changes import read_changes
from cea_helper.word.reading.lines import Line
from cea_helper.word.reading.marks import bookmark_names, listed_boxes, own_words, read_marks
from cea_helper.word.reading.model import (
    ChangeKind,
    Notice,
    Piece,
    ReadBox,
    ReadDocument,
    Remark,
    TrackedChange,
)
from cea_helper.word.reading.notices import margin_notices, package_notices, read_notices
from cea_helper.word.reading.package import MOST_BYTES, Package, open_package
from cea_helper.word.reading.placing import Placing, place_lines
from cea_helper.word.reading.remarks import read_remarks
from cea_helper.word.reading.seams import split_at_marks
from cea_helper.word.reading.stretches import outside, stretches
from cea_helper.word.reading.styles import Style, read_styles
from cea_helper.word.reading.walker import Walker, note_lines

__all__ = [
    "MOST_BYTES",
    "ChangeKind",
    "Notice",
    "Piece",
    "ReadBox",
    "ReadDocument",
    "Remark",
    "TrackedChange",
    "read_document",
]

_NOTE_PARTS = {"footnotes": "footnote", "endnotes": "endnote"}
_MARGINS = ("header", "footer")
_Notes = Mapping[tuple[str, str], tuple[Line, ...]]


def read_document(document: bytes, scheme: Scheme) -> ReadDocument:
    """Return what the bytes of a .docx file say for the boxes of the scheme.

    Nothing is loaded from outside the file. Raises NotAWordFile with one sentence where the file
    is no Word document, is damaged or could do harm.
    """
    package = open_package(document)
    styles = read_styles(package.first("styles"))
    notes = _notes(package, styles)
    listed = listed_boxes(package)
    body = _lines(package, package.main, styles, notes)
    names = bookmark_names(listed, body, scheme)
    lines = split_at_marks(body, names, own_words(listed))
    marks = read_marks(listed, names, lines)
    placing = place_lines(lines, scheme, marks)
    margins = [
        (kind, _lines(package, name, styles, notes))
        for kind in _MARGINS
        for name in package.related(kind)
    ]
    texts = stretches(lines, placing.roles) + [outside(inside) for _, inside in margins]
    changes, pieces = read_changes(texts)
    written = {
        stretch.box: ReadBox(stretch.text, inside)
        for stretch, inside in zip(texts, pieces, strict=True)
        if stretch.is_words and stretch.box
    }
    notices = (
        *read_notices(lines, placing, marks, scheme),
        *margin_notices(margins, marks),
        *package_notices(package),
    )
    return ReadDocument(
        scheme.id,
        _in_order(placing, written, scheme),
        read_remarks(package, styles, texts),
        changes,
        tuple(dict.fromkeys(notices)),
    )


def _lines(
    package: Package, part: str, styles: Mapping[str, Style], notes: _Notes
) -> Sequence[Line]:
    return Walker(styles, package.relationships(part), notes).lines(package.root(part))


def _notes(package: Package, styles: Mapping[str, Style]) -> _Notes:
    return dict(_each_note(package, styles))


def _each_note(
    package: Package, styles: Mapping[str, Style]
) -> Iterator[tuple[tuple[str, str], tuple[Line, ...]]]:
    for kind, code in _NOTE_PARTS.items():
        for part in package.related(kind):
            links = package.relationships(part)
            for number, lines in note_lines(package.root(part), styles, links):
                yield (code, number), lines


def _in_order(
    placing: Placing, written: Mapping[str, ReadBox], scheme: Scheme
) -> dict[str, ReadBox]:
    """Return each box that was found, in the order of the form; an empty one has no pieces."""
    return {
        box.id: written.get(box.id, ReadBox("", ()))
        for box in scheme.boxes_in_order()
        if box.id in placing.found
    }
