"""The production server: one process, a few threads, and a quiet end."""

from __future__ import annotations

import argparse
import signal
import socket
import sys

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


class CannotListen(CeaHelperError):
    """The address cannot be served: another program has it, or it is not one of this machine."""

    def __init__(self, host: str, port: int, error: OSError) -> None:
        # The library adds the address in its own spelling, which the sentence begins with already.
        reason = reason_of(error).partition(" (while attempting")[0]
        super().__init__(f"{host}, port {port}: {reason}")


def port_number(written: str) -> int:
    """Return the port that a word of the call names; 0 stands for any that is free."""
    if not (written.isascii() and written.isdigit() and int(written) <= 65_535):
        raise argparse.ArgumentTypeError(f'"{written}" is not a port from 0 to 65535')
    return int(written)


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens there; raise CannotListen with the reason where it cannot.

    A name that stands for several addresses is served on the first IPv4 one.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise CannotListen(host, port, error) from error


def serve(app: Flask, listening: socket.socket) -> int:
    """Serve until the process is told to stop, then finish what is being answered."""
    # The server's loop takes the exit for its end, and lets its threads finish.
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
    shown = f"[{host}]" if ":" in host else host
    print(f"CEA Helper is at http://{shown}:{port}", flush=True)
    server.run()
    app.extensions["store"].close()
    return DONE
