"""The production server: one process, a few threads, and a quiet end."""

from __future__ import annotations

import argparse
import logging
import signal
import socket
import sys
import time
from typing import Any

from flask import Flask
from waitress.server import create_server

from cea_helper.cli import DONE
from cea_helper.cli.files import reason_of
from cea_helper.errors import CeaHelperError

LOOPBACK = "127.0.0.1"
PORT = 8000

_THREADS = 8

# The site itself answers what is too large with a page of its own. This bound is for bodies that
# do not say how large they are.
_LARGEST_BODY = 50 * 1024 * 1024

# Slow clients wait in the loop without a thread, so many of them may.
_MOST_CONNECTIONS = 1_000

# How long an answer that was begun may take once the process is told to stop, in seconds.
_LONGEST_FAREWELL = 30


class CannotListen(CeaHelperError):
    """The address cannot be served: another program has it, or it is not one of this machine."""

    def __init__(self, host: str, port: int, error: OSError) -> None:
        # The library adds the address in its own spelling, which the sentence begins with already.
        reason = reason_of(error).partition(" (while attempting")[0]
        super().__init__(f"{host or 'No host'}, port {port}: {reason}")


def port_number(written: str) -> int:
    """Return the port that a word of the call names; 0 stands for any that is free."""
    if not (written.isascii() and written.isdigit() and int(written) <= 65_535):
        raise argparse.ArgumentTypeError(f'"{written}" is not a port from 0 to 65535')
    return int(written)


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens there; raise CannotListen with the reason where it cannot.

    A name that stands for several addresses is served on the first IPv4 one.
    """
    if not host or ":" in host:
        # An empty one would stand for every network; the site is not found under IPv6 ones.
        raise CannotListen(host, port, OSError("name an address like 127.0.0.1"))
    try:
        return socket.create_server((host, port))
    except OSError as error:
        raise CannotListen(host, port, error) from error


def serve(app: Flask, listening: socket.socket) -> int:
    """Serve until the process is told to stop, then finish what is being answered."""
    # The server would tell of every visitor who waits a moment, many times a second.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    # Its loop takes the exit for its end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(DONE))
    server = create_server(
        app,
        sockets=[listening],
        threads=_THREADS,
        ident=None,
        connection_limit=_MOST_CONNECTIONS,
        asyncore_use_poll=True,
        max_request_body_size=_LARGEST_BODY,
    )
    host, port = listening.getsockname()[:2]
    print(f"CEA Helper is at http://{host}:{port}", flush=True)
    if not host.startswith("127."):
        warning = "People on the network can reach it. Put a web server with https in front."
        print(warning, flush=True)
    try:
        _loop(server)
    except (SystemExit, KeyboardInterrupt):
        _finish(server)
    app.extensions["store"].close()
    return DONE


def _loop(server: Any, **how: Any) -> None:
    server.asyncore.loop(map=server._map, use_poll=True, **({"timeout": 1} | how))


def _finish(server: Any) -> None:
    """Take no new visitor, and let what is being answered reach whoever asked."""
    server.del_channel()
    server.socket.close()
    until = time.monotonic() + _LONGEST_FAREWELL
    while _is_busy(server) and time.monotonic() < until:
        _loop(server, timeout=0.1, count=1)
    server.task_dispatcher.shutdown(timeout=1)


def _is_busy(server: Any) -> bool:
    channels = list(server.active_channels.values())
    return any(channel.requests or channel.total_outbufs_len for channel in channels)
