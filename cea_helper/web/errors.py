"""One table from error to answer: which status, which page."""

from __future__ import annotations

import logging

from flask import Flask, Response, g, render_template, request
from flask.globals import request_ctx
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from cea_helper import errors
from cea_helper.web import kept, origin

# The status of each error that a view lets pass; one that is not named has its parent's.
STATUSES: dict[type[errors.CeaHelperError], int] = {
    errors.CeaHelperError: 400,
    errors.SchemeNotFound: 404,
    errors.AccountNotFound: 404,
    errors.EvidenceNotFound: 404,
    errors.NoImportWaiting: 404,
    errors.NoDocumentWaiting: 404,
    errors.PreviewNotFound: 404,
    errors.ProofFileNotFound: 404,
    errors.ApplicationNotFound: 404,
    errors.BoxNotFound: 404,
    errors.VersionNotFound: 404,
    errors.FindingNotFound: 404,
    errors.ShareNotFound: 404,
    errors.CommentNotFound: 404,
    errors.SetupDone: 404,
    errors.NotAllowed: 403,
    errors.StaleVersion: 409,
    errors.StaleItem: 409,
    errors.StaleScheme: 409,
    errors.TooManyTries: 429,
    errors.NotSaved: 503,
}

_WITH_OWN_PAGE = {400, 403, 404, 405, 409, 413, 500, 503}

# Without a name that the site answers to, no address for a page can be made.
_WRONG_HOST = (
    "This site does not answer to this name. The administrator can add the name to config.toml.\n"
)

_log = logging.getLogger(__name__)


def init_app(app: Flask) -> None:
    """Answer every error of `app` with a page that says what to do next."""
    app.register_error_handler(HTTPException, _answer_http)
    app.register_error_handler(errors.CeaHelperError, _answer_core)


def status_of(error: errors.CeaHelperError) -> int:
    """Return the status for `error`, or for the nearest of its parents that has one."""
    return next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)


def _answer_http(error: HTTPException) -> Response:
    if isinstance(error, InternalServerError):
        # Whatever broke may be what would tell who is signed in.
        g.account = None
    status = error.code or 500
    response = _page(status, "", is_out_of_date=isinstance(error, CSRFError))
    if allowed := dict(error.get_headers()).get("Allow"):
        response.headers["Allow"] = allowed
    return response


def _answer_core(error: errors.CeaHelperError) -> Response:
    if isinstance(error, errors.NotSaved):
        _log.error("a save failed", exc_info=error)
    return _page(status_of(error), f"{error}.")


def _page(status: int, reason: str, is_out_of_date: bool = False) -> Response:
    if request_ctx.url_adapter is None:
        return Response(_WRONG_HOST, status, mimetype="text/plain")
    page = render_template(
        f"errors/{_page_number(status)}.html",
        reason=reason,
        typed=_typed(),
        is_out_of_date=is_out_of_date,
    )
    return Response(page, status)


def _page_number(status: int) -> int:
    if status in _WITH_OWN_PAGE:
        return status
    return 500 if status >= 500 else 400


def _typed() -> kept.Kept | None:
    """Return what was typed and has come to nothing, unless another site sent it."""
    if request.method in origin.SAFE_METHODS or not origin.is_own():
        return None
    try:
        return kept.of_request()
    except HTTPException:
        return None
