"""What the checks find in a corpus of made-up statements."""

from __future__ import annotations

from tests.checks.corpus import Case, clean_cases, planted_cases
from tests.checks.measure import figures


def test_the_corpus_is_large_and_half_of_it_is_clean() -> None:
    assert len(planted_cases()) >= 30
    assert len(clean_cases()) >= 30


def test_nine_of_ten_planted_faults_are_found() -> None:
    assert figures(planted_cases()).recall >= 0.9
    assert figures(_held_out()).recall >= 0.9


def test_little_is_found_where_nothing_is_wrong() -> None:
    assert figures(clean_cases()).wrong_in_a_stretch < 1
    assert figures(_held_out()).wrong_in_a_stretch < 1


def _held_out() -> list[Case]:
    return [case for case in planted_cases() + clean_cases() if case.is_held_out]
