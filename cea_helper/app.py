"""The application factory, which alone knows all parts of the site."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask
from jinja2 import StrictUndefined

from cea_helper import web
from cea_helper.config import Settings, clock, read_settings, resource_folder
from cea_helper.storage import Store
from cea_helper.web import gate, nhs


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Return the site, ready to serve. `config` holds the keys that `read_settings` knows."""
    settings = read_settings(config)
    app = Flask(
        "cea_helper",
        static_folder=str(resource_folder("static")),
        template_folder=str(resource_folder("templates")),
        instance_path=str(settings.data_folder.resolve()),
    )
    app.config.update(_flask_settings(settings))
    # Before anything asks for the template environment: it is built once, with what stands here.
    app.jinja_options = _template_options(settings)
    app.extensions["settings"] = settings
    app.extensions["clock"] = clock(settings)
    app.extensions["store"] = Store(settings.data_folder, is_demo=settings.is_demo)
    web.register(app)
    return app


def _flask_settings(settings: Settings) -> dict[str, Any]:
    return {
        "SECRET_KEY": settings.secret_key,
        "SESSION_COOKIE_NAME": "cea-form",
        "SESSION_COOKIE_SAMESITE": "Lax",
        "TRUSTED_HOSTS": list(settings.trusted_hosts),
        "MAX_CONTENT_LENGTH": settings.max_form_bytes,
        "MAX_FORM_MEMORY_SIZE": settings.max_form_bytes,
        "MAX_FORM_PARTS": gate.MOST_FIELDS,
        # A token lives as long as its session: who writes for an hour must still be able to save.
        "WTF_CSRF_TIME_LIMIT": None,
        # The gate checks the token itself, after the sender; it looks at the origin, not at the
        # referrer, which careful browsers leave out.
        "WTF_CSRF_CHECK_DEFAULT": False,
        "WTF_CSRF_SSL_STRICT": False,
        "WTF_I18N_ENABLED": False,
    }


def _template_options(settings: Settings) -> dict[str, Any]:
    return {
        "undefined": StrictUndefined,
        "autoescape": True,
        "trim_blocks": True,
        "lstrip_blocks": True,
        # All of them stay: to look after a limit would take time on every page.
        "cache_size": -1,
        "bytecode_cache": nhs.bytecode_cache(settings.cache_folder),
    }
