"""What a file is, is told by its content; what is damaged or dangerous is refused in words."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cea_helper.errors import FileRefused
from cea_helper.interchange.proof_files import MAX_BYTES, kind_of
from tests.proof_files import CONTENT_TYPES, JPEG, PDF, png, word

WHOLE = {"pdf": PDF, "png": png(), "jpg": JPEG, "docx": word()}


def zipped(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, told in parts.items():
            package.writestr(name, told)
    return file.getvalue()


MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"


def kind_of_text(kind: str, encoding: str = "UTF-8") -> str:
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    )


def link_to(kind: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="http://example.org/{kind}" Target="x.bin"/></Relationships>'
    )


REFUSED = {
    b"": "is empty",
    b"%PDF-1.4\nno end": "damaged",
    png()[:-20]: "damaged",
    png().replace(b"IDAT", b"IDAX"): "damaged",
    JPEG[:-1]: "damaged",
    word()[:-30]: "damaged",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old": "old Word document or has a password",
    b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic": "HEIC photo",
    word({"word/vbaProject.bin": "x"}): "macros",
    word({"word/VBAPROJECT.BIN": "x"}): "macros",
    word({"word/vba%50roject.bin": "x"}): "macros",
    word({"word/_rels/document.xml.rels": link_to("vbaProject")}): "macros",
    word({"word/_rels/document.xml.rels": link_to("oleObject")}): "embedded",
    word({"word/_rels/document.xml.rels": link_to("control")}): "embedded",
    word({CONTENT_TYPES: kind_of_text(MACRO)}): "macros",
    word({CONTENT_TYPES: kind_of_text(MACRO.upper())}): "macros",
    word({CONTENT_TYPES: kind_of_text(MACRO, "UTF-16").encode("utf-16")}): "macros",
    word({"../../outside": "x"}): "leads outside",
    b"<html><script>alert(1)</script>": "must be a PDF",
    b"<svg xmlns='http://www.w3.org/2000/svg'/>": "must be a PDF",
    b"GIF89a\x01\x00\x01\x00": "must be a PDF",
    b"MZ\x90\x00": "must be a PDF",
    zipped(a="x"): "must be a PDF",
    zipped(**{CONTENT_TYPES: "<Types/>", "xl/workbook.xml": "<workbook/>"}): "must be a PDF",
    PDF + bytes(MAX_BYTES): "10 MB or smaller",
}


@pytest.mark.parametrize("kind", WHOLE)
def test_whole_file_is_known(kind: str) -> None:
    assert kind_of(WHOLE[kind]) == kind


@pytest.mark.parametrize("content", REFUSED, ids=range(len(REFUSED)))
def test_other_files_are_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(FileRefused, match=REFUSED[content]) as refused:
        kind_of(content)
    assert "\n" not in str(refused.value)


def test_document_that_unpacks_to_very_much_is_refused() -> None:
    with pytest.raises(FileRefused, match="100 MiB"):
        kind_of(word({"word/media/image1.bmp": "0" * (101 * 1024 * 1024)}))


def test_telephone_may_write_more_after_a_picture() -> None:
    assert kind_of(JPEG + b"a film that goes with it") == "jpg"


@settings(max_examples=60)
@given(st.sampled_from(list(WHOLE.values())), st.integers(0, 60), st.binary(max_size=8))
def test_any_change_is_either_taken_or_refused_in_words(
    content: bytes, at: int, instead: bytes
) -> None:
    try:
        kind_of(content[:at] + instead + content[at + len(instead) :])
    except FileRefused as refused:
        assert str(refused)
