"""`import-evidence`: items, duplicates and what was skipped, as the contract says."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Call
from tests.interchange.evidence_files import samples

TWICE = samples.ZOTERO_RIS + samples.ZOTERO_RIS + "TY  - JOUR\nER  - \n"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Return a file in which each record stands twice, and a broken one last."""
    path = tmp_path / "export.ris"
    path.write_text(TWICE, encoding="utf-8")
    return path


def test_one_document_tells_all(call: Call, export: Path) -> None:
    answer = call("import-evidence", export, "--json")
    assert (answer.status, answer.err) == (0, "")
    assert set(answer.document) == {"items", "duplicates", "skipped"}
    assert [item["start"] for item in answer.document["items"]] == ["2023-03-14", "2021"]
    assert answer.document["duplicates"] == [{"record": 3, "of": 1}, {"record": 4, "of": 2}]
    assert answer.document["skipped"] == [{"record": 5, "why": "it has no title"}]


def test_people_are_told_in_lines(call: Call, export: Path) -> None:
    answer = call("import-evidence", export)
    assert answer.out.splitlines() == [
        "RIS: 2 found, 2 there twice, 1 not read",
        "1: A made-up pathway for pleural disease (14 March 2023)",
        "2: Notional handbook (2021)",
        "3: the same as 1",
        "4: the same as 2",
        "5: not read, since it has no title",
    ]


def test_what_was_not_read_is_said_beside_the_document(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "committees.xlsx"
    path.write_bytes(samples.workbook(samples.committees))
    answer = call("import-evidence", path, "--json", "--format", "xlsx")
    assert len(answer.document["items"]) == 2
    assert "No column says the area" in answer.err


def test_an_application_gives_its_items_but_not_the_broken_ones(
    call: Call, broken: Path, tmp_path: Path
) -> None:
    whole = call("import-evidence", EXAMPLES / "consultant.json", "--json")
    evidence = json.loads((EXAMPLES / "consultant.json").read_bytes())["evidence"]
    assert whole.document["items"] == evidence
    answer = call("import-evidence", broken, "--json")
    assert answer.document["items"] == evidence[:1]
    assert answer.document["skipped"][0]["record"] == 2


@pytest.mark.parametrize("content", [b"", b"Title,Year\n", b"[]", b"\xff\xfe\0", b"just words"])
def test_a_file_without_a_record_is_an_input_fault(
    call: Call, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(content)
    answer = call("import-evidence", path, "--json")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(f"{path}: ")
    assert answer.err.count("\n") == 1


def test_a_huge_file_costs_nothing(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
    answer = call("import-evidence", path)
    assert (answer.status, answer.err) == (2, f"{path}: the file is larger than 20 MiB\n")


def test_a_pipe_that_nobody_writes_to_is_refused_at_once(call: Call, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    answer = call("import-evidence", tmp_path / "pipe")
    assert (answer.status, answer.out) == (2, "")
    assert "save it as a file first" in answer.err
