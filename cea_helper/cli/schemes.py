"""`schemes`: the award schemes and rounds that the program knows."""

from __future__ import annotations

import textwrap
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from cea_helper import counting
from cea_helper.cli import DONE, files, scheme_files
from cea_helper.dates import day_in_words
from cea_helper.schemes import Domain, Field, Level, Limit, Scheme

_WIDTH = 88


def add_arguments(parser: ArgumentParser) -> None:
    """Take the words of the command."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    scheme_files.add_arguments(parser)


def run(call: Namespace) -> int:
    """Print every scheme round, the newest first."""
    known = scheme_files.known_schemes(call)
    if call.json:
        files.print_json({"schemes": [_scheme(scheme) for scheme in known]})
    else:
        print("\n\n".join("\n".join(_in_words(scheme)) for scheme in known))
    return DONE


def _scheme(scheme: Scheme) -> Mapping[str, Any]:
    return {
        "id": scheme.id,
        "title": scheme.title,
        "nations": list(scheme.nations),
        "status": scheme.status,
        "opens_on": scheme.opens_on and scheme.opens_on.isoformat(),
        "closes_at": scheme.closes_at and scheme.closes_at.isoformat(),
        "look_back_years": scheme.look_back_years,
        "domains": [_domain(domain) for domain in scheme.domains],
        "fields": [_field(field) for field in scheme.fields],
        "scale": [{"mark": step.mark, "label": step.label} for step in scheme.scale],
        "levels": [_level(level) for level in scheme.levels],
    }


def _domain(domain: Domain) -> Mapping[str, Any]:
    return {
        "id": domain.id,
        "number": domain.number,
        "title": domain.title,
        "areas": list(domain.areas),
        "limit": _limit(domain.limit),
    }


def _field(field: Field) -> Mapping[str, Any]:
    return {"id": field.id, "title": field.title, "limit": _limit(field.limit)}


def _limit(limit: Limit) -> Mapping[str, Any]:
    return {
        "maximum": limit.maximum,
        "counting_rule": limit.counting_rule,
        "status": limit.fact.status,
    }


def _level(level: Level) -> Mapping[str, Any]:
    return {
        "id": level.id,
        "title": level.title,
        "nations": list(level.nations),
        "values": [_value(value) for value in level.values],
    }


def _value(value: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        name: part.isoformat() if isinstance(part, date) else part for name, part in value.items()
    }


def _in_words(scheme: Scheme) -> Iterator[str]:
    yield f"{scheme.id}: {scheme.title}"
    yield from _indented(f"{', '.join(scheme.nations)}; {_state(scheme)}; {_look_back(scheme)}.")
    if scheme.became:
        yield from _indented(scheme.became)
    if scheme.domains:
        titles = "; ".join(f"{domain.number} {_title(domain, scheme)}" for domain in scheme.domains)
        yield from _indented(f"Domains{_common_limit(scheme)}: {titles}.")


def _indented(sentence: str) -> list[str]:
    return textwrap.wrap(sentence, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _state(scheme: Scheme) -> str:
    state = scheme.status.replace("_", " ")
    if scheme.closes_at is None:
        return state
    closing = f"{day_in_words(scheme.closes_at)} at {scheme.closes_at:%H:%M}"
    return f"closed on {closing}" if scheme.status == "closed" else f"{state}, closes {closing}"


def _look_back(scheme: Scheme) -> str:
    years = scheme.look_back_years
    return f"looks back {years} years" if years else "look-back not known"


def _title(domain: Domain, scheme: Scheme) -> str:
    return domain.title if _common_limit(scheme) else domain.title + _allowed(domain.limit)


def _common_limit(scheme: Scheme) -> str:
    """Return what is allowed in each domain; empty where that differs or is not known."""
    allowed = {_allowed(domain.limit) for domain in scheme.domains}
    return allowed.pop() if len(allowed) == 1 else ""


def _allowed(limit: Limit) -> str:
    if limit.maximum is None:
        return ""
    doubt = ", check this year's guide" if limit.fact.needs_checking else ""
    return f" (up to {limit.maximum:,} {counting.unit(limit.counting_rule)}{doubt})"
