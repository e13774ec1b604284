"""The page behind a one-time link, where a person sets their password."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from cea_helper.errors import InvitationOver, WeakPassword
from cea_helper.web import current, sessions
from cea_helper.web.access import access
from cea_helper.web.forms.invitations import NewPasswordForm
from cea_helper.workspace import accounts, invitations

blueprint = Blueprint("invitations", __name__)


@blueprint.errorhandler(InvitationOver)
def show_over(_error: InvitationOver) -> tuple[str, int]:
    """Say that the link is over, and what to do."""
    return render_template("invitations/over.html"), 404


@blueprint.route("/invitation/<token>", methods=["GET", "POST"])
@access("anyone")
def set_password(token: str) -> str | Response:
    """Set the password of the account that the link belongs to, and sign in with it."""
    account = invitations.account_for_link(current.store(), token, current.now())
    form = NewPasswordForm()
    if form.validate_on_submit():
        try:
            return _set_and_sign_in(token, form.password.data)
        except WeakPassword as error:
            form.add_error(error.field_name, str(error))
    return render_template("invitations/set_password.html", form=form, account=account)


def _set_and_sign_in(token: str, password: str) -> Response:
    store, now = current.store(), current.now()
    account = invitations.accept(store, token, password, now)
    address = request.remote_addr or ""
    return sessions.begin(accounts.sign_in(store, account.email, password, address, now))
