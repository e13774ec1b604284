"""Applications: choose a round for one, its task list, delete it."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template
from werkzeug.wrappers import Response

from cea_helper.schemes.timetable import is_over
from cea_helper.strength import analyse
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.forms.applications import day_of, look_back_form
from cea_helper.web.forms.corrections import SeenForm
from cea_helper.web.places import place
from cea_helper.web.presenters import links
from cea_helper.web.presenters.applications import application_page
from cea_helper.web.presenters.checks import check_task
from cea_helper.web.presenters.corrections import kept_links, notice
from cea_helper.web.presenters.look_back import closing_day
from cea_helper.web.presenters.sharing import review_tasks
from cea_helper.web.presenters.start import start_page
from cea_helper.workspace import applications, checks, comments, corrections

# More digits than any number of ours has are no address, rather than a fault of the database.
ONE_APPLICATION = "/applications/<int(max=999999999999):application_id>"

blueprint = Blueprint("applications", __name__)


@blueprint.get("/applications/start")
@access("signed_in")
def choose_round() -> str:
    """Show which rounds there are, each leading to its page, where one starts."""
    page = start_page(current.schemes(), current.now())
    return render_template("applications/choose_round.html", page=page)


@blueprint.get(ONE_APPLICATION)
@access("signed_in")
def show_application(application_id: int) -> str:
    """Show what is done and what is not."""
    store = current.store()
    stored, application = applications.load_listed(store, current.account(), application_id)
    report = analyse(application, current.today())
    unseen = corrections.unseen_corrections(store, stored)
    kept = corrections.texts_off_form(store, stored)
    counts = checks.count_open(store, application_id, application, current.today())
    return render_template(
        "applications/show_application.html",
        application_id=application_id,
        check=check_task(application_id, counts),
        review=review_tasks(
            application_id, comments.count_open(store, current.account(), application_id)
        ),
        kept=kept_links(application_id, kept),
        notice=notice(unseen),
        seen_form=SeenForm(formdata=None, seen=unseen and unseen.seen),
        page=application_page(application_id, application, report, current.now(), len(kept)),
    )


@blueprint.route(f"{ONE_APPLICATION}/look-back", methods=["GET", "POST"])
@access("signed_in")
def edit_look_back(application_id: int) -> str | Response:
    """Choose the day from which the look-back is counted."""
    store, account = current.store(), current.account()
    stored = applications.get_application(store, account, application_id)
    scheme = stored.scheme
    closing = closing_day(scheme)
    form = look_back_form(stored.as_of, closing, is_over(scheme, current.now()))
    if form.validate_on_submit():
        applications.set_as_of(store, account, application_id, day_of(form, closing))
        flash("The look-back has been saved")
        return redirect(links.application(application_id), 303)
    return render_template(
        "applications/edit_look_back.html",
        application_id=application_id,
        form=form,
        scheme=scheme,
    )


@blueprint.get(f"{ONE_APPLICATION}/delete")
@access("signed_in")
def confirm_delete_application(application_id: int) -> str:
    """Ask whether the application is to go."""
    store = current.store()
    stored = applications.get_application(store, current.account(), application_id)
    return render_template(
        "applications/confirm_delete_application.html",
        kept=kept_links(application_id, corrections.texts_off_form(store, stored)),
        stored=stored,
        title=stored.scheme.title,
    )


@blueprint.post(f"{ONE_APPLICATION}/delete")
@access("signed_in")
def delete_application(application_id: int) -> Response:
    """Delete the application and every version of its texts."""
    applications.delete_application(current.store(), current.account(), application_id)
    flash("The application has been deleted. Your evidence is still there.")
    return redirect(place("home"), 303)
