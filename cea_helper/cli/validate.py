"""`validate`: whether an application file is good."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cea_helper.cli import DONE, WRONG, complain, files, scheme_files
from cea_helper.errors import InvalidApplicationFile
from cea_helper.interchange import read_application


def add_arguments(parser: ArgumentParser) -> None:
    """Take the words of the command."""
    parser.epilog = "Nothing is printed where the file is good, else a line for each fault."
    parser.add_argument("file", metavar="FILE", type=Path, help="an application file")
    scheme_files.add_arguments(parser)


def run(call: Namespace) -> int:
    """Print each fault of the file on standard error."""
    schemes = scheme_files.known_schemes(call)
    document = files.read_bytes(call.file)
    try:
        read_application(document, schemes)
    except InvalidApplicationFile as error:
        for fault in error.faults:
            complain(f"{call.file}: {fault}")
        return WRONG
    return DONE
