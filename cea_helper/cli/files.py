"""Read the files that a call names, and write those it asks for whole or not at all."""

from __future__ import annotations

import json
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path
from typing import Any

from cea_helper.errors import CeaHelperError

# A file may have 10 MiB. One byte more shows that it has too many, and no more is ever read.
MOST_BYTES = 10 * 1024 * 1024 + 1
_OWNER_ONLY = 0o600


class UnusableFile(CeaHelperError):
    """A file that a call names cannot be read, used or written."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """Return the bytes of the file, and of one that is too large no more than show that it is."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise UnusableFile(path, reason_of(error)) from error


def refuse_pipe(path: Path) -> None:
    """Raise UnusableFile where the path is a pipe or a device, which may never begin or end."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise UnusableFile(path, "this is a pipe or a device: save it as a file first")


def write_whole(path: Path, content: bytes) -> None:
    """Put the content in place of the file, whole: the old one stands until the new one does."""
    # A symbolic link stays one: what it points to is replaced.
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".cea-helper-{secrets.token_hex(8)}.part")
    try:
        if target.exists() and not target.is_file():
            raise UnusableFile(path, "is not a file that can be replaced")
        _write_through(beside, content, _mode_of(target))
        beside.replace(target)
    except FileNotFoundError as error:
        raise UnusableFile(path, "the folder does not exist") from error
    except OSError as error:
        raise UnusableFile(path, reason_of(error)) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _mode_of(target: Path) -> int:
    """Return the rights that the file has; a new one is for its owner's eyes alone."""
    return stat.S_IMODE(target.stat().st_mode) if target.exists() else _OWNER_ONLY


def _write_through(path: Path, content: bytes, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as file:
        path.chmod(mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def print_json(document: Any) -> None:
    """Print one JSON document on standard output."""
    print(json.dumps(document, ensure_ascii=False, indent=2))


def reason_of(error: OSError) -> str:
    """Return why the system refused, in words for people."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, IsADirectoryError):
        return "is a folder, not a file"
    if isinstance(error, PermissionError):
        return "you may not do this: permission denied"
    return (error.strerror or str(error)).lower()
