"""The site: every page, and what guards them. It is a client of the workspace below it."""

from __future__ import annotations

from flask import Flask

from cea_helper.web import access, assets, errors, filters, frame, gate, nhs, security, views


def register(app: Flask) -> None:
    """Put the pages on `app`, with their guards, headers, filters and error pages."""
    nhs.init_app(app)
    assets.init_app(app)
    filters.init_app(app)
    frame.init_app(app)
    gate.init_app(app)
    security.init_app(app)
    errors.init_app(app)
    for blueprint in views.BLUEPRINTS:
        app.register_blueprint(blueprint)
    access.check(app)
    nhs.compile_templates(app)
