"""The production server as a process: it says where it is, answers, and ends when told to."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cea_helper import __version__
from cea_helper.storage import Store
from cea_helper.workspace import accounts
from tests.cli.conftest import Answer, Call


@contextmanager
def running(*words: str | Path, **environment: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start the program, wait until it says where it is, and end it whatever happens."""
    process = subprocess.Popen(
        [sys.executable, "-m", "cea_helper", *(str(word) for word in words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    with process, process.stdout, process.stderr:
        try:
            said = process.stdout.readline()
            assert said.startswith("CEA Helper is at http://"), process.stderr.read()
            yield process, said.split()[-1]
        finally:
            process.kill()


def ended(process: subprocess.Popen[str]) -> Answer:
    """Tell the program to stop, and return what it leaves."""
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=20)
    return Answer(process.returncode, out, err)


def test_the_server_answers_and_ends_when_told_to(tmp_path: Path) -> None:
    with running("serve", "--port", "0", "--data", tmp_path) as (process, address):
        with urllib.request.urlopen(f"{address}/healthz", timeout=20) as response:
            assert json.load(response) == {"status": "ok", "version": __version__}
            assert response.headers["Server"] is None
        assert ended(process) == Answer(0, "", "")
    assert (tmp_path / "cea.sqlite").is_file()


def test_what_is_being_sent_when_the_end_comes_is_still_answered(tmp_path: Path) -> None:
    with running("serve", "--port", "0", "--data", tmp_path) as (process, address):
        host, port = address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=20) as connection:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            time.sleep(0.2)
            answer = ended(process)
            assert connection.recv(100).startswith(b"HTTP/1.1 200")
    assert answer.status == 0


def test_a_port_that_is_taken_is_told_in_one_sentence(call: Call, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = call("serve", "--port", str(port), "--data", tmp_path / "data")
    assert answer == Answer(2, "", f"127.0.0.1, port {port}: address already in use\n")
    assert not (tmp_path / "data").exists()


def test_a_host_that_is_not_there_is_told_in_one_sentence(call: Call, tmp_path: Path) -> None:
    answer = call("serve", "--host", "192.0.2.1", "--port", "0", "--data", tmp_path / "data")
    assert answer.status == 2
    assert answer.err.startswith("192.0.2.1, port 0: ")
    assert answer.err.count("\n") == 1


def test_a_data_folder_that_is_a_file_is_told_in_one_sentence(call: Call, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    answer = call("serve", "--port", "0", "--data", tmp_path / "file")
    assert answer.status == 2
    assert answer.err.startswith(f"{tmp_path / 'file'} cannot be used for the data: ")


def test_the_demonstration_is_on_this_machine_alone_and_in_a_folder_of_its_own(
    tmp_path: Path,
) -> None:
    with running("demo", "--port", "0", CEA_HELPER_DATA=str(tmp_path)) as (process, address):
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(f"{address}/healthz", timeout=20) as response:
            assert response.status == 200
        assert ended(process) == Answer(0, "", "")
    assert [path.name for path in tmp_path.iterdir()] == ["demo"]
    store = Store(tmp_path / "demo", is_demo=True)
    assert len(accounts.list_demo_people(store)) >= 12
    store.close()


def test_the_folder_of_the_demonstration_is_not_served_as_a_real_one(
    call: Call, tmp_path: Path
) -> None:
    Store(tmp_path, is_demo=True).close()
    answer = call("serve", "--port", "0", "--data", tmp_path)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize("word", ["--host", "--data"])
def test_the_demonstration_takes_no_address_and_no_folder(call: Call, word: str) -> None:
    answer = call("demo", word, "x")
    assert answer.status == 2
    assert f"unrecognized arguments: {word} x" in answer.err


@pytest.mark.parametrize("host", ["", "::1"])
def test_a_host_that_people_could_not_use_is_refused(call: Call, tmp_path: Path, host: str) -> None:
    answer = call("serve", "--host", host, "--port", "0", "--data", tmp_path)
    assert (answer.status, answer.out) == (2, "")
    assert "name an address like 127.0.0.1" in answer.err
