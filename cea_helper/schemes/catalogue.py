"""Read and check the scheme files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from importlib import resources
from typing import Any

from cea_helper import counting
from cea_helper.dates import UK
from cea_helper.errors import BrokenSchemeFile, SchemeNotFound
from cea_helper.evidence import AREAS
from cea_helper.schemes.model import Box, Domain, Fact, Field, Level, Limit, Mark, Scheme

_STATUSES = ("verified", "secondary", "unconfirmed")


@cache
def list_schemes() -> tuple[Scheme, ...]:
    """Return every scheme round that has a file, the newest round first.

    Raises BrokenSchemeFile where a file breaks a rule of its format.
    """
    folder = resources.files("cea_helper.schemes") / "data" / "rounds"
    files = [entry for entry in folder.iterdir() if entry.name.endswith(".toml")]
    schemes = [read_scheme(entry.name, entry.read_text(encoding="utf-8")) for entry in files]
    return tuple(sorted(schemes, key=lambda scheme: scheme.opens_on or date.max, reverse=True))


def get_scheme(scheme_id: str) -> Scheme:
    """Return the scheme round with this identifier; raise SchemeNotFound where there is none."""
    for scheme in list_schemes():
        if scheme.id == scheme_id:
            return scheme
    raise SchemeNotFound(scheme_id)


def source_address(key: str) -> str:
    """Return the address behind a source key such as GOVCOC."""
    return str(table("sources.toml")[key])


@cache
def table(file_name: str) -> Mapping[str, Any]:
    """Return what a TOML file in the data folder of this package says."""
    data = resources.files("cea_helper.schemes") / "data" / file_name
    return tomllib.loads(data.read_text(encoding="utf-8"))


def read_scheme(file_name: str, toml: str) -> Scheme:
    """Return the scheme that the text of a scheme file describes.

    Raises BrokenSchemeFile with the place and the reason.
    """
    try:
        raw = tomllib.loads(toml)
        scheme = _scheme(raw)
    except tomllib.TOMLDecodeError as error:
        raise BrokenSchemeFile(file_name, "the file", str(error)) from error
    except KeyError as error:
        raise BrokenSchemeFile(file_name, str(error.args[0]), "is missing or not known") from error
    _check(file_name, scheme)
    return scheme


def _scheme(raw: Mapping[str, Any]) -> Scheme:
    return Scheme(
        id=raw["id"],
        title=raw["title"],
        kind=raw["kind"],
        nations=tuple(raw["nations"]),
        awarding_body=raw["awarding_body"],
        status=raw["status"],
        opens_on=raw.get("opens_on"),
        closes_at=_in_the_uk(raw.get("closes_at")),
        look_back_years=raw.get("look_back_years"),
        level_chosen_by_applicant=raw["level_chosen_by_applicant"],
        own_words_only=raw["own_words_only"],
        guide_url=raw["guide_url"],
        domains=tuple(_domain(domain) for domain in raw["domains"]),
        fields=tuple(_field(field) for field in raw["fields"]),
        form_order=tuple(raw["form"]["order"]),
        scale=tuple(Mark(step["mark"], step["label"]) for step in raw["scale"]),
        levels=tuple(_level(level, raw["nations"]) for level in raw["levels"]),
        employer_part=raw["employer"]["part"],
        facts={name: _fact(fact) for name, fact in raw["facts"].items()},
    )


def _in_the_uk(local: datetime | None) -> datetime | None:
    return local.replace(tzinfo=UK) if local else None


def _fact(raw: Mapping[str, Any]) -> Fact:
    return Fact(raw["status"], raw.get("source"), raw.get("note"), raw.get("checked_on"))


def _limit(raw: Mapping[str, Any]) -> Limit:
    return Limit(raw.get("maximum"), raw["counting_rule"], _fact(raw))


def _domain(raw: Mapping[str, Any]) -> Domain:
    return Domain(
        id=raw["id"],
        number=raw["number"],
        title=raw["title"],
        areas=tuple(raw["areas"]),
        limit=_limit(raw["limit"]),
        fact=_fact(raw["fact"]),
        shows=raw["shows"],
        fits=raw["fits"],
    )


def _field(raw: Mapping[str, Any]) -> Field:
    return Field(
        id=raw["id"],
        title=raw["title"],
        limit=_limit(raw["limit"]),
        hint=raw.get("hint"),
        filled_in_by_others=raw.get("filled_in_by_others", False),
        optional=raw.get("optional", False),
        short=raw.get("short", False),
    )


def _level(raw: Mapping[str, Any], nations: list[str]) -> Level:
    return Level(
        raw["id"], raw["title"], tuple(raw.get("nations", nations)), tuple(raw.get("values", ()))
    )


def _check(file_name: str, scheme: Scheme) -> None:
    """Raise BrokenSchemeFile for the first value that the program could not work with."""
    for box in scheme.boxes():
        _check_limit(file_name, box)
    for domain in scheme.domains:
        if not set(domain.areas) <= set(AREAS):
            raise BrokenSchemeFile(file_name, f"{domain.id}.areas", "names an unknown area")
    if sorted(box.id for box in scheme.boxes()) != sorted(scheme.form_order):
        raise BrokenSchemeFile(file_name, "form.order", "must name every box once")
    for name, fact in scheme.facts.items():
        _check_fact(file_name, f"facts.{name}", fact)


def _check_limit(file_name: str, box: Box) -> None:
    place = f"{box.id}.limit"
    if box.limit.counting_rule not in counting.RULES:
        raise BrokenSchemeFile(file_name, place, "names no known counting rule")
    if box.limit.maximum is not None and box.limit.maximum < 1:
        raise BrokenSchemeFile(file_name, place, "must be 1 or more")
    _check_fact(file_name, place, box.limit.fact)


def _check_fact(file_name: str, place: str, fact: Fact) -> None:
    if fact.status not in _STATUSES:
        raise BrokenSchemeFile(file_name, place, "has no status that is known")
    if fact.source is not None and fact.source not in table("sources.toml"):
        raise BrokenSchemeFile(file_name, place, "names a source that is not listed")
