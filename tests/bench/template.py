"""A docxtpl template that, filled, is the same document as the program's own.

It is made from the blocks of a finished document: what is the same in every application stands as
it is, what changes is a tag. A table has one row in a loop, a text one paragraph in a loop.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # it has no types

from cea_helper.schemes import Scheme
from cea_helper.word import boxes, markup
from cea_helper.word.blocks import Block, Heading, OwnWords, Paragraph, Picture, Table

Values = dict[str, Any]


def fill(template: bytes, values: Values) -> bytes:
    """Return the filled template as the bytes of a .docx file."""
    document = DocxTemplate(BytesIO(template))
    document.render(values, autoescape=True)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def make_values(finished: bytes, blocks: tuple[Block, ...]) -> Values:
    """Return what fills the tags, ready to be filled in."""
    document = Document(BytesIO(finished))
    section = document.sections[0]
    return {f"b{number}": _value(block) for number, block in enumerate(blocks)} | {
        "header": section.header.paragraphs[0].text,
        "footer": section.footer.paragraphs[0].runs[0].text,
        "title": document.core_properties.title,
        "author": document.core_properties.author,
    }


def _value(block: Block) -> Any:
    match block:
        case Heading(words) | Paragraph(words):
            return words
        case OwnWords(_, words):
            return words.split("\n")
        case Table():
            return [[cell.split("\n") for cell in row] for row in block.rows]
        case Picture():
            return block.description


def make_template(finished: bytes, blocks: tuple[Block, ...], scheme: Scheme) -> bytes:
    """Return the template as the bytes of a .docx file: the finished document with tags in it.

    The picture stays in it, so that docxtpl need not add one.
    """
    document = Document(BytesIO(finished))
    places = boxes.places(scheme.boxes_in_order())
    inside = "".join(
        _marked(f"b{number}", block, places, document) for number, block in enumerate(blocks)
    )
    body = parse_xml(f"<w:body {nsdecls('w', 'r', 'wp', 'a', 'pic')}>{inside}</w:body>")
    section = document.element.body.sectPr
    for child in list(document.element.body):
        document.element.body.remove(child)
    document.element.body.extend([*body, section])
    _mark_the_rest(document)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _mark_the_rest(document: WordDocument) -> None:
    section, properties = document.sections[0], document.core_properties
    section.header.paragraphs[0].runs[0].text = "{{ header }}"
    section.footer.paragraphs[0].runs[0].text = "{{ footer }}"
    properties.title, properties.author = "{{ title }}", "{{ author }}"


def _marked(tag: str, block: Block, places: boxes.Places, document: WordDocument) -> str:
    match block:
        case Heading():
            return _heading(block, places)
        case Paragraph(_, style):
            return markup.paragraph(f"{{{{ {tag} }}}}", style)
        case OwnWords():
            return _own_words(tag, block, places)
        case Table():
            return markup.table(_looped(tag, block))
        case Picture():
            rels = document.part.rels.items()
            image = next(key for key, rel in rels if rel.reltype == RELATIONSHIP_TYPE.IMAGE)
            return markup.picture(replace(block, description=f"{{{{ {tag} }}}}"), 1, image)


def _heading(block: Heading, places: boxes.Places) -> str:
    marks: tuple[markup.Mark, ...] = ()
    if block.box is not None:
        place = places[block.box]
        marks = markup.bookmark(place.number * 2, place.heading_bookmark, len(block.text))
    style = f"Heading {block.level}"
    return markup.paragraph(block.text, style, new_page=block.new_page, marks=marks)


def _own_words(tag: str, block: OwnWords, places: boxes.Places) -> str:
    """Return a paragraph for each line, with the bookmark round them all."""
    place = places[block.box]
    start, end = markup.bookmark(place.number * 2 + 1, place.text_bookmark, 0)
    if not block.text:
        return start.xml + markup.paragraph(block.instead, "Not written") + end.xml
    lines = _each(f"{tag}[:-1]").split("\n")
    before = "".join(markup.paragraph(line, "Own words") for line in lines)
    last = markup.paragraph(f"{{{{ {tag}[-1] }}}}", "Own words", keep_with_next=True)
    return start.xml + before + last + end.xml


def _looped(tag: str, block: Table) -> Table:
    """Return the table with a row that stands for all others, and its total."""
    columns = range(len(block.header))
    blanks = ("",) * (len(block.header) - 1)
    of_all = f"{tag}[:-1]" if block.has_total else tag
    rows = [
        (f"{{%tr for row in {of_all} %}}", *blanks),
        tuple(_cell(block, column, f"row[{column}]") for column in columns),
        ("{%tr endfor %}", *blanks),
    ]
    if block.has_total:
        rows.append(tuple(f"{{{{ {tag}[-1][{column}][0] }}}}" for column in columns))
    return replace(block, rows=tuple(rows))


def _cell(block: Table, column: int, cell: str) -> str:
    first = f"{{{{ {cell}[0] }}}}"
    has_more = any("\n" in row[column] for row in block.rows)
    return f"{first}\n{_each(f'{cell}[1:]')}" if has_more else first


def _each(lines: str) -> str:
    """Return three lines that print each of the lines in a paragraph of its own."""
    return f"{{%p for line in {lines} %}}\n{{{{ line }}}}\n{{%p endfor %}}"
