"""A shared draft as its reviewer's Word document: which parts it has, and which comments."""

from __future__ import annotations

from cea_helper.word import Parts, WordComment
from cea_helper.workspace.reviewing import Draft


def word_parts(draft: Draft) -> Parts:
    """Return the parts that hold nothing but what was shared.

    The strength is worked out from the evidence, so it is told where both are shown.
    """
    shows_evidence = "evidence" in draft.share.shows
    shows_both = shows_evidence and "strength" in draft.share.shows
    return Parts(
        weak_domains=shows_both,
        strength_profile=shows_both,
        evidence_schedule=shows_evidence,
        judged=shows_both,
    )


def word_comments(draft: Draft) -> tuple[WordComment, ...]:
    """Return the comments that the reviewer may read, each on its words.

    One that was made on an earlier text is on the whole box.
    """
    return tuple(
        WordComment(
            box=one.anchor.box,
            author=one.author,
            text=one.text,
            start=one.anchor.start if is_on_this_text else None,
            end=one.anchor.end if is_on_this_text else None,
            written_at=one.created_at,
        )
        for one in draft.comments
        for is_on_this_text in [one.anchor.version == draft.text_of(one.anchor.box).version]
    )
