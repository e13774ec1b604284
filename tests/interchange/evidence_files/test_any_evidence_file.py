"""Whatever the bytes are, reading them gives items that are valid or one plain sentence."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cea_helper.errors import UnreadableEvidenceFile
from cea_helper.interchange import read_application
from cea_helper.interchange.application_file import written_item
from cea_helper.interchange.evidence_files import FORMATS, Format, read_columns, read_evidence
from tests.interchange.evidence_files import samples

FILES = samples.every_format()
SNIPPETS = st.sampled_from(
    [b"TY  - ", b"\nER  -", b"\nPMID- ", b"@article{", b"}", b'"', b"\n", b",", b"{", b"\\'", b"\0"]
)


def read_or_sentence(document: bytes) -> None:
    for read in (read_columns, read_whole):
        try:
            read(document)
        except UnreadableEvidenceFile as error:
            assert str(error).strip()
            assert "\n" not in str(error)


def read_whole(document: bytes) -> None:
    found = read_evidence(document)
    assert len(found.items) == len(found.records)
    items = [written_item(item) for item in found.items]
    application = {
        "format": "cea-helper-application/1",
        "scheme": "ncia-2026",
        "applicant": {"name": "Dr Example"},
        "evidence": items,
    }
    assert read_application(json.dumps(application).encode()).evidence == found.items


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_any_bytes(document: bytes) -> None:
    read_or_sentence(document)


@settings(max_examples=60)
@given(st.lists(SNIPPETS | st.text(max_size=8).map(str.encode), max_size=12).map(b"".join))
def test_pieces_of_formats(document: bytes) -> None:
    read_or_sentence(document)


@pytest.mark.parametrize("name", FILES)
def test_good_files_are_valid(name: str) -> None:
    read_whole(FILES[name])


@settings(max_examples=120)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_damaged_files(name: str, data: st.DataObject) -> None:
    document = FILES[name]
    place = data.draw(st.integers(0, len(document)))
    length = data.draw(st.integers(0, 20))
    read_or_sentence(
        document[:place] + data.draw(SNIPPETS | st.binary()) + document[place + length :]
    )


@pytest.mark.parametrize("format_name", sorted(FORMATS))
@pytest.mark.parametrize("name", [*sorted(FILES), "plain words", "nothing"])
def test_a_file_that_is_read_as_another_format_gives_records_or_one_sentence(
    format_name: Format, name: str
) -> None:
    document = FILES.get(name, b"hello\n" if name == "plain words" else b"")
    try:
        found = read_evidence(document, format_name)
        assert found.records or found.skipped
    except UnreadableEvidenceFile as error:
        assert "\n" not in str(error)
