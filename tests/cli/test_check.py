"""`check` tells what an assessor would mind: as one document, or for people to read."""

from __future__ import annotations

import json
from pathlib import Path

from cea_helper.checks import application_texts, as_json, check_statements, identifiers_in
from cea_helper.interchange import read_application
from tests.checks.making import AS_OF
from tests.cli.conftest import EXAMPLES, Call


def test_the_document_is_that_of_the_checks(call: Call) -> None:
    path = EXAMPLES / "medical-director.json"
    application = read_application(path.read_bytes())
    identifiers = list(identifiers_in(application_texts(application)))
    answer = call("check", path, "--json")
    assert (answer.status, answer.err) == (1, "")
    assert answer.document == as_json(check_statements(application, AS_OF), identifiers)


def test_each_finding_is_told_with_its_words(call: Call, consultant: Path) -> None:
    _write(consultant, {"innovation": "Member of the trials committee since 2023."})
    answer = call("check", consultant)
    assert answer.status == 1
    told = " ".join(answer.out.split())
    assert "should: A position is named, and not what came of it." in told
    assert "Member of the trials committee since 2023." in told


def test_a_file_without_a_finding_is_done(call: Call, consultant: Path) -> None:
    texts = {
        "service": "In 2024, for the national ambition of shorter waits, I wrote the referral form "
        "that nine hospitals use: people wait 12 weeks, against a national median of 26.",
        "leadership": "As chair of the regional burns group I settled one rota for five units in "
        "2022; deaths fell from 9% to 6%, against 8% nationally.",
        "education": "After my 2024 course for 90 midwives in three counties, tears that were "
        "missed fell from 14 to 3 a year, and women need fewer operations.",
        "innovation": "My 2023 trial of home dialysis changed the national guideline, and 2,000 "
        "more people a year are treated at home than before; I was its chief investigator.",
        "national-impact": "With six nurses I opened a leg clinic in 2023: ulcers of 400 people "
        "in two counties healed in 11 weeks instead of 19.",
    }
    _write(consultant, texts, evidence=[])
    answer = call("check", consultant)
    assert (answer.status, answer.out) == (0, "Nothing was found.\n")
    assert call("check", consultant, "--json").document == {"findings": [], "identifiers": []}


def test_an_identifier_alone_is_something_to_look_at(call: Call, consultant: Path) -> None:
    document = json.loads(consultant.read_bytes())
    document["evidence"][0]["notes"] = "NHS number 943 476 5919"
    consultant.write_text(json.dumps(document), encoding="utf-8")
    answer = call("check", consultant, "--json")
    assert answer.status == 1
    assert [one["where"] for one in answer.document["identifiers"]] == ["evidence[0].notes"]
    assert "evidence[0].notes: " in call("check", consultant).out


def test_a_broken_file_is_told_in_one_sentence(call: Call, tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    answer = call("check", tmp_path / "broken.json", "--json")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.count("\n") == 1


def _write(path: Path, statements: dict[str, str], **others: object) -> None:
    document = json.loads(path.read_bytes())
    document |= {"statements": statements, "fields": {}, **others}
    path.write_text(json.dumps(document), encoding="utf-8")
