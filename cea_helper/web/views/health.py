"""Whether the site is at work."""

from __future__ import annotations

from flask import Blueprint

import cea_helper
from cea_helper.web import current
from cea_helper.web.access import access

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@access("anyone")
def tell_health() -> dict[str, str]:
    """Answer once the database does."""
    current.store().ping()
    return {"status": "ok", "version": cea_helper.__version__}
