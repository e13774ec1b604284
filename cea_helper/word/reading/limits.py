"""What the process that reads a document may cost, however the document is made.

Windows knows no such limits: there only the time that the reading may last is limited.
"""

from __future__ import annotations

import importlib
import signal
from contextlib import suppress
from importlib.util import find_spec

MOST_SECONDS = 2.0
MOST_MEMORY = 256 * 1024 * 1024


def limit_this_process() -> None:
    """Let this process end once it has used up its processor time, and give it no more memory."""
    if find_spec("resource") is None:
        return
    resource = importlib.import_module("resource")
    # Some systems do not keep to it, and say so.
    with suppress(ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
