"""Files in other encodings are read, and files of other kinds refused by name."""

from __future__ import annotations

import pytest

from cea_helper.errors import UnreadableEvidenceFile
from cea_helper.interchange.evidence_files import MAX_BYTES, read_evidence

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
