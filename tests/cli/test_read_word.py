"""`read-word` prints what a Word document says, or one sentence about why it cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Call
from tests.word.reading.building import heading, p, research, run, tracked


@pytest.mark.parametrize("example", ["consultant", "medical-director"])
def test_draft_reads_back_the_same(call: Call, tmp_path: Path, example: str) -> None:
    file, out = EXAMPLES / f"{example}.json", tmp_path / "out.docx"
    call("draft", file, "-o", out)
    told = json.loads(file.read_bytes())
    answer = call("read-word", out, "--scheme", told["scheme"], "--json")
    assert (answer.status, answer.err) == (0, "")
    assert answer.document == {
        "scheme": told["scheme"],
        "statements": told.get("statements", {}),
        "fields": told.get("fields", {}),
        "comments": [],
        "tracked_changes": [],
        "warnings": [],
    }


def test_answer_names_domain_change_and_warning(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "form.docx"
    added = tracked("ins", run("ADDED"))
    path.write_bytes(research(p(run("Kept ") + added) + heading("Hobbies") + p(run("Chess."))))
    answer = call("read-word", path, "--scheme", "cea-national-2019", "--json").document
    assert answer["statements"] == {"research": "Kept ADDED"}
    assert answer["tracked_changes"] == [
        {
            "domain": "research",
            "field": None,
            "kind": "insertion",
            "author": "Dr Sample Editor",
            "date": "2026-03-01T10:00:00Z",
            "text": "ADDED",
        }
    ]
    assert {"code", "domain", "text"} == answer["warnings"][0].keys()
    assert [w["text"] for w in answer["warnings"] if "Chess" in w["text"]] == [
        "This text is in no box of the form: Hobbies\nChess."
    ]


def test_comments_come_back(call: Call, tmp_path: Path, consultant: Path) -> None:
    told = json.loads(consultant.read_bytes())
    box, words = next(iter(told["statements"].items()))
    comments, out = tmp_path / "comments.json", tmp_path / "out.docx"
    entry = {"domain": box, "author": "A", "text": "Why?", "start": 2, "end": 9}
    comments.write_text(json.dumps({"comments": [entry]}))
    assert call("draft", consultant, "-o", out, "--comments", comments).err == ""
    answer = call("read-word", out, "--scheme", told["scheme"], "--json").document
    (comment,) = answer["comments"]
    assert comment | entry == comment
    assert (comment["field"], comment["anchor"]) == (None, words[2:9])
    assert (comment["date"], comment["resolved"], comment["reply_to"]) == (None, False, None)


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7", "not a document".encode("utf-16")])
def test_other_file_is_refused_with_one_sentence(
    call: Call, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(content)
    answer = call("read-word", path, "--scheme", "ncia-2027", "--json")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(f"{path}: ") and answer.err.count("\n") == 1


def test_unknown_scheme_and_missing_file_are_refused(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    assert call("read-word", path, "--scheme", "ncia-2027").status == 2
    path.write_bytes(research(p(run("x"))))
    assert call("read-word", path, "--scheme", "nonsense").status == 2


def test_document_for_a_trusts_own_scheme_is_read(
    call: Call, tmp_path: Path, trust_scheme: Path, trust_application: Path
) -> None:
    out = tmp_path / "out.docx"
    call("draft", trust_application, "-o", out, "--scheme-file", trust_scheme)
    words = ("--scheme", "st-elsewhere-2027", "--scheme-file", trust_scheme)
    answer = call("read-word", out, *words)
    assert (answer.status, answer.out) == (0, "Care: I made the clinic anew.\n")
