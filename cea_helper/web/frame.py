"""What the layouts ask for on every page."""

from __future__ import annotations

from flask import Flask

import cea_helper
from cea_helper.web import current
from cea_helper.web.places import place


def init_app(app: Flask) -> None:
    """Give templates the person, the places and the words that stand round every page."""
    settings = app.extensions["settings"]
    app.jinja_env.globals.update(
        is_demo=settings.is_demo,
        organisation=settings.organisation,
        person=current.account_or_none,
        place=place,
        version=cea_helper.__version__,
    )
