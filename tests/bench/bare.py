"""The smallest site that Flask can serve, on exactly the server that the program has."""

from __future__ import annotations

from contextlib import ExitStack

from flask import Flask

from cea_helper.cli import server


def make_app() -> Flask:
    """Return a site with one page that says "ok"."""
    app = Flask("bare")
    # The server closes the site's store at its end; here is nothing to close.
    app.extensions["store"] = ExitStack()
    app.add_url_rule("/", view_func=lambda: "ok")
    return app


def main() -> None:
    """Serve on any free port of this machine until told to stop."""
    with server.listen(server.LOOPBACK, 0) as listening:
        server.serve(make_app(), listening)


if __name__ == "__main__":
    main()
