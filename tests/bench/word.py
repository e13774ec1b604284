"""The Word document of the fullest made-up person, against docxtpl filling an equal template."""

from __future__ import annotations

from datetime import UTC, date, datetime
from importlib import resources
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from cea_helper.interchange import read_application
from cea_helper.strength import analyse
from cea_helper.word import Parts, write_document
from cea_helper.word.document import document_blocks
from tests.bench.measuring import Ratio, seconds_each
from tests.bench.results import Result, Section, milliseconds
from tests.bench.template import fill, make_template, make_values

_AIM = 3.0
_MOST_TIMES_ZIPPING = 5.0
_PAIRS = 9
_DOCUMENTS_A_TURN = 10
_WRITTEN_AT = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def measure() -> Section:
    """Write the document both ways in turn; raise ValueError where the two are not equal."""
    file = resources.files("cea_helper") / "demo_people" / "ingrid-placeholder.json"
    application = read_application(file.read_bytes())
    report = analyse(application, date(2026, 11, 21))
    blocks = document_blocks(application, report, Parts(), _WRITTEN_AT)

    def write() -> bytes:
        return write_document(application, report, Parts(), _WRITTEN_AT)

    template = make_template(write(), blocks, application.scheme)
    values = make_values(write(), blocks)

    def fill_template() -> bytes:
        return fill(template, values)

    parts = _parts(write())

    def zip_parts() -> bytes:
        return _zipped(parts)

    compared = _compare(write(), fill_template())
    own, others, zipping = [], [], []
    for _ in range(_PAIRS):
        own.append(seconds_each(write, _DOCUMENTS_A_TURN))
        others.append(seconds_each(fill_template, _DOCUMENTS_A_TURN))
        zipping.append(seconds_each(zip_parts, _DOCUMENTS_A_TURN))
    return _told(own, others, zipping, compared)


def _parts(document: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def _told(own: list[float], others: list[float], zipping: list[float], compared: str) -> Section:
    ratio, over_zipping = Ratio.of(others, own), Ratio.of(own, zipping)
    return Section(
        title="Word document",
        how=(
            "The fullest of the made-up people: all statements and boxes, 25 items of evidence, "
            "both annexes and the picture. docxtpl fills a template that is this document with "
            "tags in it, from values that are ready; our time includes making the values from "
            f"the application. {_PAIRS} pairs of {_DOCUMENTS_A_TURN} documents each."
        ),
        results=(
            Result("Ours", milliseconds(min(own)) + " a document at best"),
            Result("docxtpl", milliseconds(min(others)) + " a document at best"),
            Result(
                "Zipping the finished parts", milliseconds(min(zipping)) + " a document at best"
            ),
            Result("How many times as fast", str(ratio), f"at least {_AIM}", ratio.median >= _AIM),
            Result(
                "How many times as long as zipping",
                str(over_zipping),
                f"at most {_MOST_TIMES_ZIPPING}",
                over_zipping.median <= _MOST_TIMES_ZIPPING,
            ),
        ),
        notes=(compared,),
    )


def _compare(ours: bytes, theirs: bytes) -> str:
    """Return in words what is equal in both; raise ValueError where something is not."""
    first, second = Document(BytesIO(ours)), Document(BytesIO(theirs))
    if _content(first) != _content(second):
        raise ValueError("The two documents are not equal: the comparison would not be fair.")
    body = first.element.body
    paragraphs, rows = (sum(1 for _ in body.iter(qn(tag))) for tag in ("w:p", "w:tr"))
    characters = sum(len(piece.text or "") for piece in body.iter(qn("w:t")))
    return (
        f"The two documents were compared before the timing and are equal: {paragraphs} "
        f"paragraphs in the same styles, {rows} table rows, {characters:,} characters, the "
        "bookmarks, the picture with its alternative text, header, footer and title."
    )


def _content(document: WordDocument) -> tuple[object, ...]:
    section, properties = document.sections[0], document.core_properties
    parts = {str(part.partname): part for part in document.part.package.iter_parts()}
    return (
        [_told_of(element) for element in document.element.body.iter() if _counts(element)],
        {mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))},
        {name: part.blob for name, part in parts.items() if "/media/" in name},
        [paragraph.text for paragraph in section.header.paragraphs],
        [paragraph.text for paragraph in section.footer.paragraphs],
        (properties.title, properties.author, sorted(parts)),
    )


def _counts(element: etree._Element) -> bool:
    """Whether the element shows; an empty run does not, nor where exactly a bookmark stands."""
    if element.tag == qn("w:t"):
        return bool(element.text)
    return element.tag not in (qn("w:r"), qn("w:bookmarkStart"), qn("w:bookmarkEnd"))


def _told_of(element: etree._Element) -> tuple[object, ...]:
    """Return what the element is and says, without the number that docxtpl gives a drawing."""
    is_drawing = element.tag == qn("wp:docPr")
    said = [(name, value) for name, value in element.items() if not (is_drawing and name == "id")]
    return element.tag, sorted(said), element.text if element.tag == qn("w:t") else None
