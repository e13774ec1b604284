"""`serve`: the site, with the data of real people."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from cea_helper.app import create_app
from cea_helper.cli import data_folder, server
from cea_helper.config import default_data_folder


def add_arguments(parser: ArgumentParser) -> None:
    """Take the words of the command."""
    parser.epilog = (
        "Other machines reach the site only under a name that trusted_hosts in config.toml of the "
        "data folder lists."
    )
    parser.add_argument(
        "--host", metavar="H", default=server.LOOPBACK, help="address (default: %(default)s)"
    )
    parser.add_argument(
        "--port",
        metavar="P",
        type=server.port_number,
        default=server.PORT,
        help="port (default: %(default)s)",
    )
    parser.add_argument(
        "--data", metavar="DIR", type=Path, help="data folder (default: instance/ in a checkout)"
    )


def run(call: Namespace) -> int:
    """Serve until the process is told to stop."""
    folder = call.data or default_data_folder()
    with server.listen(call.host, call.port) as listening:
        with data_folder.blamed(folder):
            app = create_app({"DATA_FOLDER": folder})
        return server.serve(app, listening)
