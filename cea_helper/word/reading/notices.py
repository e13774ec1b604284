"""What a person is told about a document: what stands in no box, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cea_helper import text
from cea_helper.schemes import Scheme
from cea_helper.word import boxes
from cea_helper.word.form import box_title
from cea_helper.word.reading.headings import level_of
from cea_helper.word.reading.lines import Aside, Line
from cea_helper.word.reading.marks import Marks
from cea_helper.word.reading.model import Notice
from cea_helper.word.reading.package import Package
from cea_helper.word.reading.placing import Placed, Placing

_ASIDES = {
    "footnote": "A footnote is not part of the text",
    "endnote": "An endnote is not part of the text",
    "text-box": "A text box is not part of the text",
    "equation": "An equation is not part of the text",
    "picture": "A picture was left out",
    "object": "An embedded object was left out",
    "link": "The address of a link was left out",
    "hidden-text": "Hidden words are not part of the text",
    "ruby": "A reading aid above the line was left out",
    "symbol": "A symbol could not be read",
}
_NO_TEXT = ("picture", "object", "link", "symbol")
_SILENT_WHEN_EMPTY = ("text-box", "footnote", "endnote", "ruby")
_HARMLESS_LINKS = {"hyperlink"}
_EMBEDDED = {"oleobject", "package", "control", "afchunk", "subdocument"}
_MOST_LISTED = 20


def read_notices(
    lines: Sequence[Line], placing: Placing, marks: Marks, scheme: Scheme
) -> Iterator[Notice]:
    """Yield what a person should know about the text of the document."""
    if marks.scheme not in (None, scheme.id):
        yield Notice(
            "other-scheme", None, "This document was written for another round: check each box"
        )
    yield from _not_found(placing, scheme)
    yield from _renamed(lines, placing, marks, scheme)
    for box in sorted(placing.twice):
        yield Notice(
            "found-twice", box, f'"{_title(box, scheme)}" stands in two places: both are read'
        )
    yield from _unplaced(lines, placing.roles)
    yield from _listed(lines, placing.roles, scheme)
    own = set(marks.own)
    yield from dict.fromkeys(
        notice
        for line, placed in zip(lines, placing.roles, strict=True)
        for aside in line.asides
        if (notice := _aside(aside, placed, own)) is not None
    )


def _title(box_id: str, scheme: Scheme) -> str:
    box = scheme.box(box_id)
    return box_title(box) if box else box_id


def _not_found(placing: Placing, scheme: Scheme) -> Iterator[Notice]:
    for domain in scheme.domains:
        if domain.id not in placing.found:
            sentence = f'No text for "{box_title(domain)}" was found in this document'
            yield Notice("not-found", domain.id, sentence)


def _renamed(
    lines: Sequence[Line], placing: Placing, marks: Marks, scheme: Scheme
) -> Iterator[Notice]:
    for box, number in marks.headings.items():
        words = lines[number].text.strip()
        is_heading = placing.roles[number] == Placed("heading", box)
        if is_heading and words != _title(box, scheme).strip():
            sentence = f'The heading of "{_title(box, scheme)}" was changed to: {words}'
            yield Notice("renamed-heading", box, sentence)


def _unplaced(lines: Sequence[Line], roles: Sequence[Placed]) -> Iterator[Notice]:
    """Yield each stretch of words that stand in no box, with the heading above it."""
    waiting: list[str] = []
    box: str | None = None
    for line, placed in zip(lines, roles, strict=True):
        if placed.role in ("words", "heading") or (waiting and level_of(line) is not None):
            yield from _told(waiting, box)
            waiting = []
        if placed.role == "other" and line.text.strip():
            waiting.append(line.text)
            box = placed.box
    yield from _told(waiting, box)


def _told(waiting: Sequence[str], box: str | None) -> Iterator[Notice]:
    if waiting:
        words = text.normalise("\n".join(waiting))
        yield Notice("unplaced-text", box, f"This text is in no box of the form: {words}", words)


def _listed(lines: Sequence[Line], roles: Sequence[Placed], scheme: Scheme) -> Iterator[Notice]:
    """Yield a sentence for each box with a list: its bullets and numbers are no characters."""
    placed = zip(lines, roles, strict=True)
    with_lists = (
        role.box
        for line, role in placed
        if line.is_listed and role.role == "words" and role.box and line.text.strip()
    )
    for box in dict.fromkeys(with_lists):
        title = _title(box, scheme)
        yield Notice("list", box, f'The bullets or numbers of the list in "{title}" were left out')


def _aside(aside: Aside, placed: Placed, own: set[str]) -> Notice | None:
    words = text.normalise(aside.text).strip()
    if not words and aside.code in _SILENT_WHEN_EMPTY:
        return None
    if aside.code == "picture" and words and boxes.digest(words) in own:
        return None
    sentence = _ASIDES[aside.code]
    told = f"{sentence}: {words}" if words else sentence
    return Notice(aside.code, placed.box, told, "" if aside.code in _NO_TEXT else words)


def margin_notices(margins: Iterable[tuple[str, Sequence[Line]]], marks: Marks) -> Iterator[Notice]:
    """Yield what headers and footers say, each once; page numbers alone say nothing."""
    seen: set[str] = set()
    for kind, lines in margins:
        words = "\n".join(line.text for line in lines if not _is_own_margin(line, marks)).strip()
        letters = without_digits(words)
        if re.search(r"[^\W\d_]{2}", letters.replace("Page", "").replace("of", "")):
            if letters not in seen:
                yield Notice(kind, None, f"A {kind} is not part of the text: {words}", words)
            seen.add(letters)
        for aside in (aside for line in lines for aside in line.asides):
            if (notice := _aside(aside, Placed("other"), set())) is not None:
                yield notice


def _is_own_margin(line: Line, marks: Marks) -> bool:
    return not line.text.strip() or boxes.digest(without_digits(line.text)) in marks.own


def without_digits(words: str) -> str:
    """Return the words without numbers, which differ from page to page."""
    return re.sub(r"\d+", "", words)


def package_notices(package: Package) -> Iterator[Notice]:
    """Yield what the file refers to outside itself, or carries in it without showing words."""
    external = sorted(
        {
            link.target
            for name in package.parts
            if not name.endswith(".rels")
            for link in package.relationships(name).values()
            if link.is_external and link.kind not in _HARMLESS_LINKS
        }
    )
    for target in external[:_MOST_LISTED]:
        yield Notice("external", None, f"Something outside the file was left out: {target}")
    kinds = {link.kind for name in package.parts for link in package.relationships(name).values()}
    if kinds & _EMBEDDED:
        yield Notice("object", None, "Embedded objects or controls were left out")
