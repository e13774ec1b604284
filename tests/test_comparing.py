"""How two texts differ, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cea_helper.comparing import Stretch, compare, kept

WORDS = st.lists(st.sampled_from(["led", "the", "unit", " ", "\n", ", "]), max_size=30).map("".join)


@given(WORDS, WORDS)
def test_stretches_make_both_texts(old: str, new: str) -> None:
    told = compare(old, new)
    assert "".join(one.words for one in told if one.kind != "new") == old
    assert "".join(one.words for one in told if one.kind != "gone") == new


@given(WORDS)
def test_equal_texts_are_all_the_same(text: str) -> None:
    assert all(one.kind == "same" for one in compare(text, text))


def test_changed_words_are_told_where_they_stand() -> None:
    assert compare("I led the unit.", "I co-led the unit.") == (
        Stretch("I ", "same"),
        Stretch("led", "gone"),
        Stretch("co-led", "new"),
        Stretch(" the unit.", "same"),
    )


def test_a_run_of_changes_is_one_change() -> None:
    assert compare("a b c", "a x y") == (
        Stretch("a ", "same"),
        Stretch("b c", "gone"),
        Stretch("x y", "new"),
    )


def test_long_texts_are_compared_word_by_word() -> None:
    # Some 20,000 words each, of which every third differs.
    old = " ".join(f"word{n}" for n in range(20_000))
    new = " ".join(f"word{n}" if n % 3 else f"other{n}" for n in range(20_000))
    told = compare(old, new)
    assert sum(one.kind == "gone" for one in told) > 6_000


@given(WORDS, WORDS)
def test_what_is_kept_stands_in_both_texts_in_order(old: str, new: str) -> None:
    old_at = new_at = 0
    for one in kept(old, new):
        assert one.length > 0 and one.old >= old_at and one.new >= new_at
        old_at, new_at = one.old + one.length, one.new + one.length
        assert old[one.old : old_at] == new[one.new : new_at]


@given(WORDS, WORDS, WORDS)
def test_words_put_in_once_leave_all_others_kept(head: str, put_in: str, tail: str) -> None:
    old = head + tail
    assert sum(one.length for one in kept(old, head + put_in + tail)) == len(old)
