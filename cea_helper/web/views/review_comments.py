"""A reviewer comments on one text of a draft, and says where a domain stands."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from werkzeug.wrappers import Response

from cea_helper.errors import BoxNotFound, CommentNotFound
from cea_helper.review import Act, Comment, place
from cea_helper.schemes import Box
from cea_helper.web import current
from cea_helper.web.access import access
from cea_helper.web.filters import clock
from cea_helper.web.forms.reviewing import NONE, WHOLE, CommentForm, MarkForm
from cea_helper.web.presenters import review_links
from cea_helper.web.presenters.reviewing import box_review, sentences, whole
from cea_helper.web.views.reviewing import ONE_REVIEW
from cea_helper.workspace import reviewing
from cea_helper.workspace.reviewing import Draft

blueprint = Blueprint("review_comments", __name__)

_BOX = f"{ONE_REVIEW}/boxes/<box_id>"
_COMMENT = f"{ONE_REVIEW}/comments/<int(max=999999999999):comment_id>"

_OTHER_TEXT = "The applicant shared another text meanwhile. Choose again what it is about"
_Data = dict[str, Any]


@blueprint.get(_BOX)
@access("signed_in")
def comment_on_box(share_id: int, box_id: str) -> str:
    """Show one text with its comments, ready for another."""
    draft, box = _open_box(share_id, box_id)
    return _box_page(draft, box, _comment_form(draft, box, is_new=True))


@blueprint.post(_BOX)
@access("signed_in")
def save_comment(share_id: int, box_id: str) -> str | Response:
    """Keep a comment, which only its reviewer reads until the review is sent."""
    draft, box = _open_box(share_id, box_id, "write_comments")
    form = _comment_form(draft, box)
    if form.validate() and _is_on_this_text(draft, box, form):
        _keep(draft, box, form)
        flash("The comment is kept. It is sent with your review")
        return redirect(review_links.review_box(share_id, box_id), 303)
    return _box_page(draft, box, form)


@blueprint.post(f"{_BOX}/autosave")
@access("signed_in")
def autosave_comment(share_id: int, box_id: str) -> _Data | tuple[_Data, int]:
    """Keep a comment while it is written, and tell the page under which number."""
    draft, box = _open_box(share_id, box_id, "write_comments")
    form = _comment_form(draft, box)
    if not (form.validate() and _is_on_this_text(draft, box, form)):
        return {"told": "Not saved yet"}, 422
    return {
        "comment": _keep(draft, box, form),
        "told": f"Saved at {clock(current.now())}. It is sent with your review",
    }


@blueprint.post(f"{_BOX}/mark")
@access("signed_in")
def mark_domain(share_id: int, box_id: str) -> str | Response:
    """Keep where the reviewer sees a domain on the scheme's scale."""
    draft, box = _open_box(share_id, box_id, "write_comments")
    form = MarkForm()
    form.offer(draft.scheme.scale)
    if not form.validate():
        return _box_page(draft, box, _comment_form(draft, box, is_new=True), form)
    store, account, now = current.store(), current.account(), current.now()
    reviewing.mark_domain(store, account, share_id, box_id, form.chosen(), now)
    flash("Your advice is kept. It is sent with your review")
    return redirect(review_links.review_box(share_id, box_id), 303)


@blueprint.route(_COMMENT, methods=["GET", "POST"])
@access("signed_in")
def change_comment(share_id: int, comment_id: int) -> str | Response:
    """Change a comment that is not sent yet."""
    draft, comment = _open_comment(share_id, comment_id)
    box = _box_of(draft, comment.anchor.box)
    read = draft.text_of(box.id)
    form = CommentForm(text=comment.text, place=_place_of(draft, comment), version=read.version)
    form.offer(read, sentences(read.text), whole(box))
    if form.validate_on_submit() and _is_on_this_text(draft, box, form):
        store, account, now = current.store(), current.account(), current.now()
        reviewing.change_comment(
            store, account, share_id, comment_id, form.chosen(read), form.text.data, now
        )
        flash("The comment is changed")
        return redirect(review_links.review_box(share_id, box.id), 303)
    page = box_review(draft, box)
    back = (review_links.review_box(share_id, box.id), "Back to the text")
    return render_template("reviewing/change_comment.html", back=back, form=form, page=page)


