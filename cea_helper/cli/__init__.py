"""The command `cea-helper`: a thin client of the core.

The commands need very different parts of the program: `count` a regular expression, `serve` the
whole site. To keep each as quick as what it does, this door imports none of them. A table names the
module of each command, and the one that was asked for is loaded when its name has been read. This
is the only import of the program that does not stand at the top of a module.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from cea_helper import __version__, text
from cea_helper.errors import CeaHelperError

# The module under cea_helper.cli, and what the list of commands says of it.
COMMANDS = {
    "serve": ("serve", "serve the site to a browser"),
    "demo": ("demo", "serve the site with made-up people in it"),
    "schemes": ("schemes", "list the award schemes and their rounds"),
    "validate": ("validate", "say what is wrong in an application file"),
    "strength": ("strength", "say where an application is weak, and why"),
    "outline": ("outline", "put the applicant's own words in order, domain by domain"),
    "check": ("check", "say what an assessor would mind in the statements"),
    "draft": ("draft", "write an application as a Word document"),
    "read-word": ("read_word", "read statements, comments and changes from a Word document"),
    "count": ("count", "count what stands on standard input"),
    "import-application": ("import_application", "bring an application file into an account"),
    "export-application": ("export_application", "write an application of an account to a file"),
    "import-evidence": ("import_evidence", "read publications and lists from other programs"),
    "user": ("user", "add an account, or give a new link to set its password"),
    "routes": ("routes", "list the addresses of the site and who may use each"),
}

DONE, FOUND, WRONG = 0, 1, 2

# What a shell reports of a program that a signal ended.
_INTERRUPTED, _PIPE_CLOSED = 130, 141


def main(words: Sequence[str] | None = None) -> int:
    """Run the command that the words of the call name, and return its exit status."""
    _open_closed_error_output()
    _speak_utf_8()
    try:
        status = _run(sys.argv[1:] if words is None else words)
        _flush()
        return status
    except CeaHelperError as error:
        complain(str(error))
        return WRONG
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough; what is left goes nowhere, quietly.
        _drop_output()
        return _PIPE_CLOSED
    except OSError as error:
        # What has no name is the printing: commands tell of the folders they use themselves.
        if error.filename is None:
            _drop_output()
        place = error.filename or "standard output"
        complain(f"{place}: {(error.strerror or str(error)).lower()}")
        return WRONG


def complain(sentence: str) -> None:
    """Print one line about something wrong on standard error, with nothing hidden in it."""
    print(text.visible(sentence), file=sys.stderr)


def _run(words: Sequence[str]) -> int:
    parser, by_name = _parsers()
    named = next((word for word in words if not word.startswith("-")), None)
    if named not in COMMANDS:
        parser.parse_args(words)
        return DONE
    command = importlib.import_module(f"cea_helper.cli.{COMMANDS[named][0]}")
    command.add_arguments(by_name[named])
    status: int = command.run(parser.parse_args(words))
    return status


def _parsers() -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    parser = argparse.ArgumentParser(
        prog="cea-helper",
        description="Gather evidence for a consultant's award, see which domain is weak, "
        "write the statements, download a Word document.",
        epilog="cea-helper COMMAND --help says more about a command.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"CEA Helper {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    by_name = {
        name: commands.add_parser(
            name, help=does, description=f"{does[0].upper()}{does[1:]}.", allow_abbrev=False
        )
        for name, (_, does) in COMMANDS.items()
    }
    return parser, by_name


def _open_closed_error_output() -> None:
    """Send errors nowhere where their place is closed: Python would mix them with the results."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (for the whole run)


def _speak_utf_8() -> None:
    """Write UTF-8 whatever the locale says: LANG=C must not stop anybody's name."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _drop_output() -> None:
    """Send what the program still has to write nowhere, so that leaving it complains of nothing."""
    if sys.stdout is None:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
