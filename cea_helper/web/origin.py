"""Which site made the browser send a request."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import request

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def is_foreign() -> bool:
    """Whether another site made the browser send this request."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    is_other_origin = origin is not None and _host_of(origin) != request.host
    return is_other_origin or site not in ("same-origin", "none")


def is_own() -> bool:
    """Whether the browser vouches that a page of this site sent this request."""
    is_told = "Origin" in request.headers or "Sec-Fetch-Site" in request.headers
    return is_told and not is_foreign()


def _host_of(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return None
