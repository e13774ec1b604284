"""`outline`: a first text for each domain, put together from the applicant's own words."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path

from cea_helper import config, counting, dates
from cea_helper.application import Application
from cea_helper.cli import DONE, files, scheme_files
from cea_helper.cli.application_files import load_application
from cea_helper.drafting import DomainOutline, outline, outline_as_json
from cea_helper.schemes import Domain


def add_arguments(parser: ArgumentParser) -> None:
    """Take the words of the command."""
    parser.add_argument("file", metavar="FILE", type=Path, help="an application file")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    scheme_files.add_arguments(parser)


def run(call: Namespace) -> int:
    """Print the outline of every domain, in the order of the form."""
    application = load_application(call.file, scheme_files.known_schemes(call))
    outlines = outline(application, dates.uk_day(config.now()))
    if call.json:
        files.print_json(outline_as_json(outlines))
    else:
        print("\n\n".join(_in_words(outlines, application)))
    return DONE


def _in_words(outlines: tuple[DomainOutline, ...], application: Application) -> Iterator[str]:
    domains = {domain.id: domain for domain in application.scheme.domains}
    titles = {item.id: item.title for item in application.evidence}
    for told in outlines:
        lines = [_heading(domains[told.id], told), told.text or "(no evidence that counts)"]
        lines += _left_out(told, titles)
        yield "\n".join(lines)


def _heading(domain: Domain, told: DomainOutline) -> str:
    limit = "" if told.limit is None else f" of {told.limit:,}"
    unit = counting.unit(told.counting_rule)
    return f"{domain.number} {domain.title}: {told.count:,}{limit} {unit}"


def _left_out(told: DomainOutline, titles: Mapping[str, str]) -> list[str]:
    return [f"(left out: {titles[item.id]}. {item.why})" for item in told.left_out]
