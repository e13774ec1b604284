"""`count` counts standard input as the rest of the program counts."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest

from cea_helper.cli import main
from tests.cli.conftest import EXAMPLES, Call

CASES = json.loads((EXAMPLES / "counting_cases.json").read_bytes())
SENDABLE = [case for case in CASES if case["text"].isascii() or case["text"].isprintable()]


@pytest.mark.parametrize("case", SENDABLE, ids=lambda case: case["name"])
def test_standard_input_has_the_length_of_the_text(call: Call, case: dict[str, Any]) -> None:
    for rule, length in case["lengths"].items():
        answer = call("count", "--rule", rule, stdin=case["text"].encode())
        assert (answer.status, answer.out) == (0, f"{length}\n")


@pytest.mark.parametrize(
    ("written", "rule", "length"),
    [
        (b"\xef\xbb\xbfab", "utf16", 2),
        (b"a\xef\xbb\xbfb", "utf16", 3),
        (b"ab\n", "utf16", 3),
        (b"ab\r\n", "utf16_crlf", 4),
        (b"ab\n", "word_with_spaces", 2),
        (b"", "words", 0),
    ],
)
def test_the_last_line_end_is_counted_and_a_first_mark_is_not(
    call: Call, written: bytes, rule: str, length: int
) -> None:
    assert call("count", "--rule", rule, stdin=written).out == f"{length}\n"


def test_what_is_not_utf_8_is_refused_with_its_place(call: Call) -> None:
    answer = call("count", "--rule", "words", stdin=b"caf\xe9")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == "standard input: byte 4 is not UTF-8\n"


def test_a_rule_that_nobody_knows_is_a_wrong_word(call: Call) -> None:
    answer = call("count", "--rule", "bytes")
    assert answer.status == 2
    assert "graphemes" in answer.err


def test_a_closed_standard_input_is_one_plain_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["count", "--rule", "words"]) == 2
    assert capsys.readouterr() == ("", "standard input: is closed\n")
