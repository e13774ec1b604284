"""`schemes`: the award schemes and rounds that the program knows."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from datetime import date
from typing import Any

from cea_helper import counting
from cea_helper.cli import DONE, files
from cea_helper.dates import day_in_words
from cea_helper.schemes import Domain, Field, Level, Limit, Scheme, shipped


def add_arguments(parser: ArgumentParser) -> None:
    """Take the words of the command."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(call: Namespace) -> int:
    """Print every scheme round, the newest first."""
    if call.json:
        files.print_json({"schemes": [_scheme(scheme) for scheme in shipped()]})
    else:
        print("\n\n".join(_in_words(scheme) for scheme in shipped()))
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


def _in_words(scheme: Scheme) -> str:
    closes = scheme.closes_at
    closing = f"closes {day_in_words(closes)} at {closes:%H:%M}" if closes else "no closing date"
    years = scheme.look_back_years
    lines = [
        f"{scheme.id}: {scheme.title}",
        f"  {', '.join(scheme.nations)}; {scheme.status.replace('_', ' ')}; {closing}; "
        + (f"looks back {years} years" if years else "look-back not known"),
        *(f"  {box.number} {box.title}{_allowed(box.limit)}" for box in scheme.domains),
    ]
    return "\n".join(lines)


def _allowed(limit: Limit) -> str:
    if limit.maximum is None:
        return ""
    doubt = ", check this year's guide" if limit.fact.needs_checking else ""
    return f" (up to {limit.maximum:,} {counting.unit(limit.counting_rule)}{doubt})"
