"""Files in other encodings are read, and files of other kinds refused by name."""

from __future__ import annotations

import pytest

from cea_helper.errors import UnreadableEvidenceFile
from cea_helper.interchange.evidence_files import MAX_BYTES, read_evidence
from tests.interchange.evidence_files import samples

RECORD = "TY  - JOUR\nTI  - \u00c9tude na\u00efve\nER  - \n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_usual_encodings_are_read(encoding: str) -> None:
    found = read_evidence(RECORD.encode(encoding))
    assert [item.title for item in found.items] == ["\u00c9tude na\u00efve"]
    assert bool(found.notes) == (encoding == "cp1252")


def test_null_bytes_and_old_line_ends_disappear() -> None:
    written = RECORD.replace("na", "n\0a").replace("\n", "\r")
    assert read_evidence(written.encode()).items[0].title == "\u00c9tude na\u00efve"


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (b"", "the file is empty"),
        (RECORD.encode("utf-16-le"), "UTF-16"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".xls"),
        (b"%PDF-1.7\n", ".pdf"),
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b'<?xml version="1.0"?><x/>', "XML"),
        (b"PK\x03\x04 and no more", "damaged"),
        (b"TY  - JOUR\nTI  - \x81\x8d\nER  - ", "save it as UTF-8"),
        (b"[" * 100_000, "nested too deep"),
        (b"[" + b"{}," * 10, "not JSON"),
        (b"x" * (MAX_BYTES + 1), "larger than 20 MiB"),
        (b"TY  - JOUR\n" * 50_001, "more than 50,000 records"),
    ],
)
def test_what_cannot_be_read_is_named(document: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableEvidenceFile, match=sentence):
        read_evidence(document)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%0 Journal Article\n%T A title\n", "EndNote"),
        (b"FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\n", "Web of Science"),
        (b"ty  - JOUR\nti  - x\n", "small letters"),
        (b"42", "single value"),
        (b"\0" * 500, "empty"),
        (b"junk" + samples.workbook(samples.committees), "something before the workbook"),
    ],
)
def test_a_file_that_is_not_read_is_named_with_what_to_do(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableEvidenceFile, match=sentence):
        read_evidence(content)


def test_a_format_that_was_chosen_wrongly_is_named() -> None:
    with pytest.raises(UnreadableEvidenceFile, match="seems to be RIS, not CSV"):
        read_evidence(b"TY  - JOUR\nTI  - x\nER  - \n", "csv")
