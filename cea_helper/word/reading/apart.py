"""Read a document in a process of its own, so that no document can harm the program."""

from __future__ import annotations

import json
import pickle
import signal
import subprocess
import sys
from pathlib import Path

import cea_helper
from cea_helper.errors import NotAWordFile
from cea_helper.schemes import Scheme
from cea_helper.word.reading.document_form import from_document
from cea_helper.word.reading.model import ReadDocument

# What the process may need on a machine with much else to do; its processor time is limited apart.
_LONGEST_WAIT = 15.0

_CHILD = (sys.executable, "-m", "cea_helper.word.reading.child")
_ROOT = Path(cea_helper.__file__).parent.parent
_TOO_LONG = "takes too long to read. Copy its text into a new document and try that"
_FAILED = "cannot be read. Copy its text into a new document and try that"


def read_apart(document: bytes, scheme: Scheme) -> ReadDocument:
    """Return what `read_document` does, read by a process with limits of time and memory.

    Raises NotAWordFile with one sentence, also where the limits do not suffice or the process
    fails.
    """
    try:
        done = subprocess.run(
            _CHILD,
            input=pickle.dumps((scheme, document)),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            timeout=_LONGEST_WAIT,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotAWordFile(_TOO_LONG) from error
    return _understood(done)


def _understood(done: subprocess.CompletedProcess[bytes]) -> ReadDocument:
    if done.returncode:
        # Windows has no such signal, nor the limit that sends it.
        is_out_of_time = done.returncode == -getattr(signal, "SIGPROF", 0)
        raise NotAWordFile(_TOO_LONG if is_out_of_time else _FAILED)
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise NotAWordFile(answer["refused"])
    return from_document(answer["read"])
