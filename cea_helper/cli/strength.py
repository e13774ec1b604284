"""`strength`: where an application is weak, and why."""

from __future__ import annotations

import textwrap
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from cea_helper import config, dates
from cea_helper.application import Application
from cea_helper.cli import DONE, files, scheme_files
from cea_helper.cli.application_files import load_application
from cea_helper.dates import day_in_words
from cea_helper.strength import (
    DOMAIN_LEVELS,
    ITEM_LEVELS,
    DomainStrength,
    ItemStrength,
    StrengthReport,
    analyse,
    as_json,
    condensed,
)

_WIDTH = 88


def add_arguments(parser: ArgumentParser) -> None:
    """Take the words of the command."""
    parser.add_argument("file", metavar="FILE", type=Path, help="an application file")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    scheme_files.add_arguments(parser)


def run(call: Namespace) -> int:
    """Print the report, the weakest domain first."""
    application = load_application(call.file, scheme_files.known_schemes(call))
    report = analyse(application, dates.uk_day(config.now()))
    if call.json:
        files.print_json(as_json(report))
    else:
        print("\n".join(_report(report, application)))
    return DONE


def _report(report: StrengthReport, application: Application) -> Iterator[str]:
    titles = {item.id: item.title for item in application.evidence}
    yield f"{application.applicant.name}: {application.scheme.title}"
    yield f"Judged on {day_in_words(report.as_of)}. {_look_back(report)}"
    yield ""
    yield from _overview(report)
    for domain in sorted(report.domains, key=lambda domain: (domain.readiness, domain.number)):
        yield ""
        yield from _domain(domain, titles)


def _overview(report: StrengthReport) -> Iterator[str]:
    names = [_name(domain) for domain in report.domains]
    width = max(map(len, names), default=0)
    for name, domain in zip(names, report.domains, strict=True):
        yield f"{name:<{width}}  {DOMAIN_LEVELS[domain.strength].lower()}"


def _name(domain: DomainStrength) -> str:
    return f"{domain.number} {domain.title}"


def _domain(domain: DomainStrength, titles: Mapping[str, str]) -> Iterator[str]:
    yield f"{_name(domain)}: {DOMAIN_LEVELS[domain.strength].lower()}"
    yield from _part("Why", condensed(domain.reasons))
    yield from _part("Good to know", (note.text for note in domain.role_notes))
    yield from _part("What to do next", (step.text for step in domain.next_actions))
    yield from _part("Questions for you", (prompt.text for prompt in domain.role_prompts))
    yield from _part("Evidence", (_item(item, titles) for item in domain.items))


def _look_back(report: StrengthReport) -> str:
    if report.look_back_from is None:
        return "Nothing is too old to count."
    return f"What ended before {day_in_words(report.look_back_from)} does not count."


def _part(title: str, sentences: Iterable[str]) -> Iterator[str]:
    bullets = [
        textwrap.fill(sentence, _WIDTH, initial_indent="    - ", subsequent_indent="      ")
        for sentence in sentences
    ]
    if bullets:
        yield f"  {title}"
        yield from bullets


def _item(item: ItemStrength, titles: Mapping[str, str]) -> str:
    counts = "" if item.counts else ", does not count"
    return f"{titles[item.id]}: {ITEM_LEVELS[item.strength].lower()}{counts}"
