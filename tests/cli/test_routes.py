"""`routes` lists every address of the site with who may use it."""

from __future__ import annotations

from tests.cli.conftest import Call


def test_every_route_is_told_with_its_methods_and_who_may_use_it(call: Call) -> None:
    routes = call("routes", "--json").document["routes"]
    assert {"rule": "/healthz", "methods": ["GET"], "who": "anyone"} in routes
    assert {tuple(route) for route in routes} == {("rule", "methods", "who")}
    assert all(route["methods"] and route["who"] for route in routes)


def test_without_json_a_route_is_a_line(call: Call) -> None:
    assert "anyone    GET       /healthz" in call("routes").out.splitlines()
