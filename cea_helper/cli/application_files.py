"""The application file that a call names."""

from __future__ import annotations

from pathlib import Path

from cea_helper.application import Application
from cea_helper.cli.files import UnusableFile, read_bytes
from cea_helper.errors import InvalidApplicationFile
from cea_helper.interchange import read_application
from cea_helper.schemes import Catalogue


def load_application(path: Path, schemes: Catalogue) -> Application:
    """Return the application in the file, for one of these rounds.

    Raises UnusableFile with the first fault of the file.
    """
    try:
        return read_application(read_bytes(path), schemes)
    except InvalidApplicationFile as error:
        first, *others = error.faults
        more = f" ({len(others)} more: cea-helper validate lists them)" if others else ""
        raise UnusableFile(path, first + more) from error
