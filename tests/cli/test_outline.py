"""`outline` prints a first text for each domain: as one document, or for people to read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cea_helper.drafting import outline, outline_as_json
from cea_helper.interchange import read_application
from tests.cli.conftest import EXAMPLES, Call


@pytest.mark.parametrize("example", ["consultant.json", "medical-director.json"])
def test_the_document_is_that_of_the_outline(call: Call, example: str) -> None:
    application = read_application((EXAMPLES / example).read_bytes())
    answer = call("outline", EXAMPLES / example, "--json")
    assert (answer.status, answer.err) == (0, "")
    assert answer.document == outline_as_json(outline(application, date(2026, 11, 21)))


def test_without_json_each_domain_has_its_text_and_count(call: Call) -> None:
    path = EXAMPLES / "medical-director.json"
    told = outline(read_application(path.read_bytes()), date(2026, 11, 21))
    parts = call("outline", path).out.rstrip("\n").split("\n\n")
    heading = f"2 Developing a high quality service: {told[1].count:,} of 1,350 characters"
    assert parts[1] == f"{heading}\n{told[1].text}"
    assert parts[3].startswith("4 Research and innovation: 0 of 1,350 characters\n(no evidence")


def test_what_is_left_out_is_told_by_its_title(call: Call, consultant: Path) -> None:
    document = json.loads(consultant.read_bytes())
    document["evidence"][0] |= {"start": "2001", "end": "2002"}
    consultant.write_text(json.dumps(document), encoding="utf-8")
    out = call("outline", consultant).out
    assert "(left out: National simulation curriculum for pleural procedures. It ended " in out
