"""What holds for every command: help, exit statuses, quiet ends, and a quick start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import cea_helper
from cea_helper import cli
from cea_helper.schemes import shipped
from tests.cli.conftest import EXAMPLES, Call, program

HEAVY = {"flask", "docx", "jsonschema", "sqlite_utils", "regex", "waitress", "zoneinfo", "json"}


@pytest.mark.parametrize("command", [[], *([name] for name in cli.COMMANDS)], ids=" ".join)
def test_every_command_answers_help(call: Call, command: list[str]) -> None:
    answer = call(*command, "--help")
    assert answer.status == 0
    assert answer.out.startswith(" ".join(["usage: cea-helper", *command]))
    assert answer.err == ""


def test_the_help_lists_every_command(call: Call) -> None:
    out = call("--help").out
    assert all(f"    {name}" in out for name in cli.COMMANDS)


def test_the_program_tells_its_version(call: Call) -> None:
    assert call("--version").out == f"CEA Helper {cea_helper.__version__}\n"


@pytest.mark.parametrize(
    "words",
    [[], ["chek"], ["validate"], ["validate", "a", "b"], ["count"], ["serve", "--port", "x"]],
)
def test_wrong_words_end_with_2_and_usage(call: Call, words: list[str]) -> None:
    answer = call(*words)
    assert answer.status == 2
    assert answer.out == ""
    assert answer.err.startswith("usage: cea-helper")


@pytest.mark.parametrize("port", ["-1", "65536", "eighty", "\u0661", ""])
def test_a_port_is_a_number_that_ports_have(call: Call, port: str) -> None:
    answer = call("serve", f"--port={port}")
    assert answer.status == 2
    assert f'"{port}" is not a port from 0 to 65535' in answer.err


def test_help_loads_no_part_of_the_program_that_it_does_not_need() -> None:
    script = "import sys; from cea_helper import cli\ntry: cli.main(['--help'])\n"
    script += "except SystemExit: print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    loaded = set(done.stderr.decode().split())
    assert "cea_helper.cli" in loaded
    assert not loaded & HEAVY


@pytest.mark.parametrize("command", ["validate", "strength", "outline", "draft"])
@pytest.mark.parametrize(
    ("name", "reason"),
    [("missing.json", "there is no such file"), (".", "is a folder, not a file")],
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(
    call: Call, tmp_path: Path, command: str, name: str, reason: str
) -> None:
    out = ["-o", tmp_path / "out.docx"] if command == "draft" else []
    answer = call(command, tmp_path / name, *out)
    assert answer.status == 2
    assert answer.err == f"{tmp_path / name}: {reason}\n"
    assert answer.out == ""


@pytest.mark.parametrize("command", ["strength", "outline", "draft"])
def test_a_broken_file_gets_one_sentence_with_file_and_place(
    call: Call, tmp_path: Path, broken: Path, command: str
) -> None:
    out = ["-o", tmp_path / "out.docx"] if command == "draft" else []
    answer = call(command, broken, *out)
    assert answer.status == 2
    assert answer.err == (
        f'{broken}: evidence[1].start: "2023-13" is not a month '
        "(1 more: cea-helper validate lists them)\n"
    )
    assert sorted(tmp_path.iterdir()) == [broken]


def test_a_reader_that_has_seen_enough_ends_the_program_quietly() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "cea_helper", "schemes", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    with process.stderr as stderr:
        assert stderr.read() == b""
    assert process.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_disk_is_told_in_one_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cea_helper", "schemes"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == b"standard output: no space left on device\n"


def test_an_interrupted_command_ends_quietly(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cea_helper.schemes.scheme_file.tomli.loads", interrupt)
    shipped.cache_clear()
    answer = call("schemes")
    assert (answer.status, answer.out, answer.err) == (130, "", "")


def test_text_is_utf_8_in_a_locale_that_knows_no_letters(tmp_path: Path) -> None:
    document = (EXAMPLES / "consultant.json").read_bytes()
    path = tmp_path / "Zo\u00eb.json"
    path.write_bytes(document.replace(b"Dr Example Consultant", "Dr Zo\u00eb \u0141".encode()))
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = program("strength", str(path), env=plain)
    assert done.returncode == 0
    assert done.stdout.startswith("Dr Zo\u00eb \u0141: ".encode())


def test_the_module_is_the_program() -> None:
    assert program("--version").stdout == f"CEA Helper {cea_helper.__version__}\n".encode()


@pytest.mark.parametrize("words", ["validate nowhere.json", "chek"])
def test_errors_are_not_mixed_with_results_where_their_place_is_closed(words: str) -> None:
    python = f"{sys.executable} -m cea_helper"
    done = subprocess.run(
        ["sh", "-c", f"exec {python} {words} 2>&-"], capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", b"")


def test_a_name_cannot_hide_or_turn_round_what_an_error_says(call: Call) -> None:
    answer = call("validate", "\u202enosj.\x1b[2J\n")
    assert answer.err == "\\u202enosj.\\u001b[2J\\n: there is no such file\n"
