"""The headers that go with every answer."""

from __future__ import annotations

import secrets

from flask import Flask, Response, g, request

from cea_helper.web import assets

_YEAR = 365 * 24 * 60 * 60

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": with that, browsers hide the origin of our own forms from us as well.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def init_app(app: Flask) -> None:
    """Put the headers on every answer of `app`, and give templates `csp_nonce()`."""
    app.after_request(_add_headers)
    app.jinja_env.globals["csp_nonce"] = csp_nonce


def csp_nonce() -> str:
    """Return the word that marks this page's one inline script as ours."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    nonce: str = g.csp_nonce
    return nonce


def content_policy(nonce: str) -> str:
    """Return what a page may load and do: only what this site serves, and the marked script."""
    return (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; "
        "img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
        "base-uri 'none'; object-src 'none'"
    )


def _add_headers(response: Response) -> Response:
    response.headers.update(_ALWAYS)
    policy = content_policy(csp_nonce())
    # A file is to be saved; a browser that shows it all the same shows it without any rights.
    is_file = "Content-Disposition" in response.headers
    response.headers["Content-Security-Policy"] = f"{policy}; sandbox" if is_file else policy
    response.headers["Cache-Control"] = _keeping(response)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={_YEAR}"
    return response


def _keeping(response: Response) -> str:
    is_kept = response.status_code in (200, 206, 304) and assets.is_versioned()
    return f"public, max-age={_YEAR}, immutable" if is_kept else "no-store"
