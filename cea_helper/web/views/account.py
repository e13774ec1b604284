"""The first account, signing in and out, and the made-up people of the demonstration."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, flash, redirect, render_template, request
from werkzeug.wrappers import Response

from cea_helper.application import Application
from cea_helper.errors import SetupDone, TooManyTries, WeakPassword, WrongSignIn
from cea_helper.web import current, kept, sessions
from cea_helper.web.access import access
from cea_helper.web.forms.account import DemoForm, SetUpForm
from cea_helper.web.places import place
from cea_helper.web.presenters import account as presenter
from cea_helper.workspace import accounts, applications
from cea_helper.workspace.accounts import DemoPerson

blueprint = Blueprint("account", __name__)


@blueprint.errorhandler(SetupDone)
def leave_setup(_error: SetupDone) -> Response:
    """Lead whoever comes to the first account too late to where one signs in."""
    return redirect(place("sign_in"), 303)


@blueprint.route("/setup", methods=["GET", "POST"])
@access("setup")
def set_up() -> str | Response:
    """Make the first account and sign in with it."""
    form = SetUpForm()
    if form.validate_on_submit():
        try:
            return _begin_first_session(form)
        except WeakPassword as error:
            form.add_error(error.field_name, str(error))
    return render_template("account/set_up.html", form=form)


@blueprint.route("/sign-in", methods=["GET", "POST"])
@access("anyone")
def sign_in() -> str | Response:
    """Sign in, or lead to where one can."""
    if (door := _other_door()) is not None:
        return redirect(door, 303)
    form = sessions.SignInForm(next=request.args.get("next", ""))
    if form.validate_on_submit():
        try:
            token = _sign_in(form.email.data, form.password.data)
        except (WrongSignIn, TooManyTries) as error:
            form.add_error("email", str(error))
        else:
            return sessions.begin(token, form.kept.data, form.next.data)
    has_kept = kept.read(form.kept.data or "") is not None
    return render_template("account/sign_in.html", form=form, has_kept=has_kept)


@blueprint.post("/sign-out")
@access("anyone")
def sign_out() -> Response:
    """End the session; whoever's is over already is no worse off."""
    response = sessions.end()
    flash("You have signed out")
    return response


@blueprint.route("/demo-people", methods=["GET", "POST"])
@access("demo")
def choose_demo_person() -> str | Response:
    """Show the made-up people; sign in as the one whose button was pressed."""
    form = DemoForm()
    if form.validate_on_submit():
        token = accounts.sign_in_as_demo(current.store(), form.person.data, current.now())
        return sessions.begin(token)
    groups = presenter.demo_groups(_demo_people(), current.today())
    return render_template("account/demo_people.html", groups=groups)


def _begin_first_session(form: SetUpForm) -> Response:
    accounts.create_first_account(
        current.store(), form.email.data, form.name.data, form.password.data, current.now()
    )
    token = _sign_in(form.email.data, form.password.data)
    return sessions.begin(token, then="/about-you")


def _demo_people() -> Iterator[tuple[DemoPerson, Application | None]]:
    """Yield everybody made up with their newest application."""
    store = current.store()
    for person in accounts.list_demo_people(store):
        newest = next(iter(applications.list_applications(store, person.account)), None)
        whole = applications.load(store, person.account, newest.id) if newest else None
        yield person, whole


def _sign_in(email: str, password: str) -> str:
    return accounts.sign_in(
        current.store(), email, password, request.remote_addr or "", current.now()
    )


def _other_door() -> str | None:
    """Return where one signs in instead, where nobody can with a password."""
    if current.store().is_demo:
        return place("demo_people")
    return None if accounts.has_accounts(current.store()) else place("set_up")
