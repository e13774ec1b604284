"""`demo`: the site with made-up people, in a data folder of its own and for this machine alone."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from cea_helper import demo
from cea_helper.app import create_app
from cea_helper.cli import data_folder, server
from cea_helper.config import default_data_folder


def add_arguments(parser: ArgumentParser) -> None:
    """Take the words of the command."""
    parser.epilog = "The demonstration has its own data folder and never touches yours."
    parser.add_argument(
        "--port",
        metavar="P",
        type=server.port_number,
        default=server.PORT,
        help="port (default: %(default)s)",
    )


def run(call: Namespace) -> int:
    """Serve the demonstration until the process is told to stop."""
    folder = default_data_folder() / "demo"
    with server.listen(server.LOOPBACK, call.port) as listening:
        with data_folder.blamed(folder):
            app = create_app({"DATA_FOLDER": folder, "DEMO": True})
            demo.fill(app.extensions["store"], app.extensions["clock"]())
        return server.serve(app, listening)
