"""The list of all routes, for `cea-helper routes` and for the tests that hold it closed."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask

from cea_helper.web import access

# Flask answers these by itself for every page that can be read.
_IMPLIED = {"HEAD", "OPTIONS"}


@dataclass(frozen=True)
class Route:
    """One URL rule: its methods, its endpoint, and who may use it."""

    rule: str
    methods: tuple[str, ...]
    endpoint: str
    who: access.Who


def list_routes(app: Flask) -> tuple[Route, ...]:
    """Return every route of `app`, ordered by rule and methods."""
    routes = (
        Route(
            rule=rule.rule,
            methods=tuple(sorted((rule.methods or set()) - _IMPLIED)),
            endpoint=rule.endpoint,
            who=access.rule_of(app, rule.endpoint).who,
        )
        for rule in app.url_map.iter_rules()
    )
    return tuple(sorted(routes, key=lambda route: (route.rule, route.methods)))
