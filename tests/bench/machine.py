"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # as storage takes it

_LIBRARIES = ("docxtpl", "python-docx", "flask", "jinja2", "waitress", "sqlite-utils")


def described() -> Iterator[tuple[str, str]]:
    """Yield what it is and which one, for a table."""
    yield "System", f"{platform.system()}, {platform.machine()}"
    yield "Processor", f"{_processor()}, {os.cpu_count()} cores"
    yield "Load when it began", f"{os.getloadavg()[0]:.1f} processes at work, these not among them"
    yield "Python", platform.python_version()
    yield "SQLite", sqlite3.sqlite_version
    yield "Libraries", ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    yield "Server", "waitress, one process, 8 threads, loopback"


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.is_file() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or "unknown processor")
