"""Serve a site of a test on a port of this machine, as the program serves it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from waitress import wasyncore
from waitress.server import create_server


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Give the address at which `app` is served; it ends with the block."""
    sockets: dict[int, Any] = {}
    server: Any = create_server(
        app, map=sockets, host="127.0.0.1", port=0, threads=4, ident=None, asyncore_use_poll=True
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        # The loop ends once nothing is open in it; only the loop itself may close what is in it.
        server.trigger.pull_trigger(lambda: wasyncore.close_all(sockets))
        thread.join()
        server.task_dispatcher.shutdown()
