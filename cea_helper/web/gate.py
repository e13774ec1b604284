"""The gate that every request passes before a view: size, origin, person, token."""

from __future__ import annotations

from flask import Flask, current_app, request
from flask_wtf.csrf import CSRFProtect
from werkzeug.exceptions import Forbidden, NotFound, RequestEntityTooLarge
from werkzeug.wrappers import Response

from cea_helper.errors import NotAllowed, SetupDone
from cea_helper.web import access, current, origin, sessions
from cea_helper.workspace import accounts

MOST_FIELDS = 1000
_BESIDE_FILE = 64 * 1024

_csrf = CSRFProtect()


def init_app(app: Flask) -> None:
    """Put the gate before every view of `app`."""
    _csrf.init_app(app)
    app.session_interface = sessions.FormCookie(app)
    app.before_request(_let_in)


def _let_in() -> Response | None:
    if request.endpoint is None:
        return None
    rule = access.rule_of(current_app, request.endpoint)
    is_unsafe = request.method not in origin.SAFE_METHODS
    if is_unsafe:
        _check_sender(rule)
    refusal = _admit(rule)
    if refusal is None and is_unsafe:
        _csrf.protect()
    return refusal


def _check_sender(rule: access.Rule) -> None:
    request.max_content_length = _most_bytes(rule)
    if origin.is_foreign():
        raise Forbidden
    # Werkzeug counts the fields of a form that may hold files, not those of an ordinary one.
    if len(request.form) > MOST_FIELDS:
        raise RequestEntityTooLarge


def _most_bytes(rule: access.Rule) -> int:
    settings = current.settings()
    if not rule.takes_file:
        return settings.max_form_bytes
    # Beside the file stands what else the form holds.
    return max(settings.max_upload_bytes, rule.largest_file + _BESIDE_FILE)


def _admit(rule: access.Rule) -> Response | None:
    if rule.who == "demo" and not current.store().is_demo:
        raise NotFound
    if rule.who == "setup" and accounts.has_accounts(current.store()):
        raise SetupDone
    if rule.who in ("signed_in", "admin"):
        return _admit_person(rule)
    return None


def _admit_person(rule: access.Rule) -> Response | None:
    person = current.account_or_none()
    if person is None:
        return sessions.ask()
    if rule.who == "admin" and not person.is_admin:
        raise NotAllowed("Only an administrator can open this page")
    return None
