"""Addresses of sharing, of reviews, and of the comments on a person's texts."""

from __future__ import annotations

from flask import url_for


def shares(application_id: int) -> str:
    """Return the address of the list of those with whom an application is shared."""
    return url_for("sharing.list_shares", application_id=application_id)


def share(application_id: int) -> str:
    """Return the address at which an application is shared with somebody."""
    return url_for("sharing.share_draft", application_id=application_id)


def of_share(act: str, application_id: int, share_id: int) -> str:
    """Return the address at which an applicant does this with one share."""
    return url_for(f"sharing.{act}", application_id=application_id, share_id=share_id)


def comments(application_id: int, box_id: str = "") -> str:
    """Return the address of the comments on all texts, or beside one."""
    if box_id:
        return url_for("comments.list_box_comments", application_id=application_id, box_id=box_id)
    return url_for("comments.list_comments", application_id=application_id)


def comment(application_id: int, comment_id: int) -> str:
    """Return the address at which an applicant answers a comment."""
    return url_for("comments.answer_comment", application_id=application_id, comment_id=comment_id)


def comment_state(application_id: int, comment_id: int) -> str:
    """Return the address to which it is sent that a comment is dealt with, or open again."""
    return url_for("comments.set_state", application_id=application_id, comment_id=comment_id)


def review(share_id: int) -> str:
    """Return the address of a draft for its reviewer."""
    return url_for("reviewing.read_draft", share_id=share_id)


def conflicts(share_id: int) -> str:
    """Return the address at which a reviewer declares conflicts of interest."""
    return url_for("reviewing.declare_conflicts", share_id=share_id)


def review_box(share_id: int, box_id: str) -> str:
    """Return the address at which a reviewer comments on one text."""
    return url_for("review_comments.comment_on_box", share_id=share_id, box_id=box_id)


def review_autosave(share_id: int, box_id: str) -> str:
    """Return the address to which a comment is sent while it is written."""
    return url_for("review_comments.autosave_comment", share_id=share_id, box_id=box_id)


def review_mark(share_id: int, box_id: str) -> str:
    """Return the address to which the advice on a domain is sent."""
    return url_for("review_comments.mark_domain", share_id=share_id, box_id=box_id)


def own_comment(share_id: int, comment_id: int) -> str:
    """Return the address at which a reviewer changes a comment."""
    return url_for("review_comments.change_comment", share_id=share_id, comment_id=comment_id)


def delete_own_comment(share_id: int, comment_id: int) -> str:
    """Return the address at which a reviewer deletes a comment."""
    return url_for("review_comments.delete_comment", share_id=share_id, comment_id=comment_id)


def send_review(share_id: int) -> str:
    """Return the address at which a review is sent."""
    return url_for("reviewing.send_review", share_id=share_id)


def review_word(share_id: int) -> str:
    """Return the address of a shared draft as a Word document."""
    return url_for("reviewing.download_word", share_id=share_id)


def review_file(share_id: int, evidence_id: str, digest: str) -> str:
    """Return the address of a file that is proof in a shared draft."""
    return url_for(
        "reviewing.download_file", share_id=share_id, evidence_id=evidence_id, digest=digest
    )
