"""Walk through the markup of a part and tell its lines; what is not known is walked through."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from cea_helper.packages import Relationship
from cea_helper.word.reading import symbols
from cea_helper.word.reading.elements import (
    ADDRESS,
    BOLD,
    HIDDEN,
    LOOK,
    NOTES,
    OBJECTS,
    POINTS,
    SILENT,
    TRACKED,
    TYPED,
    all_text,
    description,
    is_listed,
    valid_date,
)
from cea_helper.word.reading.lines import Aside, Cell, Change, Changes, Item, Line, Point, Run
from cea_helper.word.reading.names import compatibility, relationship, w
from cea_helper.word.reading.styles import PLAIN, Style, is_on, outline_level, value


@dataclass
class Walker:
    """Walks through one part. `notes` are the lines of footnotes and endnotes by kind and id."""

    styles: Mapping[str, Style]
    links: Mapping[str, Relationship]
    notes: Mapping[tuple[str, str], tuple[Line, ...]]
    _items: list[Item] = field(default_factory=list)
    _lines: list[Line] = field(default_factory=list)
    _cell: Cell | None = None
    _tables: int = 0
    _moves: dict[str, str] = field(default_factory=dict)
    _words: list[str] = field(default_factory=list)
    _words_changes: Changes = ()
    _is_bold: bool = False
    _is_in_paragraph: bool = False

    def lines(self, root: etree._Element) -> tuple[Line, ...]:
        """Return the lines in the element; a mark between two is in the one that follows."""
        self._inside(root, ())
        self._end_words()
        if self._items:
            self._lines.append(Line(tuple(self._items)))
        return tuple(self._lines)

    def _inside(self, element: etree._Element, changes: Changes) -> None:
        for child in element:
            self._read(child, changes)

    def _read(self, element: etree._Element, changes: Changes) -> None:
        tag = str(element.tag)
        if (reader := _READERS.get(tag)) is not None:
            reader(self, element, changes)
        elif tag in TYPED:
            self._type(TYPED[tag], changes)
        elif tag in TRACKED:
            self._inside(element, (*changes, self._change(element)))
        elif tag in POINTS:
            self._put(Point(POINTS[tag], str(element.get(w("id")))))  # type: ignore[arg-type]  # a value of the table
        elif tag in OBJECTS:
            self._aside(OBJECTS[tag], all_text(element))
        elif tag not in SILENT:
            self._inside(element, changes)

    def _type(self, words: str, changes: Changes) -> None:
        """Add words; Word splits a text into thousands of runs, so those alike become one."""
        if changes != self._words_changes:
            self._end_words()
            self._words_changes = changes
        self._words.append(words)

    def _end_words(self) -> None:
        if words := "".join(self._words):
            self._items.append(Run(words, self._words_changes, self._is_bold))
        self._words = []

    def _put(self, item: Item) -> None:
        self._end_words()
        self._items.append(item)

    def _aside(self, code: str, words: str) -> None:
        self._put(Aside(code, (Line((Run(words),)),)))

    def _change(self, element: etree._Element) -> Change:
        kind = TRACKED[str(element.tag)]
        date = str(element.get(w("date"), ""))
        return Change(
            kind,  # type: ignore[arg-type]  # a value of the table
            str(element.get(w("author"), "")),
            valid_date(date),
            self._moves.get(kind, "") if kind.startswith("moved") else "",
        )

    def _paragraph(self, element: etree._Element, changes: Changes) -> None:
        if self._is_in_paragraph:
            # No program writes a paragraph straight into another; its words are kept all the same.
            self._type("\n", changes)
            self._inside(element, changes)
            return
        self._is_in_paragraph = True
        self._inside(element, changes)
        self._is_in_paragraph = False
        self._end_words()
        self._lines.append(self._line(element.find(w("pPr")), changes))
        self._items = []

    def _line(self, properties: etree._Element | None, changes: Changes) -> Line:
        items = tuple(self._items)
        if properties is None:
            style = self.styles.get("", PLAIN)
            return Line(items, style, style.level, end=changes, cell=self._cell)
        style = self.styles.get(value(properties, "pStyle") or "", PLAIN)
        level = outline_level(properties)
        indent = properties.find(w("ind"))
        mark = properties.find(w("rPr"))
        ends = [] if mark is None else [child for child in mark if str(child.tag) in TRACKED]
        return Line(
            items,
            style,
            style.level if level is None else level,
            is_listed(properties, style),
            "" if indent is None else str(indent.get(w("left"), indent.get(w("start"), ""))),
            (*changes, *(self._change(end) for end in ends)),
            self._cell,
        )

    def _run(self, element: etree._Element, changes: Changes) -> None:
        properties = element.find(LOOK)
        if properties is not None and is_on(properties.find(HIDDEN)):
            if words := all_text(element):
                self._aside("hidden-text", words)
            return
        is_bold = properties is not None and is_on(properties.find(BOLD))
        if is_bold != self._is_bold:
            self._end_words()
            self._is_bold = is_bold
        self._inside(element, changes)

    def _text(self, element: etree._Element, changes: Changes) -> None:
        # A line end inside an element is not one in the text: Word shows a blank.
        words = element.text or ""
        self._type(re.sub("[\r\n]+", " ", words) if "\n" in words else words, changes)

    def _symbol(self, element: etree._Element, changes: Changes) -> None:
        font, number = str(element.get(w("font"), "")), str(element.get(w("char"), ""))
        sign = symbols.character(font, number)
        self._type(sign, changes)
        if sign == "\ufffd":
            self._aside("symbol", f"{font} {number}")

    def _bookmark(self, element: etree._Element, _: Changes) -> None:
        name = str(element.get(w("name"), ""))
        self._put(Point("bookmark-start", str(element.get(w("id"))), name))

    def _note(self, element: etree._Element, _: Changes) -> None:
        code = NOTES[str(element.tag)]
        lines = self.notes.get((code, str(element.get(w("id")))), ())
        self._put(Aside(code, lines))

    def _table(self, element: etree._Element, changes: Changes) -> None:
        outer = self._cell
        if outer is not None:
            # A table in a cell is read as further lines of that cell.
            self._inside(element, changes)
            return
        self._tables += 1
        self._cell = Cell(self._tables, 0, 0)
        self._inside(element, changes)
        self._cell = None

    def _row(self, element: etree._Element, changes: Changes) -> None:
        if self._cell is not None:
            self._cell = Cell(self._cell.table, self._cell.row + 1, 0)
        self._inside(element, self._with_mark_of(element, "trPr", changes))

    def _table_cell(self, element: etree._Element, changes: Changes) -> None:
        if self._cell is not None:
            self._cell = Cell(self._cell.table, self._cell.row, self._cell.column + 1)
        self._inside(element, changes)

    def _with_mark_of(self, element: etree._Element, name: str, changes: Changes) -> Changes:
        properties = element.find(w(name))
        marks = [] if properties is None else [c for c in properties if str(c.tag) in TRACKED]
        return (*changes, *(self._change(mark) for mark in marks))

    def _control(self, element: etree._Element, changes: Changes) -> None:
        """Read a content control, unless it only asks for words that nobody has written yet."""
        properties = element.find(w("sdtPr"))
        if properties is not None and is_on(properties.find(w("showingPlcHdr"))):
            return
        self._inside(element, changes)

    def _alternatives(self, element: etree._Element, changes: Changes) -> None:
        """Read one of the forms that stand for the same: the first that there is."""
        for child in element:
            if child.tag in (compatibility("Choice"), compatibility("Fallback")):
                self._read(child, changes)
                return

    def _text_box(self, element: etree._Element, _: Changes) -> None:
        inner = Walker(self.styles, self.links, self.notes)
        self._put(Aside("text-box", inner.lines(element)))

    def _picture(self, element: etree._Element, changes: Changes) -> None:
        """Read the words in a drawing; where it has none, tell the words that stand for it."""
        self._end_words()
        before = len(self._items)
        self._inside(element, changes)
        self._end_words()
        if len(self._items) == before:
            self._aside("picture", description(element))

    def _link(self, element: etree._Element, changes: Changes) -> None:
        self._end_words()
        before = len(self._items)
        self._inside(element, changes)
        self._end_words()
        link = self.links.get(str(element.get(relationship("id"))))
        words = "".join(item.text for item in self._items[before:] if isinstance(item, Run))
        if link is not None and link.is_external and link.target.rstrip("/") not in words:
            self._aside("link", link.target)

    def _instruction(self, element: etree._Element, _: Changes) -> None:
        if match := ADDRESS.search(element.text or ""):
            self._aside("link", match[1])

    def _field(self, element: etree._Element, changes: Changes) -> None:
        """Show the state of a box to tick or of a list to choose from, which have no words."""
        ticked = element.find(f"{w('ffData')}/{w('checkBox')}")
        chosen = element.find(f"{w('ffData')}/{w('ddList')}")
        if ticked is not None:
            state = ticked.find(w("checked"))
            state = ticked.find(w("default")) if state is None else state
            self._type("\u2612" if is_on(state) else "\u2610", changes)
        elif chosen is not None:
            entries = [str(entry.get(w("val"))) for entry in chosen.iter(w("listEntry"))]
            number = value(chosen, "result") or "0"
            if number.isdecimal() and int(number) < len(entries):
                self._type(entries[int(number)], changes)

    def _move_begins(self, element: etree._Element, _: Changes) -> None:
        kind = "moved-here" if element.tag == w("moveToRangeStart") else "moved-away"
        self._moves[kind] = str(element.get(w("name"), ""))


Reader = Callable[[Walker, etree._Element, Changes], None]
_READERS: dict[str, Reader] = {
    w("p"): Walker._paragraph,
    w("r"): Walker._run,
    w("t"): Walker._text,
    w("delText"): Walker._text,
    w("sym"): Walker._symbol,
    w("bookmarkStart"): Walker._bookmark,
    w("footnoteReference"): Walker._note,
    w("endnoteReference"): Walker._note,
    w("tbl"): Walker._table,
    w("tr"): Walker._row,
    w("tc"): Walker._table_cell,
    w("sdt"): Walker._control,
    compatibility("AlternateContent"): Walker._alternatives,
    w("txbxContent"): Walker._text_box,
    w("drawing"): Walker._picture,
    w("pict"): Walker._picture,
    w("hyperlink"): Walker._link,
    w("instrText"): Walker._instruction,
    w("fldChar"): Walker._field,
    w("moveFromRangeStart"): Walker._move_begins,
    w("moveToRangeStart"): Walker._move_begins,
}


def note_lines(
    root: etree._Element, styles: Mapping[str, Style], links: Mapping[str, Relationship]
) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Yield each footnote or endnote of its part with its identifier, without the separators."""
    for note in root:
        if note.get(w("type"), "normal") == "normal":
            yield str(note.get(w("id"))), Walker(styles, links, {}).lines(note)
