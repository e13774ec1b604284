"""Comments stay on their words, and are read by whom they are meant for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cea_helper.application import BoxVersion
from cea_helper.review import Anchor, AnchorOutside, Comment, anchor, place, seen_by_reviewer
from tests.review.test_rights import AT, READING

TEXT = "I built it. Falls fell by 38%. Others copied it."
READ = BoxVersion("leading", 3, TEXT, AT, "Dr A")


def on(words: str, text: str = TEXT) -> Comment:
    """Return a comment on these words."""
    start = text.index(words)
    placed = Anchor("leading", 3, start, start + len(words), words)
    return Comment(1, 1, placed, "Dr B", "Since when?", AT, share_id=1)


def words_of(comment: Comment, now: str) -> str | None:
    """Return the words of the text of now that the comment is on."""
    found = place(comment, TEXT, now)
    return None if found.start is None else now[found.start : found.end]


def test_comment_follows_its_words_through_an_edit() -> None:
    assert words_of(on("Falls fell by 38%."), f"In 2023 {TEXT}") == "Falls fell by 38%."


def test_comment_stays_on_words_whose_figure_was_corrected() -> None:
    now = TEXT.replace("38%", "41%")
    assert words_of(on("Falls fell by 38%."), now) == "Falls fell by 41%."


def test_comment_on_words_that_are_gone_says_so() -> None:
    found = place(on("Falls fell by 38%."), TEXT, "I built it. Others copied it.")
    assert found.is_gone


def test_comment_on_a_whole_box_is_never_gone() -> None:
    whole = replace(on("it"), anchor=Anchor("leading", 3))
    assert not place(whole, TEXT, "").is_gone


@given(st.text(max_size=60), st.text(max_size=60))
def test_comment_keeps_its_words_whatever_is_added_around(before: str, after: str) -> None:
    now = f"{before} {TEXT} {after}"
    found = place(on("Others copied it."), TEXT, now)
    assert found.start is not None
    assert "copied it" in now[found.start : found.end]


def test_anchor_holds_the_words_that_were_read() -> None:
    assert anchor(READ, 12, "Falls fell") == Anchor("leading", 3, 12, 22, "Falls fell")
    assert anchor(READ, None, "") == Anchor("leading", 3)


@pytest.mark.parametrize(("start", "quote"), [(0, "You"), (-1, "."), (5, ""), (999, "I")])
def test_words_that_do_not_stand_there_take_no_comment(start: int, quote: str) -> None:
    with pytest.raises(AnchorOutside):
        anchor(READ, start, quote)


def test_reviewer_reads_others_only_once_theirs_is_sent() -> None:
    own, others = on("it"), replace(on("it"), id=2, share_id=2, sent_at=AT)
    unsent = replace(others, id=3, sent_at=None)
    later = replace(others, id=4, anchor=replace(others.anchor, version=4))
    listed = (own, others, unsent, later)
    texts = {"leading": READ}
    assert seen_by_reviewer(listed, READING, "reading", texts) == (own,)
    assert seen_by_reviewer(listed, READING, "sent", texts) == (own, others)
