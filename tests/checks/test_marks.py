"""What a finding is known by: its check and its words, wherever these stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cea_helper.checks import Finding, Mark, Place
from cea_helper.checks.marks import mark_of
from tests.strategies import texts


def finding(start: int, end: int, other: Place | None = None) -> Finding:
    """Return a finding of the first box at this place."""
    return Finding("service", start, end, "undated", "should", "", "", "", "", other)


def mark(before: str, words: str, after: str = "") -> Mark:
    """Return the mark of a finding on these words."""
    end = len(before) + len(words)
    return mark_of(finding(len(before), end), {"service": before + words + after})


@given(texts(max_size=20), texts(max_size=20), texts(max_size=20))
def test_mark_moves_along_with_its_words(before: str, words: str, after: str) -> None:
    assert mark(before, words, after) == mark("", words)


@given(st.from_regex("[a-z ]{1,12}", fullmatch=True), st.from_regex("[a-z]{1,4}", fullmatch=True))
def test_mark_changes_with_its_words(words: str, more: str) -> None:
    assert mark("", words + more) != mark("", words)


def test_another_way_to_break_lines_is_the_same_text() -> None:
    assert mark("", "I led\nit") == mark("", "I led  it")


def test_same_point_in_two_domains_is_known_by_both() -> None:
    places = [finding(0, 6, Place("research", 0, end)) for end in (5, 6)]
    first, second = (mark_of(one, {"service": "I led.", "research": "I led."}) for one in places)
    assert first != second
