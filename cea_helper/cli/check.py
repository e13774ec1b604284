"""`check`: what an assessor would mind in the statements as written."""

from __future__ import annotations

import textwrap
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cea_helper import config, dates, text
from cea_helper.application import Application
from cea_helper.checks import (
    Finding,
    application_texts,
    as_json,
    check_statements,
    identifiers_in,
)
from cea_helper.cli import DONE, FOUND, files, scheme_files
from cea_helper.cli.application_files import load_application
from cea_helper.privacy import Identifier

_WIDTH = 88
_LONGEST_QUOTE = 60

Named = tuple[str, Identifier]


def add_arguments(parser: ArgumentParser) -> None:
    """Take the words of the command."""
    parser.add_argument("file", metavar="FILE", type=Path, help="an application file")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    scheme_files.add_arguments(parser)


def run(call: Namespace) -> int:
    """Print every finding, and what may identify a patient; FOUND where there is any."""
    application = load_application(call.file, scheme_files.known_schemes(call))
    findings = check_statements(application, dates.uk_day(config.now()))
    identifiers = list(identifiers_in(application_texts(application)))
    if call.json:
        files.print_json(as_json(findings, identifiers))
    else:
        print("\n".join(_report(application, findings, identifiers)) or "Nothing was found.")
    return FOUND if findings or identifiers else DONE


def _report(
    application: Application, findings: Sequence[Finding], identifiers: Sequence[Named]
) -> Iterator[str]:
    written = {**application.statements, **application.fields}
    for box in (box for box in application.scheme.boxes()):
        inside = [finding for finding in findings if finding.domain == box.id]
        if inside:
            yield f"{box.title}: {len(inside)} to look at"
            yield from _findings(inside, written.get(box.id, ""))
            yield ""
    if identifiers:
        yield "What may identify a patient"
        yield from (
            line for where, one in identifiers for line in _filled(f"{where}: {one.message}")
        )


def _findings(findings: Iterable[Finding], written: str) -> Iterator[str]:
    for finding in findings:
        yield from _filled(f"{finding.severity}: {finding.message} {finding.suggestion}")
        quote = text.one_line(written[finding.start : finding.end])
        if quote:
            yield f"      {textwrap.shorten(quote, _LONGEST_QUOTE, placeholder=' ...')}"


def _filled(told: str) -> Iterator[str]:
    yield textwrap.fill(told, _WIDTH, initial_indent="    - ", subsequent_indent="      ")
