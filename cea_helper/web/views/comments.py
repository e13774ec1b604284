"""The comments on a person's own texts: read, answered, done and opened again."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from werkzeug.wrappers import Response

from cea_helper.text import typed
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.forms.comments import AnswerForm, StateForm
from cea_helper.web.forms.statements import LONGEST_TEXT
from cea_helper.web.presenters import review_links
from cea_helper.web.presenters.comments import beside_page, beside_writing, comments_page, one_card
from cea_helper.web.presenters.statements import box_of
from cea_helper.web.views.applications import ONE_APPLICATION
from cea_helper.web.views.statements import ONE_BOX
from cea_helper.workspace import applications, comments

blueprint = Blueprint("comments", __name__)

_COMMENTS = f"{ONE_APPLICATION}/comments"
_Data = dict[str, Any]

_ONE_COMMENT = f"{_COMMENTS}/<int(max=999999999999):comment_id>"


@blueprint.get(_COMMENTS)
@access("signed_in")
def list_comments(application_id: int) -> str:
    """Show all comments, text by text."""
    store, account = current.store(), current.account()
    application = applications.load(store, account, application_id)
    placed = comments.list_comments(store, account, application_id)
    page = comments_page(application_id, application, placed)
    return render_template("comments/list_comments.html", page=page)


@blueprint.get(f"{ONE_BOX}/comments")
@access("signed_in")
def list_box_comments(application_id: int, box_id: str) -> str:
    """Show the comments on one text beside it."""
    store, account = current.store(), current.account()
    application, newest = applications.open_box(store, account, application_id, box_id)
    placed = comments.list_comments(store, account, application_id, box_id)
    box = box_of(application.scheme, box_id)
    page = beside_page(application_id, application.scheme, box, newest, placed)
    return render_template("comments/list_box_comments.html", page=page)


@blueprint.post(f"{ONE_BOX}/comments/live")
@access("signed_in")
def follow_comments(application_id: int, box_id: str) -> _Data:
    """Tell which words of a text that is being written the open comments are on.

    Nothing is stored or logged.
    """
    store, account = current.store(), current.account()
    written = typed(request.form.get("text", "")[:LONGEST_TEXT])
    placed = comments.list_on_text(store, account, application_id, box_id, written)
    page = beside_writing(application_id, box_id, placed, written)
    return {"told": page.told, "shown": render_template("comments/_cards.html", page=page)}


@blueprint.route(_ONE_COMMENT, methods=["GET", "POST"])
@access("signed_in")
def answer_comment(application_id: int, comment_id: int) -> str | Response:
    """Show one comment with its answers; add another."""
    store, account = current.store(), current.account()
    placed = comments.get_comment(store, account, application_id, comment_id)
    box_id = placed.comment.anchor.box
    form = AnswerForm()
    if form.validate_on_submit():
        comments.answer(store, account, application_id, comment_id, form.text.data, current.now())
        flash("Your answer is kept beside the comment")
        return redirect(review_links.comments(application_id, box_id), 303)
    application = applications.load(store, account, application_id)
    text = {**application.statements, **application.fields}.get(box_id, "")
    return render_template(
        "comments/answer_comment.html",
        back=(review_links.comments(application_id), "All comments"),
        card=one_card(application_id, placed, text),
        form=form,
        scheme=application.scheme,
    )


@blueprint.post(f"{_ONE_COMMENT}/state")
@access("signed_in")
def set_state(application_id: int, comment_id: int) -> Response:
    """Note that a comment is done, or open again, and go back to where one was."""
    store, account = current.store(), current.account()
    placed = comments.get_comment(store, account, application_id, comment_id)
    form = StateForm()
    is_done = form.state.data != "open"
    comments.set_state(store, account, application_id, comment_id, "done" if is_done else "open")
    flash("Marked as done" if is_done else "The comment is open again")
    box_id = placed.comment.anchor.box if form.back.data == "box" else ""
    return redirect(review_links.comments(application_id, box_id), 303)
