"""`validate` is silent on a good file and lists every fault of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Answer, Call


@pytest.mark.parametrize("example", ["consultant.json", "medical-director.json"])
def test_nothing_is_said_of_a_good_file(call: Call, example: str) -> None:
    assert call("validate", EXAMPLES / example) == Answer(0, "", "")


def test_each_fault_is_a_line_that_names_file_and_place(call: Call, broken: Path) -> None:
    answer = call("validate", broken)
    assert answer.status == 2
    assert answer.out == ""
    assert answer.err.splitlines() == [
        f'{broken}: evidence[1].start: "2023-13" is not a month',
        f"{broken}: statements.research: ncia-2026 has no such domain",
    ]


def test_a_file_without_end_is_read_only_as_far_as_its_limit(call: Call) -> None:
    assert call("validate", "/dev/zero").err == "/dev/zero: the file is larger than 10 MiB\n"
