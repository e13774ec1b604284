"""`routes`: the addresses of the site, their methods, and who may use each."""

from __future__ import annotations

import tempfile
from argparse import ArgumentParser, Namespace

from cea_helper.app import create_app
from cea_helper.cli import DONE, files
from cea_helper.web.routes import Route, list_routes


def add_arguments(parser: ArgumentParser) -> None:
    """Take the words of the command."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(call: Namespace) -> int:
    """Print every route. No data folder is opened for it but an empty one."""
    routes = _routes()
    if call.json:
        files.print_json({"routes": [_route(route) for route in routes]})
    else:
        print(
            "\n".join(f"{route.who:10}{' '.join(route.methods):10}{route.rule}" for route in routes)
        )
    return DONE


def _routes() -> tuple[Route, ...]:
    with tempfile.TemporaryDirectory() as folder:
        app = create_app({"DATA_FOLDER": folder})
        routes = list_routes(app)
        app.extensions["store"].close()
    return routes


def _route(route: Route) -> dict[str, object]:
    return {"rule": route.rule, "methods": list(route.methods), "who": route.who}
