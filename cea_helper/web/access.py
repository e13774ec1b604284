"""Who may open which page. A page that does not say so cannot be served."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from flask import Flask

Who = Literal["anyone", "setup", "demo", "signed_in", "admin"]
View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Rule:
    """Who may open a page, whether it takes a file, and the bytes of one larger than the usual."""

    who: Who
    takes_file: bool = False
    largest_file: int = 0


# Flask's own view for static files; nobody can decorate it.
_FRAME = {"static": Rule("anyone")}


def access(who: Who, *, takes_file: bool = False, largest_file: int = 0) -> Callable[[View], View]:
    """Say who may open the view below: write it under the line with the route.

    "anyone"; "setup", only while there is no account yet; "demo", only where the people are made
    up; "signed_in"; "admin", only for an administrator. Only a view that takes a file may be sent
    more than a form can hold.
    """

    def declare(view: View) -> View:
        view.__dict__["access_rule"] = Rule(who, takes_file, largest_file)
        return view

    return declare


def rule_of(app: Flask, endpoint: str) -> Rule:
    """Return the declared rule of `endpoint`; raise LookupError where the view declares none."""
    declared = getattr(app.view_functions[endpoint], "access_rule", _FRAME.get(endpoint))
    if not isinstance(declared, Rule):
        raise LookupError(f"{endpoint} does not declare who may open it")
    return declared


def check(app: Flask) -> None:
    """Raise LookupError if any route of `app` does not declare who may open it."""
    for route in app.url_map.iter_rules():
        rule_of(app, route.endpoint)
