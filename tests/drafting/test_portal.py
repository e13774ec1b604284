"""A text as the portal takes it: plain, and with every word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cea_helper import text
from cea_helper.drafting.portal import as_taken, unusual
from cea_helper.schemes import Portal

KEPT = Portal("kept", "kept", "kept")


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("\u2022 One\r\n\u2022\tTwo", "- One\n- Two"),
        (
            "\u201cWell\u201d, it\u2019s 5\u00a0mg \u2013 or 10\u2026",
            '"Well", it\'s 5 mg - or 10...',
        ),
        ("co\u00adoperate\ufeff", "cooperate"),
        ("2 * 3 \u2265 \u00b5", "2 * 3 \u2265 \u00b5"),
    ],
)
def test_the_plain_way_takes_what_word_processors_put_in(written: str, taken: str) -> None:
    assert as_taken(written, Portal()) == taken


def test_line_ends_become_blanks_where_the_portal_has_none() -> None:
    assert as_taken("One.\n\n- Two.\n", Portal(line_ends="blanks")) == "One. - Two."


@given(st.text())
def test_what_is_kept_is_only_normalised(written: str) -> None:
    assert as_taken(written, KEPT) == text.normalise(written)


@given(st.text())
def test_what_is_plain_stays_as_it_is(written: str) -> None:
    taken = as_taken(written, Portal())
    assert as_taken(taken, Portal()) == taken


@given(st.text(st.characters(categories=["L", "N"]) | st.just(" "), max_size=40))
def test_no_letter_and_no_figure_is_lost(written: str) -> None:
    assert as_taken(written, Portal()) == text.normalise(written)


def test_signs_that_no_keyboard_has_are_told_once() -> None:
    assert unusual("\u2265 5 \u00b5g, \u2265 6 \u00a3") == ("\u2265", "\u00b5")
