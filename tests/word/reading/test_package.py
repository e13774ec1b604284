"""Files that could do harm, or are no Word documents, are refused with one sentence."""

from __future__ import annotations

import os
import random
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from cea_helper.errors import NotAWordFile
from tests.word.examples import make_application, write
from tests.word.reading.building import (
    content_types,
    edited,
    element,
    heading,
    p,
    package,
    read,
    relationships,
    research,
    run,
    texts,
    zipped,
)

GOOD = research(p(run("Text.")))
DOCTYPE = '<!DOCTYPE w:document [<!ENTITY a "aaaa">]>'


def with_parts(further: dict[str, str | bytes]) -> bytes:
    with ZipFile(BytesIO(GOOD)) as archive:
        whole: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return zipped(whole | further)


def with_twin() -> bytes:
    packed = BytesIO(GOOD)
    with ZipFile(packed, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<x/>")
    return packed.getvalue()


def encrypted() -> bytes:
    """Return a file whose first member says that it is encrypted."""
    broken = bytearray(GOOD)
    for signature, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        broken[broken.index(signature) + flags] |= 1
    return bytes(broken)


def with_bad_checksum() -> bytes:
    broken = bytearray(zipped({"[Content_Types].xml": content_types()}))
    broken[broken.index(b"PK\x01\x02") + 16] ^= 0xFF
    broken[14] ^= 0xFF
    return bytes(broken)


MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
UTF_16 = f'<?xml version="1.0" encoding="UTF-16"?>{DOCTYPE}<a/>'.encode("utf-16")
MACROS_IN_UTF_16 = content_types(MACRO.upper()).encode("utf-16")
RELS = "word/_rels/document.xml.rels"
REFUSED = {
    "larger than 10 MiB": GOOD + bytes(10 * 1024 * 1024),
    "not a Word document": b"%PDF-1.7",
    "damaged": GOOD[:300],
    "password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "more than 500 parts": with_parts({f"x{n}.bin": "x" for n in range(500)}),
    "25 MiB": with_parts({f"x{n}.bin": bytes(9_000_000) for n in range(3)}),
    "hundredfold": with_parts({"x.bin": bytes(5_000_000)}),
    "same name": with_twin(),
    "outside the file": with_parts({"word/../../x": "x"}),
    "encrypted": encrypted(),
    "parts of it cannot be read": with_bad_checksum(),
    "DOCTYPE": edited(GOOD, lambda xml: DOCTYPE + xml),
    "a DOCTYPE": with_parts({"customXml/item9.xml": UTF_16}),
    "macros": edited(GOOD, lambda _: content_types(MACRO), "[Content_Types].xml"),
    "has macros": with_parts({"word/vbaProject.bin": "x"}),
    "20,000 paragraphs": package("<w:p/>" * 10_001 + "<w:p></w:p>" * 10_000),
    "macros in it.": with_parts({"word/VBAPROJECT.BIN": "x"}),
    "has macros in": edited(
        GOOD,
        lambda xml: xml.replace("</Rel", '<Relationship Id="m" Type="x/vbaProject"/></Rel'),
        RELS,
    ),
    "macros in it": with_parts({"[Content_Types].xml": MACROS_IN_UTF_16}),
    "Word document (.docx)": zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
}


@pytest.mark.parametrize("words", REFUSED)
def test_it_is_refused_by_name(words: str) -> None:
    with pytest.raises(NotAWordFile) as refusal:
        read(REFUSED[words])
    assert words in str(refusal.value)


def test_spreadsheet_is_no_word_document() -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    sheet = edited(GOOD, lambda _: content_types(kind), "[Content_Types].xml")
    with pytest.raises(NotAWordFile, match="is not a Word document"):
        read(sheet)


@pytest.mark.parametrize("kind", ["oleObject", "OLEOBJECT", "control", "package", "aFChunk"])
def test_what_is_embedded_is_left_out_and_told(kind: str) -> None:
    document = package(heading("Research and innovation"), links=(f"{kind} embeddings/x.bin",))
    assert "object" in [notice.code for notice in read(document).notices]


def test_bomb_is_refused_before_it_is_unpacked() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for number in range(40):
            archive.writestr(f"{number}.bin", bytes(1_000_000))
    with pytest.raises(NotAWordFile, match="25 MiB"):
        read(packed.getvalue())


def test_strict_document_is_read() -> None:
    strict = "http://purl.oclc.org/ooxml/"
    document = edited(
        GOOD,
        lambda xml: xml.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            f"{strict}wordprocessingml/main",
        ),
    )
    links = relationships("officeDocument word/document.xml").replace(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        f"{strict}officeDocument/relationships",
    )
    document = edited(document, lambda _: links, "_rels/.rels")
    assert texts(document) == {"research": "Text."}


def test_document_may_have_another_name_inside_the_file() -> None:
    kinds = content_types().replace("/word/document.xml", "/word/document2.xml")
    body = f"<w:body>{heading('Research and innovation')}{p(run('Text.'))}</w:body>"
    document = zipped(
        {
            "[Content_Types].xml": kinds,
            "_rels/.rels": relationships("officeDocument /word/document2.xml"),
            "word/document2.xml": element("document", body),
        }
    )
    assert texts(document) == {"research": "Text."}


def test_damage_gives_a_result_or_one_sentence() -> None:
    good = write(make_application(statements={"research": "One trial.\nTwo."}))
    chance = random.Random(20260301)
    for _ in range(150):
        broken = bytearray(good)
        for _ in range(chance.randint(1, 8)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            read(bytes(broken))
        except NotAWordFile as refusal:
            assert str(refusal) and os.linesep not in str(refusal)


def test_damaged_markup_gives_a_result_or_one_sentence() -> None:
    good = write(make_application(statements={"research": "One trial.\nTwo."}))
    chance = random.Random(20260302)
    for _ in range(60):

        def shuffle(xml: str) -> str:
            start = chance.randrange(len(xml) - 200)
            return xml[:start] + xml[start + chance.randint(1, 200) :]

        try:
            read(edited(good, shuffle))
        except NotAWordFile as refusal:
            assert "damaged" in str(refusal)
