"""`strength` tells where an application is weak: as one document, or for people to read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cea_helper.interchange import read_application
from cea_helper.strength import analyse, as_json
from tests.cli.conftest import EXAMPLES, Call


def test_the_document_is_that_of_the_report(call: Call) -> None:
    path = EXAMPLES / "medical-director.json"
    report = analyse(read_application(path.read_bytes()), date(2026, 11, 21))
    answer = call("strength", path, "--json")
    assert (answer.status, answer.err) == (0, "")
    assert answer.document == as_json(report)


def test_the_weakest_domain_is_read_first(call: Call) -> None:
    lines = call("strength", EXAMPLES / "medical-director.json").out.splitlines()
    assert lines[0] == "Dr Example Director: National Clinical Excellence Award, 2019 round"
    assert lines[1].startswith("Judged on 21 November 2026. What ended before 21 November 2021")
    headings = [line for line in lines if line[:1].isdigit() and ": " in line]
    assert headings[:2] == ["4 Research and innovation: empty", "5 Teaching and training: weak"]
    assert len(headings) == 5


def test_an_overview_of_the_domains_comes_before_the_details(call: Call) -> None:
    lines = call("strength", EXAMPLES / "medical-director.json").out.splitlines()
    assert lines[2:9] == [
        "",
        "1 Delivering a high quality service               weak",
        "2 Developing a high quality service               adequate",
        "3 Leadership and managing a high quality service  adequate",
        "4 Research and innovation                         empty",
        "5 Teaching and training                           weak",
        "",
    ]


def test_what_one_item_lacks_is_told_in_one_sentence(call: Call) -> None:
    out = " ".join(call("strength", EXAMPLES / "medical-director.json").out.split())
    assert '"Weekly clinic" does not yet show: a result, what went' in out


@pytest.mark.parametrize("part", ["Why", "What to do next", "Questions for you", "Evidence"])
def test_a_weak_domain_is_told_with_all_its_parts(call: Call, part: str) -> None:
    out = call("strength", EXAMPLES / "medical-director.json").out
    teaching = out.partition("5 Teaching and training:")[2].partition("\n\n")[0]
    assert f"\n  {part}\n    - " in teaching


def test_no_line_is_too_long_to_read(call: Call) -> None:
    out = call("strength", EXAMPLES / "consultant.json").out
    assert max(len(line) for line in out.splitlines()) <= 88


def test_a_file_that_names_no_day_is_judged_today_in_london(
    call: Call, consultant: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = json.loads(consultant.read_bytes())
    del document["as_of"]
    consultant.write_text(json.dumps(document), encoding="utf-8")
    monkeypatch.setenv("CEA_HELPER_TESTING", "1")
    monkeypatch.setenv("CEA_HELPER_NOW", "2026-06-30T23:30:00")
    assert call("strength", consultant, "--json").document["as_of"] == "2026-07-01"
