"""Share a draft with a colleague, share it again, take it back, thank and close."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template
from werkzeug.wrappers import Response

from cea_helper.errors import NothingShared, ReviewerRefused
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.forms.sharing import ShareForm, ThankForm, usual_last_day
from cea_helper.web.presenters import review_links
from cea_helper.web.presenters.look_back import closing_day
from cea_helper.web.presenters.sharing import changed_text, shares_page
from cea_helper.web.views.applications import ONE_APPLICATION
from cea_helper.workspace import applications, sharing

blueprint = Blueprint("sharing", __name__)

_SHARES = f"{ONE_APPLICATION}/sharing"
_ONE_SHARE = f"{_SHARES}/<int(max=999999999999):share_id>"


@blueprint.get(_SHARES)
@access("signed_in")
def list_shares(application_id: int) -> str:
    """Show with whom the application is shared, and what came of it."""
    store, account = current.store(), current.account()
    scheme = applications.get_application(store, account, application_id).scheme
    shared = sharing.list_shares(store, account, application_id, current.now())
    page = shares_page(application_id, scheme, shared)
    return render_template("sharing/list_shares.html", page=page)


@blueprint.route(f"{_SHARES}/add", methods=["GET", "POST"])
@access("signed_in")
def share_draft(application_id: int) -> str | Response:
    """Ask with whom to share the draft and what they may see; share it."""
    store, account = current.store(), current.account()
    scheme = applications.get_application(store, account, application_id).scheme
    last = usual_last_day(current.today(), closing_day(scheme))
    form = ShareForm(shows=("statements",), ends_on=last)
    if form.validate_on_submit() and form.is_in_time(current.today()):
        try:
            sharing.share(
                store, account, application_id, form.email.data, form.terms(), current.now()
            )
        except (ReviewerRefused, NothingShared) as error:
            form.add_error(error.field_name, str(error))
        else:
            flash("The draft is shared as it is now. Later changes stay yours")
            return redirect(review_links.shares(application_id), 303)
    back = (review_links.shares(application_id), "Shared with")
    return render_template("sharing/share_draft.html", back=back, form=form, scheme=scheme)


@blueprint.route(f"{_ONE_SHARE}/again", methods=["GET", "POST"])
@access("signed_in")
def share_again(application_id: int, share_id: int) -> str | Response:
    """Show what has changed since the draft was shared; share it as it is now."""
    store, account, now = current.store(), current.account(), current.now()
    shared = sharing.get_share(store, account, application_id, share_id, now)
    scheme = applications.get_application(store, account, application_id).scheme
    last = usual_last_day(current.today(), closing_day(scheme))
    form = ShareForm(shows=shared.share.shows, ends_on=last)
    form.keep_colleague()
    if form.validate_on_submit() and form.is_in_time(current.today()):
        try:
            sharing.share_again(store, account, application_id, share_id, form.terms(), now)
        except (ReviewerRefused, NothingShared) as error:
            form.add_error("shows", str(error))
        else:
            flash(f"The draft is shared again with {shared.share.reviewer_name}")
            return redirect(review_links.shares(application_id), 303)
    return render_template(
        "sharing/share_again.html",
        back=(review_links.shares(application_id), "Shared with"),
        changed=[changed_text(application_id, scheme, one) for one in shared.changed],
        form=form,
        name=shared.share.reviewer_name,
        scheme=scheme,
    )


@blueprint.get(f"{_ONE_SHARE}/take-back")
@access("signed_in")
def confirm_take_back(application_id: int, share_id: int) -> str:
    """Ask whether the draft is to be taken back."""
    shared = sharing.get_share(
        current.store(), current.account(), application_id, share_id, current.now()
    )
    return render_template(
        "sharing/take_back.html",
        back=(review_links.shares(application_id), "Shared with"),
        name=shared.share.reviewer_name,
    )


@blueprint.post(f"{_ONE_SHARE}/take-back")
@access("signed_in")
def take_back(application_id: int, share_id: int) -> Response:
    """Take the draft back."""
    store, account = current.store(), current.account()
    sharing.take_back(store, account, application_id, share_id, current.now())
    flash("The draft is taken back")
    return redirect(review_links.shares(application_id), 303)


@blueprint.route(f"{_ONE_SHARE}/close", methods=["GET", "POST"])
@access("signed_in")
def close_share(application_id: int, share_id: int) -> str | Response:
    """Ask for a word of thanks, and close."""
    store, account, now = current.store(), current.account(), current.now()
    shared = sharing.get_share(store, account, application_id, share_id, now)
    form = ThankForm()
    if form.validate_on_submit():
        sharing.close(store, account, application_id, share_id, form.thanks.data, now)
        flash("Closed. Their comments stay with your application")
        return redirect(review_links.shares(application_id), 303)
    return render_template(
        "sharing/close_share.html",
        back=(review_links.shares(application_id), "Shared with"),
        form=form,
        name=shared.share.reviewer_name,
    )
