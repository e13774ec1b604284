"""The marks of our own documents: the list of boxes, the bookmarks, what the program wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from cea_helper.errors import NotAWordFile
from cea_helper.schemes import Scheme
from cea_helper.word import boxes
from cea_helper.word.reading.lines import Line
from cea_helper.word.reading.package import Package

Span = tuple[int, int]


@dataclass(frozen=True)
class Marks:
    """Where the bookmarks of each box are, as lines counted from 0.

    `scheme` is None for a document of somebody else's; `own` counts what the program wrote itself.
    """

    scheme: str | None = None
    headings: Mapping[str, int] = field(default_factory=dict)
    texts: Mapping[str, Span] = field(default_factory=dict)
    unwritten: frozenset[str] = frozenset()
    own: Counter[str] = field(default_factory=Counter)

    @property
    def are_ours(self) -> bool:
        """Whether the document is one that the program wrote."""
        return self.scheme is not None or bool(self.headings or self.texts)


def listed_boxes(package: Package) -> etree._Element | None:
    """Return the list of boxes that the program put into the file, if it is still there."""
    for name in package.related("customXml"):
        try:
            root = package.root(name)
        except NotAWordFile:
            # What other programs keep beside the text is not ours to judge.
            continue
        if root.tag == f"{{{boxes.NAMESPACE}}}boxes":
            return root
    return None


def bookmark_names(
    listed: etree._Element | None, lines: Iterable[Line], scheme: Scheme
) -> dict[str, tuple[str, str]]:
    """Return the box and the kind ("heading" or "text") that each name of a bookmark stands for.

    Some programs lose the list and keep the bookmarks. Of a document for another round, nothing is
    taken by its bookmarks: the same name may there mean another box.
    """
    if listed is None:
        return _by_their_names(lines, scheme)
    if listed.get("scheme") != scheme.id:
        return {}
    return {
        str(entry.get(kind)): (str(entry.get("id")), kind)
        for entry in listed
        for kind in ("heading", "text")
        if scheme.box(str(entry.get("id")))
    }


def _by_their_names(lines: Iterable[Line], scheme: Scheme) -> dict[str, tuple[str, str]]:
    found = {}
    for name in {point.name for line in lines for point in line.points if point.name}:
        if (told := boxes.box_of_bookmark(name, scheme.boxes())) is not None:
            found[name] = (told[0], "text" if told[1] else "heading")
    return found


def read_marks(
    listed: etree._Element | None,
    names: Mapping[str, tuple[str, str]],
    lines: Sequence[Line],
) -> Marks:
    """Return where the bookmarks with these names stand among the lines."""
    spans = _spans(lines)
    headings, texts = {}, {}
    for name, (box, kind) in names.items():
        if name in spans and kind == "heading":
            headings[box] = spans[name][0]
        elif name in spans:
            texts[box] = spans[name]
    listed_for = None if listed is None else str(listed.get("scheme"))
    return Marks(
        listed_for,
        headings,
        _apart(texts, headings),
        _unwritten(listed, texts, lines),
        own_words(listed),
    )


def _unwritten(
    listed: etree._Element | None, texts: Mapping[str, Span], lines: Sequence[Line]
) -> frozenset[str]:
    """Return the boxes in which nothing was written; where the list is lost, by their style."""
    if listed is not None:
        return frozenset(str(entry.get("id")) for entry in listed if entry.get("written") == "no")
    return frozenset(
        box for box, (first, _) in texts.items() if lines[first].style.name == "not written"
    )


def own_words(listed: etree._Element | None) -> Counter[str]:
    """Return the digests of what the program wrote itself, as far as the file lists them."""
    return Counter() if listed is None else Counter(str(listed.get("own", "")).split())


def _spans(lines: Iterable[Line]) -> dict[str, Span]:
    """Return the first and the last line of each bookmark.

    LibreOffice begins one over several paragraphs again in the last of them.
    """
    names: dict[str, str] = {}
    spans: dict[str, Span] = {}
    for number, line in enumerate(lines):
        for point in line.points:
            if point.kind == "bookmark-start":
                names[point.id] = point.name
            if point.kind in ("bookmark-start", "bookmark-end") and point.id in names:
                name = names[point.id]
                spans[name] = (spans.get(name, (number, number))[0], number)
    return spans


def _apart(texts: Mapping[str, Span], headings: Mapping[str, int]) -> dict[str, Span]:
    """Return the spans of the texts, each ended before another box begins."""
    begins = {*headings.values(), *(first for first, _ in texts.values())}
    return {
        box: (first, min((start - 1 for start in begins if first < start <= last), default=last))
        for box, (first, last) in texts.items()
    }
