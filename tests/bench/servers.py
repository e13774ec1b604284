"""Start and stop the servers and the load, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from http.client import HTTPConnection
from pathlib import Path

from tests.bench.load import Found, Plan

BARE = ("-m", "tests.bench.bare")
_HOST = "127.0.0.1"
_LONGEST_WAIT = 60


def site(data_folder: Path) -> tuple[str, ...]:
    """Return the words that serve a data folder, as a person would."""
    return ("-m", "cea_helper", "serve", "--port", "0", "--data", str(data_folder))


@dataclass(frozen=True)
class Served:
    """A server that runs: its port, its process, and when that was started."""

    port: int
    process_id: int
    started_at: float

    @property
    def busy_seconds(self) -> float:
        """How long it has kept a processor busy so far; 0 where the system does not tell."""
        told = Path(f"/proc/{self.process_id}/stat")
        if not told.is_file():
            return 0.0
        # The name in brackets may hold blanks; user and system time are the 12th and 13th after.
        times = told.read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
        return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def running(words: Sequence[str]) -> Iterator[Served]:
    """Run a server of this program until the end of the block."""
    started_at = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *words],
        stdout=subprocess.PIPE,
        # The server tells here, many times a second, that it has enough to do.
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        if process.stdout is None or not (line := process.stdout.readline()):
            raise ValueError("the server did not start")
        yield Served(int(line.strip().rpartition(":")[2]), process.pid, started_at)
    finally:
        process.terminate()
        process.communicate(timeout=_LONGEST_WAIT)


@dataclass(frozen=True)
class Answer:
    """One answer: its status, its text and the cookies that it set."""

    status: int
    text: str
    cookies: tuple[str, ...]


def ask(port: int, path: str, cookie: str = "") -> Answer:
    """Ask for one page."""
    connection = HTTPConnection(_HOST, port, timeout=_LONGEST_WAIT)
    try:
        connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
        response = connection.getresponse()
        told = response.headers.get_all("Set-Cookie") or []
        cookies = tuple(cookie.partition(";")[0] for cookie in told)
        return Answer(response.status, response.read().decode(), cookies)
    finally:
        connection.close()


def load(plan: Plan) -> Found:
    """Put the load on a server from a process of its own; raise ValueError where it failed."""
    found = subprocess.run(
        [sys.executable, "-m", "tests.bench.load"],
        input=json.dumps(asdict(plan)),
        capture_output=True,
        text=True,
        check=False,
        timeout=_LONGEST_WAIT,
    )
    if found.returncode:
        raise ValueError(f"The load stopped: {found.stderr.strip().splitlines()[-1]}")
    return Found(**json.loads(found.stdout))
