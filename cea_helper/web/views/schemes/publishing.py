"""Publish a draft: see what it still lacks, say why, then let everybody see it."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from cea_helper.errors import StaleScheme
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.forms.schemes_making import PublishForm
from cea_helper.web.presenters.schemes_publishing import missing
from cea_helper.web.views.schemes.area import ONE_ROUND, blueprint
from cea_helper.workspace import schemes


@blueprint.route(f"{ONE_ROUND}/publish", methods=["GET", "POST"])
@access("admin")
def publish_round(round_id: str) -> str | Response | tuple[str, int]:
    """Show what a draft lacks, and ask whether everybody may see it."""
    store, account = current.store(), current.account()
    opened = schemes.open_round(store, account, round_id)
    rules = url_for("schemes.show_rules", round_id=round_id)
    if not opened.scheme.is_draft:
        flash("This round is published already")
        return redirect(rules, 303)
    form, status = PublishForm(began_from=opened.known.revision), 200
    if form.validate_on_submit():
        try:
            began_from, note = form.began_from.data, form.note.data
            schemes.publish(store, account, round_id, began_from, note, current.now())
        except StaleScheme as stale:
            form.began_from.data, status = stale.newest, 409
            form.add_error("note", f"{stale}. Look at what changed, then send it again")
        else:
            flash("The round has been published")
            return redirect(rules, 303)
    page = render_template(
        "schemes/publish_round.html",
        form=form,
        scheme=opened.scheme,
        missing=missing(opened),
    )
    return page, status
