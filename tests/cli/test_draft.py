"""`draft` writes a Word document, and a call that fails leaves everything as it was."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import EXAMPLES, Answer, Call


@pytest.mark.parametrize("example", ["consultant.json", "medical-director.json"])
def test_an_example_becomes_a_document(call: Call, tmp_path: Path, example: str) -> None:
    out = tmp_path / "out.docx"
    assert call("draft", EXAMPLES / example, "-o", out) == Answer(0, "", "")
    paragraphs = [paragraph.text for paragraph in docx.Document(str(out)).paragraphs]
    name = json.loads((EXAMPLES / example).read_bytes())["applicant"]["name"]
    assert name in "\n".join(paragraphs)


def test_comments_come_out_in_the_document(call: Call, tmp_path: Path, consultant: Path) -> None:
    comments = tmp_path / "comments.json"
    entry = {
        "domain": "education",
        "start": 0,
        "end": 6,
        "anchor": "Member",
        "author": "Dr Sample Reader",
        "date": "2026-03-01T09:00:00Z",
        "text": "What did you do there?",
    }
    comments.write_text(json.dumps({"comments": [entry]}), encoding="utf-8")
    out = tmp_path / "out.docx"
    answer = call("draft", consultant, "-o", out, "--comments", comments)
    assert answer == Answer(0, "", "")
    assert [comment.text for comment in docx.Document(str(out)).comments] == [entry["text"]]


def test_comments_that_are_none_are_refused_and_nothing_is_written(
    call: Call, tmp_path: Path, consultant: Path
) -> None:
    comments = tmp_path / "comments.json"
    comments.write_text("[]", encoding="utf-8")
    answer = call("draft", consultant, "-o", tmp_path / "out.docx", "--comments", comments)
    assert answer.status == 2
    assert answer.err.startswith(f"{comments}: ")
    assert answer.err.count("\n") == 1
    assert not (tmp_path / "out.docx").exists()


def test_a_document_is_never_put_in_place_of_what_it_is_made_from(
    call: Call, consultant: Path
) -> None:
    before = consultant.read_bytes()
    answer = call("draft", consultant, "-o", consultant)
    assert answer == Answer(2, "", f"{consultant}: is what the document is to be made from\n")
    assert consultant.read_bytes() == before


def test_an_old_document_outlives_a_broken_file(call: Call, tmp_path: Path, broken: Path) -> None:
    out = tmp_path / "out.docx"
    out.write_bytes(b"the old document")
    assert call("draft", broken, "-o", out).status == 2
    assert out.read_bytes() == b"the old document"