@blueprint.route(f"{_COMMENT}/delete", methods=["GET", "POST"])
@access("signed_in")
def delete_comment(share_id: int, comment_id: int) -> str | Response:
    """Ask whether a comment that is not sent yet is to go; delete it."""
    draft, comment = _open_comment(share_id, comment_id)
    address = review_links.review_box(share_id, comment.anchor.box)
    if request.method == "POST":
        store, account, now = current.store(), current.account(), current.now()
        reviewing.delete_comment(store, account, share_id, comment_id, now)
        flash("The comment is deleted")
        return redirect(address, 303)
    back = (address, "Back to the text")
    return render_template("reviewing/delete_comment.html", back=back, text=comment.text)


def _open(share_id: int, act: Act = "read_draft") -> Draft:
    return reviewing.open_draft(current.store(), current.account(), share_id, current.now(), act)


def _open_box(share_id: int, box_id: str, act: Act = "read_draft") -> tuple[Draft, Box]:
    draft = _open(share_id, act)
    return draft, _box_of(draft, box_id)


def _open_comment(share_id: int, comment_id: int) -> tuple[Draft, Comment]:
    """Return the draft and the reviewer's own comment, which is not sent yet."""
    draft = _open(share_id, "write_comments")
    own = (one for one in draft.own_comments() if one.sent_at is None)
    found = next((one for one in own if one.id == comment_id), None)
    if found is None:
        raise CommentNotFound(comment_id)
    return draft, found


def _box_of(draft: Draft, box_id: str) -> Box:
    box = draft.scheme.box(box_id)
    if box is None:
        raise BoxNotFound(box_id)
    return box


def _comment_form(draft: Draft, box: Box, is_new: bool = False) -> CommentForm:
    """Return the form of a comment on the text, as it was sent or empty."""
    read = draft.text_of(box.id)
    new = {"formdata": None, "place": WHOLE, "version": read.version, "comment": 0}
    form = CommentForm(**new) if is_new else CommentForm()
    form.offer(read, sentences(read.text), whole(box))
    return form


def _is_on_this_text(draft: Draft, box: Box, form: CommentForm) -> bool:
    """Whether the comment is on the text that the reviewer now reads; where not, say so."""
    read = draft.text_of(box.id)
    if form.version.data == read.version:
        return True
    form.version.data = read.version
    form.add_error("place", _OTHER_TEXT)
    return False


def _keep(draft: Draft, box: Box, form: CommentForm) -> int:
    """Add the comment, or change the one that was saved while it was written."""
    store, account, now = current.store(), current.account(), current.now()
    share_id, known = draft.share.id, form.comment.data
    chosen = form.chosen(draft.text_of(box.id))
    if not known:
        return reviewing.add_comment(store, account, share_id, chosen, form.text.data, now)
    reviewing.change_comment(store, account, share_id, known, chosen, form.text.data, now)
    return int(known)


def _place_of(draft: Draft, comment: Comment) -> str:
    """Return where a comment is in the text of now, though it may be made on the one before."""
    read, box_id = draft.text_of(comment.anchor.box), comment.anchor.box
    known = (draft.frozen.before.get(box_id), read)
    made_on = next((one for one in known if one and one.version == comment.anchor.version), None)
    if made_on is None:
        return WHOLE
    placed = place(comment, made_on.text, read.text)
    return WHOLE if placed.start is None else f"{placed.start}-{placed.end}"


def _box_page(draft: Draft, box: Box, form: CommentForm, advice: MarkForm | None = None) -> str:
    page = box_review(draft, box)
    has_scale = page.is_domain and draft.scheme.scale
    if advice is None and has_scale:
        advice = MarkForm(formdata=None, mark=str(draft.frozen.marks.get(box.id, NONE)))
        advice.offer(draft.scheme.scale)
    # The summary of errors is that of the form that was sent.
    sent = advice if advice and advice.errors else form
    return render_template(
        "reviewing/comment_on_box.html", advice=advice, comment=form, form=sent, page=page
    )
