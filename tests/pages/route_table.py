"""The closed list of routes that stands in routes.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cea_helper.web.access import Who


@dataclass(frozen=True)
class Listed:
    """One route of the list; routes.toml says what each part means."""

    rule: str
    methods: tuple[str, ...]
    who: Who
    sample: str
    answer: str = "page"
    is_personal: bool = False
    is_stored: bool = True
    form_on: str = ""
    send: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, str] | None = None

    def __str__(self) -> str:
        return f"{'+'.join(self.methods)} {self.sample}"


def _read() -> tuple[Listed, ...]:
    written = (Path(__file__).parent / "routes.toml").read_text(encoding="utf-8")
    listed = tomllib.loads(written)["routes"]
    return tuple(Listed(**{**route, "methods": tuple(route["methods"])}) for route in listed)


ROUTES = _read()
READ = tuple(route for route in ROUTES if "GET" in route.methods)
# What only asks for data changes nothing; its own tests say what it answers.
SENT = tuple(route for route in ROUTES if "POST" in route.methods and route.answer != "data")
PAGES = tuple(route for route in READ if route.answer == "page")
