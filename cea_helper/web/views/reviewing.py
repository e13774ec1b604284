"""A reviewer declares conflicts of interest, reads a draft, and sends the review."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template
from werkzeug.wrappers import Response as AnyResponse

from cea_helper import word
from cea_helper.strength import analyse
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.downloads import attachment
from cea_helper.web.forms.reviewing import NONE, ConflictsForm, SendForm
from cea_helper.web.places import place
from cea_helper.web.presenters import review_links
from cea_helper.web.presenters.review_requests import request_page
from cea_helper.web.presenters.review_word import word_comments, word_parts
from cea_helper.web.presenters.reviewing import paper
from cea_helper.web.views.files import MEDIA_TYPES
from cea_helper.web.views.word import WORD
from cea_helper.workspace import reviewing

blueprint = Blueprint("reviewing", __name__)

ONE_REVIEW = "/reviews/<int(max=999999999999):share_id>"


@blueprint.route(f"{ONE_REVIEW}/conflicts", methods=["GET", "POST"])
@access("signed_in")
def declare_conflicts(share_id: int) -> str | AnyResponse:
    """Ask for conflicts of interest before anything is read, and at any time after."""
    store, account, now = current.store(), current.account(), current.now()
    request = reviewing.open_request(store, account, share_id, now)
    share = request.share
    declared = (share.conflicts or (NONE,)) if share.declared_at else ()
    form = ConflictsForm(kinds=declared)
    if form.validate_on_submit():
        if reviewing.declare(store, account, share_id, form.chosen(), now):
            return redirect(review_links.review(share_id), 303)
        flash("Thank you. The draft is closed to you, and the applicant is told why")
        return redirect(place("home"), 303)
    page = request_page(request)
    back = (review_links.review(share_id), "Back to the draft")
    return render_template(
        "reviewing/declare_conflicts.html",
        back=back if page.has_declared else (place("home"), "Home"),
        form=form,
        page=page,
    )


@blueprint.get(ONE_REVIEW)
@access("signed_in")
def read_draft(share_id: int) -> str | AnyResponse:
    """Show the draft as on paper; first of all, ask for conflicts of interest."""
    store, account, now = current.store(), current.account(), current.now()
    if reviewing.open_request(store, account, share_id, now).standing == "asked":
        return redirect(review_links.conflicts(share_id), 303)
    page = paper(reviewing.open_draft(store, account, share_id, now))
    return render_template("reviewing/read_draft.html", page=page)


@blueprint.route(f"{ONE_REVIEW}/send", methods=["GET", "POST"])
@access("signed_in")
def send_review(share_id: int) -> str | AnyResponse:
    """Show what is about to be sent; send it all at once."""
    store, account, now = current.store(), current.account(), current.now()
    draft = reviewing.open_draft(store, account, share_id, now, "write_comments")
    form = SendForm()
    if form.validate_on_submit():
        reviewing.send(store, account, share_id, now)
        flash(f"Your review is sent to {draft.share.owner_name}")
        return redirect(review_links.review(share_id), 303)
    back = (review_links.review(share_id), "Back to the draft")
    return render_template("reviewing/send_review.html", back=back, form=form, page=paper(draft))


@blueprint.get(f"{ONE_REVIEW}/word")
@access("signed_in")
def download_word(share_id: int) -> Response:
    """Send the draft as a Word document, with the comments that the reviewer may read."""
    store, account, now = current.store(), current.account(), current.now()
    draft = reviewing.open_draft(store, account, share_id, now)
    application = draft.as_application()
    report = analyse(application, current.today())
    parts = word_parts(draft)
    document = word.write_document(application, report, parts, now, word_comments(draft))
    return attachment(document, WORD, word.file_name(application))


@blueprint.get(f"{ONE_REVIEW}/evidence/<evidence:evidence_id>/files/<string(length=64):digest>")
@access("signed_in")
def download_file(share_id: int, evidence_id: str, digest: str) -> Response:
    """Send a file that is proof in the draft, to be saved and never shown in the browser."""
    store, account, now = current.store(), current.account(), current.now()
    file = reviewing.read_file(store, account, share_id, evidence_id, digest, now)
    return attachment(file.content, MEDIA_TYPES[file.kind], file.name)
