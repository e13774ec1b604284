"""Few findings on one sentence: two of weight, and one line for the rest."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from cea_helper.checks import Finding
from tests.checks.making import find

_LACKING = {"no-result", "undated", "own-part-unclear", "no-patient-effect", "no-number"}
_SENTENCES = st.sampled_from(
    (
        "I train registrars on every list.",
        "We opened a room.",
        "I sit on a committee.",
        "In 2023 I led six wards.",
        "I give lectures for 40 hours to students.",
    )
)
SEAT = "Panel member for a research funder."


def told(statement: str) -> dict[str, Finding]:
    """Return the findings by their check."""
    return {one.check: one for one in find(statement)}


def test_sentence_that_lacks_everything_has_two_findings_of_weight() -> None:
    found = told(SEAT)
    assert [one.check for one in found.values() if one.severity == "should"] == [
        "role-without-result",
        "undated",
    ]
    assert found["four-parts"].message == (
        "Missing from this point: what patients gained and a comparison."
    )


def test_line_for_the_rest_goes_where_it_only_repeats() -> None:
    assert "four-parts" not in told("I rewrote the leaflet so that people know what to expect.")


def test_line_for_all_parts_stays_where_nothing_else_says_them() -> None:
    assert "four-parts" in told("In 2024 theatre turnover fell from 41 to 22 minutes.")


@settings(max_examples=30)
@given(st.lists(_SENTENCES, min_size=1, max_size=4).map(" ".join))
def test_what_a_sentence_lacks_is_told_with_weight_twice_at_most(statement: str) -> None:
    lacking = [one for one in find(statement) if one.check in _LACKING]
    assert max(Counter(one.start for one in lacking).values(), default=0) <= 2
