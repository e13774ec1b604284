"""`count`: the length of standard input under a counting rule."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from cea_helper import counting
from cea_helper.cli import DONE
from cea_helper.cli.files import UnusableFile


def add_arguments(parser: ArgumentParser) -> None:
    """Take the words of the command."""
    parser.add_argument("--rule", required=True, choices=counting.RULES, help="how to count")


def run(call: Namespace) -> int:
    """Print the length. A byte-order mark at the start is no part of the text."""
    if sys.stdin is None:
        raise UnusableFile("standard input", "is closed")
    try:
        written = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableFile("standard input", f"byte {error.start + 1} is not UTF-8") from error
    print(counting.length(written, call.rule))
    return DONE
