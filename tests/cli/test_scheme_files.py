"""A trust's own scheme file stands beside the program's schemes, in each command that needs one."""

from __future__ import annotations

from pathlib import Path

import pytest

from cea_helper.schemes import shipped
from tests.cli.conftest import TRUST_SCHEME, Answer, Call


def test_the_rounds_of_the_file_are_listed_beside_the_others(
    call: Call, trust_scheme: Path
) -> None:
    listed = call("schemes", "--json", "--scheme-file", trust_scheme).document["schemes"]
    ids = {scheme["id"] for scheme in listed}
    assert ids == {"st-elsewhere-2027", *(scheme.id for scheme in shipped())}


def test_an_application_for_the_trust_s_award_is_good_and_can_be_used(
    call: Call, trust_scheme: Path, trust_application: Path, tmp_path: Path
) -> None:
    words = (trust_application, "--scheme-file", trust_scheme)
    out = tmp_path / "out.docx"
    assert call("validate", *words) == Answer(0, "", "")
    assert call("strength", *words, "--json").document["scheme"] == "st-elsewhere-2027"
    assert [box["id"] for box in call("outline", *words, "--json").document["domains"]] == ["care"]
    assert call("draft", *words, "-o", out) == Answer(0, "", "")
    assert out.read_bytes().startswith(b"PK")


def test_without_the_file_its_round_is_not_known(call: Call, trust_application: Path) -> None:
    answer = call("strength", trust_application)
    assert answer.status == 2
    assert '"st-elsewhere-2027"' in answer.err


def test_several_files_can_be_named(call: Call, trust_scheme: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(TRUST_SCHEME.replace("st-elsewhere", "st-somewhere"))
    answer = call("schemes", "--scheme-file", trust_scheme, "--scheme-file", other)
    assert "st-elsewhere-2027: " in answer.out
    assert "st-somewhere-2027: " in answer.out


def test_a_file_may_correct_a_scheme_of_the_program(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "ncia.toml"
    path.write_text(TRUST_SCHEME.replace('"st-elsewhere"', '"ncia"'))
    listed = call("schemes", "--json", "--scheme-file", path).document["schemes"]
    assert {"ncia-2026", "st-elsewhere-2027"} <= {scheme["id"] for scheme in listed}


@pytest.mark.parametrize("command", ["schemes", "validate", "strength", "outline"])
def test_a_broken_file_is_one_sentence_with_its_place(
    call: Call, trust_scheme: Path, trust_application: Path, command: str
) -> None:
    trust_scheme.write_text(TRUST_SCHEME.replace("maximum = 900", "maximum = 0"))
    words = [] if command == "schemes" else [trust_application]
    place = "rounds.st-elsewhere-2027.domains.care.limit.maximum"
    sentence = f"{trust_scheme}: {place}: must be 1 to 100,000\n"
    assert call(command, *words, "--scheme-file", trust_scheme) == Answer(2, "", sentence)


def test_a_file_that_is_not_there_is_named(call: Call, tmp_path: Path) -> None:
    missing = tmp_path / "missing.toml"
    answer = call("schemes", "--scheme-file", missing)
    assert answer == Answer(2, "", f"{missing}: there is no such file\n")


def test_a_round_of_another_scheme_cannot_be_taken(call: Call, trust_scheme: Path) -> None:
    trust_scheme.write_text(TRUST_SCHEME.replace("st-elsewhere-2027", "ncia-2026"))
    answer = call("schemes", "--scheme-file", trust_scheme)
    sentence = f"{trust_scheme}: ncia-2026 is also a round of the scheme ncia\n"
    assert answer == Answer(2, "", sentence)
