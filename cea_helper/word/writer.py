"""The application as the bytes of a Word document, on the page and in the styles of `base.docx`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from cea_helper import text
from cea_helper.application import Application
from cea_helper.schemes import Scheme
from cea_helper.strength import StrengthReport
from cea_helper.word import boxes, wording
from cea_helper.word.blocks import (
    Block,
    WordComment,
)
from cea_helper.word.composer import Composer
from cea_helper.word.document import Parts, document_blocks
from cea_helper.word.form import boxes_shown, own_texts
from cea_helper.word.own_lines import lines_of_blocks

# What Word allows in a document property.
_LONGEST_PROPERTY = 255


def write_document(
    application: Application,
    report: StrengthReport,
    parts: Parts,
    written_at: datetime,
    comments: Sequence[WordComment] = (),
) -> bytes:
    """Return the application as the bytes of a .docx file, as it stands at `written_at`.

    Each statement and other box can be read back to the character: a bookmark goes round it, and
    a custom part of the file says which box has which bookmark. Raises SchemeNotFound where the
    application names no scheme that is known.
    """
    scheme = application.scheme
    written = own_texts(application, scheme)
    places = boxes.places(boxes_shown(scheme, written, comments))
    blocks = document_blocks(application, report, parts, written_at, comments)
    document = _with_body(Document(BytesIO(_base())), blocks, places)
    _fill_margins(document, application, scheme, written_at)
    _set_properties(document, application, scheme, written_at)
    boxes.add_list_of_boxes(document, scheme, places, written, _own_lines(document, blocks))
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


@cache
def _base() -> bytes:
    return (resources.files("cea_helper.word") / "base.docx").read_bytes()


def _with_body(
    document: WordDocument, blocks: Iterable[Block], places: boxes.Places
) -> WordDocument:
    """Return the document with these blocks before the properties of its section.

    It is parsed anew as a whole, since each piece that moves from one tree to another is compared
    with all those before it.
    """
    composer = Composer(document, places)
    inside = "".join(composer.xml(block) for block in blocks)
    opening = f"<w:body {nsdecls('a', 'pic')}>{inside}"
    whole = document.part.blob.decode().replace("<w:body>", opening, 1)
    document.part._element = parse_xml(whole.encode())
    filled: WordDocument = document.part.document
    return filled


def _fill_margins(
    document: WordDocument, application: Application, scheme: Scheme, written_at: datetime
) -> None:
    section = document.sections[0]
    name = text.one_line(application.applicant.name)
    section.header.paragraphs[0].add_run(f"{name} | {scheme.title}")
    page_number = section.footer.paragraphs[0]
    stamp = page_number.add_run(f"Draft of {wording.moment(written_at)} | ")
    page_number._p.pPr.addnext(stamp._r)


def _own_lines(document: WordDocument, blocks: Iterable[Block]) -> Iterator[str]:
    """Yield each line that the program wrote itself, without the headings of boxes."""
    yield from lines_of_blocks(blocks)
    section = document.sections[0]
    for margin in (section.header, section.footer):
        # Page numbers differ from page to page, so the margins are known by their other words.
        yield from (re.sub(r"\d+", "", paragraph.text) for paragraph in margin.paragraphs)


def _set_properties(
    document: WordDocument, application: Application, scheme: Scheme, written_at: datetime
) -> None:
    name = text.one_line(application.applicant.name)
    properties = document.core_properties
    properties.title = f"{scheme.title}: {name}"[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = name[:_LONGEST_PROPERTY]
    properties.created = properties.modified = written_at.astimezone(UTC).replace(tzinfo=None)
