"""The load: a few connections that each ask again as soon as they are answered.

It runs in a process of its own, takes what to do as JSON on standard input and prints what it
found. It asks loopback alone, and stops after its time or its number of requests.
"""

from __future__ import annotations

import json
import re
import selectors
import socket
import sys
import time
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import urlencode

_MOST_SECONDS = 10.0
_MOST_REQUESTS = 50_000
_LONGEST_WAIT = 10.0
_HOST = "127.0.0.1"
_LENGTH = re.compile(rb"\r\ncontent-length: *([0-9]+)\r\n", re.IGNORECASE)


@dataclass(frozen=True)
class Visitor:
    """What one connection asks for. With a form it saves: each time a text that is new.

    `began_from` is the version that its first save begins from; each save makes the next.
    """

    path: str
    headers: dict[str, str] = field(default_factory=dict)
    form: dict[str, str] | None = None
    began_from: int = 0


@dataclass(frozen=True)
class Plan:
    """One turn of load; every answer must have the status."""

    port: int
    seconds: float
    status: int
    visitors: list[Visitor]


@dataclass(frozen=True)
class Found:
    """What a turn of load found: the seconds that each answer took, and how many each got."""

    seconds: float
    latencies: list[float]
    answers: list[int]

    @property
    def throughput(self) -> float:
        """Answers a second."""
        return len(self.latencies) / self.seconds


class Connection:
    """A connection that stays open, with at most one request under way."""

    def __init__(self, port: int, visitor: Visitor) -> None:
        self.socket = socket.create_connection((_HOST, port), timeout=_LONGEST_WAIT)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.answers = 0
        self._port = port
        self._visitor = visitor
        self._head = "".join(f"{name}: {value}\r\n" for name, value in visitor.headers.items())
        self._received = b""
        self._asked_at = 0.0

    def ask(self) -> None:
        """Send the next request."""
        self._received = b""
        self._asked_at = time.perf_counter()
        self.socket.sendall(self._request())

    def _request(self) -> bytes:
        visitor = self._visitor
        begins = f"{visitor.path} HTTP/1.1\r\nHost: {_HOST}:{self._port}\r\n{self._head}"
        if visitor.form is None:
            return f"GET {begins}\r\n".encode()
        new = {
            "began_from": str(visitor.began_from + self.answers),
            "text": f"{self.answers:06d} {visitor.form['text']}",
        }
        body = urlencode(visitor.form | new)
        kind = "Content-Type: application/x-www-form-urlencoded"
        return f"POST {begins}{kind}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()

    def receive(self, status: int) -> float | None:
        """Take what has arrived; return how long the answer took once it is whole."""
        piece = self.socket.recv(262_144)
        if not piece:
            raise ValueError("the server hung up")
        self._received += piece
        head, ends, body = self._received.partition(b"\r\n\r\n")
        if not ends:
            return None
        length = _LENGTH.search(head + b"\r\n")
        if length is None or head[9:12] != str(status).encode():
            raise ValueError(f"not the answer that was expected: {head.decode()}")
        if len(body) < int(length[1]):
            return None
        self.answers += 1
        return time.perf_counter() - self._asked_at


def put(plan: Plan) -> Found:
    """Put the load on the server for the time of the plan, and return what was found."""
    connections = [Connection(plan.port, visitor) for visitor in plan.visitors]
    latencies: list[float] = []
    began = time.perf_counter()
    ends = began + min(plan.seconds, _MOST_SECONDS)
    waiting = selectors.DefaultSelector()
    for connection in connections:
        waiting.register(connection.socket, selectors.EVENT_READ, connection)
        connection.ask()
    under_way = len(connections)
    while under_way:
        for connection in _ready(waiting):
            took = connection.receive(plan.status)
            if took is None:
                continue
            latencies.append(took)
            if time.perf_counter() < ends and len(latencies) < _MOST_REQUESTS:
                connection.ask()
            else:
                under_way -= 1
    seconds = time.perf_counter() - began
    for connection in connections:
        connection.socket.close()
    return Found(seconds, latencies, [connection.answers for connection in connections])


def _ready(waiting: selectors.BaseSelector) -> list[Connection]:
    ready = [key.data for key, _ in waiting.select(_LONGEST_WAIT)]
    if not ready:
        raise ValueError(f"no answer in {_LONGEST_WAIT:.0f} seconds")
    return ready


def main() -> None:
    """Do what standard input says, and print what was found."""
    given: dict[str, Any] = json.load(sys.stdin)
    visitors = [Visitor(**visitor) for visitor in given.pop("visitors")]
    json.dump(asdict(put(Plan(visitors=visitors, **given))), sys.stdout)


if __name__ == "__main__":
    main()
