"""The comments of a document, each with the words that it is on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from cea_helper import text
from cea_helper.word.reading.elements import valid_date
from cea_helper.word.reading.model import Remark
from cea_helper.word.reading.names import w, w14, w15
from cea_helper.word.reading.package import Package
from cea_helper.word.reading.stretches import Stretch
from cea_helper.word.reading.styles import Style
from cea_helper.word.reading.walker import Walker


@dataclass(frozen=True)
class _Place:
    box: str | None = None
    start: int | None = None
    end: int | None = None
    anchor: str = ""


def read_remarks(
    package: Package, styles: Mapping[str, Style], stretches: Sequence[Stretch]
) -> tuple[Remark, ...]:
    """Return all comments in the order in which the file keeps them, replies among them."""
    root = package.first("comments")
    if root is None:
        return ()
    elements = list(root.iter(w("comment")))
    threads = _threads(package.first("commentsExtended"))
    by_paragraph = {
        str(paragraph.get(w14("paraId"))): number
        for number, element in enumerate(elements)
        for paragraph in element.iter(w("p"))
    }
    touched = _by_comment(stretches)
    remarks = []
    for element in elements:
        last = [str(p.get(w14("paraId"))) for p in element.iter(w("p"))][-1:]
        parent, is_resolved = threads.get(last[0] if last else "", ("", False))
        remark = _remark(element, Walker(styles, {}, {}), touched)
        answered = by_paragraph.get(parent)
        remarks.append(replace(remark, is_resolved=is_resolved, reply_to=answered))
    return tuple(_beside_the_first(remark, remarks) for remark in remarks)


def _threads(root: etree._Element | None) -> dict[str, tuple[str, bool]]:
    """Return, by a comment's last paragraph, the one that it answers, and if it is resolved."""
    if root is None:
        return {}
    return {
        str(entry.get(w15("paraId"))): (
            str(entry.get(w15("paraIdParent"), "")),
            entry.get(w15("done")) in ("1", "true"),
        )
        for entry in root.iter(w15("commentEx"))
    }


def _remark(
    element: etree._Element, walker: Walker, touched: Mapping[str, Sequence[Stretch]]
) -> Remark:
    said = "\n".join(line.text for line in walker.lines(element) if not line.is_gone)
    number = str(element.get(w("id")))
    place = _place(number, touched.get(number, ()))
    return Remark(
        place.box,
        place.start,
        place.end,
        place.anchor,
        str(element.get(w("author"), "")),
        valid_date(str(element.get(w("date"), ""))),
        text.normalise(said),
        is_resolved=False,
        reply_to=None,
    )


def _by_comment(stretches: Iterable[Stretch]) -> Mapping[str, list[Stretch]]:
    """Return, by the number of a comment, the stretches that have a mark of it."""
    touched: dict[str, list[Stretch]] = {}
    for stretch in stretches:
        numbers = [number for kind, number in stretch.places if kind.startswith("comment")]
        for number in dict.fromkeys(numbers):
            touched.setdefault(number, []).append(stretch)
    return touched


def _place(number: str, stretches: Sequence[Stretch]) -> _Place:
    """Return where a comment is: on words of a box if it touches any, else beside them."""
    touched = [(stretch, _marks(number, stretch)) for stretch in stretches]
    if not touched:
        return _Place()
    touched.sort(key=lambda entry: not entry[0].is_words)
    stretch, (start, end, reference) = touched[0]
    has_range = any(found[0] is not None or found[1] is not None for _, found in touched)
    if not has_range:
        start = end = reference
    first = 0 if start is None else start
    last = len(stretch.text) if end is None else max(end, first)
    anchor = stretch.text[first:last]
    if not stretch.is_words:
        return _Place(stretch.box, anchor=anchor)
    return _Place(stretch.box, first, last, anchor)


def _marks(number: str, stretch: Stretch) -> tuple[int | None, int | None, int | None]:
    kinds = ("comment-start", "comment-end", "comment-reference")
    start, end, reference = (stretch.places.get((kind, number)) for kind in kinds)
    return start, end, reference


def _beside_the_first(remark: Remark, remarks: Sequence[Remark]) -> Remark:
    """Return a reply without a place of its own at the place of what it answers."""
    if remark.reply_to is None or remark.box is not None or remark.anchor:
        return remark
    first = remarks[remark.reply_to]
    return replace(remark, box=first.box, start=first.start, end=first.end, anchor=first.anchor)
