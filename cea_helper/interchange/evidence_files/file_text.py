"""The text of a file, whatever its encoding is, or the name of what the file is instead."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from collections.abc import Mapping

import filetype

from cea_helper import text
from cea_helper.errors import UnreadableEvidenceFile

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_WORKBOOK_PART = "xl/workbook.xml"
_PACKAGES: Mapping[str, str] = {
    "xl/workbook.bin": "this is a binary Excel workbook (.xlsb): save it as .xlsx",
    "word/document.xml": "this is a Word document, not a list or an export",
    "content.xml": "this is an OpenDocument file (such as .ods): save it as .xlsx or CSV",
    "Index/Document.iwa": "this is a Numbers file: export it as Excel (.xlsx) or CSV",
}
# Formats that are not read, by how they begin, and what to do with each.
_OTHER_FORMATS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"\s*%0 \S"),
        "this is EndNote's own tagged format: export it as RIS or BibTeX instead",
    ),
    (
        re.compile(r"\s*FN \S.*\nVR 1"),
        "this is Web of Science's plain text: export it as RIS, BibTeX or Excel instead",
    ),
    (
        re.compile(r"\s*ty  -"),
        "this seems to be RIS, but its tags are in small letters: export it again as RIS",
    ),
    (
        re.compile(r"\s*(?:-?\d+(?:\.\d+)?|true|false|null|\"[^\"\n]*\")\s*\Z"),
        "the file holds a single value, not a list of evidence",
    ),
)
_HTML = re.compile(r"\s*<(?:!doctype html|html|head|body|table)\b", re.IGNORECASE)
_XML = re.compile(r"\s*<(?:\?xml|[a-z]+:?[a-z]*[ >])", re.IGNORECASE)


def is_workbook(document: bytes) -> bool:
    """Return whether the file is a workbook of Excel (.xlsx or .xlsm).

    Raises UnreadableEvidenceFile for other packages and for older workbooks, with what to do.
    """
    if document.startswith(_OLD_OFFICE):
        raise UnreadableEvidenceFile(
            "this is an old Excel file (.xls) or has a password: save it as .xlsx without one"
        )
    if not document.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(document)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableEvidenceFile("the file is a damaged zip package") from error
    if any(name.casefold() == _WORKBOOK_PART for name in names):
        return True
    known = (told for part, told in _PACKAGES.items() if part in names)
    raise UnreadableEvidenceFile(
        next(known, "this is a zip file: unpack it and choose one file of it")
    )


def decoded(document: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text, normalised, and a note where its encoding had to be guessed.

    Raises UnreadableEvidenceFile where the bytes are no text, with the name of what they are.
    """
    written, notes = _decoded(document)
    if _HTML.match(written):
        raise UnreadableEvidenceFile("this is a web page: use the export of the site, such as RIS")
    if _XML.match(written):
        raise UnreadableEvidenceFile("this is an XML file: export it as RIS, BibTeX or CSV instead")
    if found := next((told for form, told in _OTHER_FORMATS if form.match(written)), ""):
        raise UnreadableEvidenceFile(found)
    plain = text.normalise(written)
    if not plain.strip():
        raise UnreadableEvidenceFile("the file is empty")
    return plain, notes


def _decoded(document: bytes) -> tuple[str, tuple[str, ...]]:
    encoding = next((name for mark, name in _MARKS if document.startswith(mark)), None)
    try:
        if encoding:
            return document.decode(encoding), ()
        return _without_a_mark(document)
    except UnicodeDecodeError as error:
        if zipfile.is_zipfile(io.BytesIO(document)):
            raise UnreadableEvidenceFile(
                "there is something before the workbook in the file: save it again as .xlsx"
            ) from error
        where = f"byte {error.start + 1:,}"
        wanted = encoding or error.encoding
        sentence = f"the file is not {_in_words(wanted)} at {where}: save it as UTF-8"
        raise UnreadableEvidenceFile(sentence) from error


def _without_a_mark(document: bytes) -> tuple[str, tuple[str, ...]]:
    sample = document[:4096]
    if kind := filetype.guess(document):
        raise UnreadableEvidenceFile(
            f"this is a .{kind.extension} file: use an export, such as RIS or CSV"
        )
    if not document.strip(b"\0"):
        raise UnreadableEvidenceFile("the file is empty")
    if sample.count(0) * 4 > len(sample):
        raise UnreadableEvidenceFile(
            "the file is in UTF-16 without a byte-order mark: save it as UTF-8"
        )
    try:
        return document.decode("utf-8"), ()
    except UnicodeDecodeError:
        # A text from Windows or an old reference manager. Five bytes have no meaning there, and
        # a file that holds one is no text at all.
        note = "The file is not UTF-8. It was read as Windows-1252: look at accents and dashes"
        return document.decode("cp1252"), (note,)


def _in_words(encoding: str) -> str:
    return {"charmap": "UTF-8 or Windows-1252", "utf-8-sig": "UTF-8"}.get(
        encoding, encoding.upper()
    )
