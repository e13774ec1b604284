"""Plain text is looked at quickly, with the same outcome as a close look."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from cea_helper import text
from cea_helper.schemes.reading import is_name


@given(st.one_of(st.text(min_size=1, max_size=12), st.text("ab \t\u202e\u0301", min_size=1)))
@example("Two  blanks")
@example("a ")
@example("turned \u202e")
def test_a_quick_look_finds_what_a_close_look_finds(value: str) -> None:
    if value.strip():
        assert is_name(value) == (text.name(value) == value)


@given(st.text(max_size=12).filter(lambda value: value.isascii() and value.isprintable()))
def test_plain_text_is_normalised_already(value: str) -> None:
    assert text.normalise(value) == value
