"""Signing in and out: the cookie, and the form that was sent when nobody was signed in any more."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Flask, Response, g, make_response, redirect, render_template, request, session
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer
from werkzeug.wrappers import Response as AnyResponse

from cea_helper.web import current, kept, origin
from cea_helper.web.base_form import Form
from cea_helper.web.choice_fields import HiddenText, Submit
from cea_helper.web.fields import PasswordInput, TextInput
from cea_helper.web.places import place
from cea_helper.workspace import accounts

_LONGEST_EMAIL = 254
_LONGEST_PASSWORD = 1024


class SignInForm(Form):
    """E-mail address and password, and whatever the person was doing when they were asked."""

    email = TextInput(
        "Email address",
        limit=_LONGEST_EMAIL,
        missing="Enter your email address",
        shown={"type": "email", "autocomplete": "username", "spellcheck": False},
    )
    password = PasswordInput("Password", limit=_LONGEST_PASSWORD, missing="Enter your password")
    kept = HiddenText()
    next = HiddenText()
    submit = Submit("Sign in")


class FormCookie(SecureCookieSessionInterface):
    """Flask's own cookie, which holds the form token: only for https where the page came so."""

    def __init__(self, app: Flask) -> None:
        self._serializer = super().get_signing_serializer(app)

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Return what signs the cookie, made once: Flask would make one for every request."""
        return self._serializer

    def get_cookie_secure(self, app: Flask) -> bool:
        """Whether browsers may send the cookie over https alone."""
        return request.is_secure


def begin(token: str, kept_text: str = "", then: str = "") -> AnyResponse:
    """Return the answer that signs the browser in with `token`, a session of the workspace.

    It leads to the path `then`, or home; or, where a form was kept, to a page that offers to send
    it again. A form that somebody else left in this browser is not shown.
    """
    account = accounts.account_for_token(current.store(), token, current.now())
    if account is None:
        raise RuntimeError("the session that was just begun does not exist")
    if (earlier := current.token()) and earlier != token:
        accounts.sign_out(current.store(), earlier)
    is_other_person = session.get("account_id", account.id) != account.id
    if session.get("account_id") != account.id:
        _forget_form_token()
    session["account_id"] = account.id
    g.account = account
    form = None if is_other_person else kept.read(kept_text)
    response = make_response(_next_page(form, then))
    response.set_cookie(
        current.cookie_name(), token, secure=request.is_secure, httponly=True, samesite="Lax"
    )
    return response


def end() -> AnyResponse:
    """Return the answer that signs the browser out, everywhere at once for this session."""
    if token := current.token():
        accounts.sign_out(current.store(), token)
    _forget_form_token()
    session.clear()
    response = redirect(place("home"), 303)
    response.delete_cookie(
        current.cookie_name(), secure=request.is_secure, httponly=True, samesite="Lax"
    )
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def ask() -> AnyResponse:
    """Return what somebody gets who is not signed in: a page to sign in at, nothing lost."""
    if request.method in origin.SAFE_METHODS:
        return redirect(_door(), 303)
    typed = kept.of_request() if origin.is_own() else None
    form = SignInForm(formdata=None, kept=typed.as_text() if typed else "")
    return Response(render_template("errors/401.html", form=form, typed=typed), 401)


def _door() -> str:
    """Return where one signs in: the made-up people, the first account, or the usual page."""
    if current.store().is_demo:
        return place("demo_people")
    if not accounts.has_accounts(current.store()):
        return place("set_up")
    wanted = kept.here()
    return place("sign_in") + ("" if wanted == "/" else f"?{urlencode({'next': wanted})}")


def _next_page(form: kept.Kept | None, then: str) -> str | AnyResponse:
    if form is not None:
        return render_template("account/kept.html", kept=form)
    return redirect(request.script_root + then if kept.is_local(then) else place("home"), 303)


def _forget_form_token() -> None:
    # The token is remembered for the length of a request; a page made now must get the new one.
    session.pop("csrf_token", None)
    g.pop("csrf_token", None)
