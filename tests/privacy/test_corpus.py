"""The promise about recall and precision, kept on the whole corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from cea_helper.privacy import KINDS
from tests.privacy.corpus import harmless_cases, planted_cases
from tests.privacy.measure import figures, report

_PAGE = Path(__file__).parents[2] / "docs" / "patient-identifiers.md"


def test_corpus_is_as_large_as_promised() -> None:
    assert sum(len(case.planted) for case in planted_cases()) >= 200
    assert len(harmless_cases()) >= 600


def test_corpus_names_only_kinds_that_exist() -> None:
    assert {place.kind for case in planted_cases() for place in case.planted} == set(KINDS)


def test_identifiers_of_the_corpus_are_found() -> None:
    assert figures(planted_cases() + harmless_cases()).recall >= 0.95


def test_harmless_texts_are_left_alone() -> None:
    assert figures(planted_cases() + harmless_cases()).precision >= 0.95


def test_third_held_out_is_no_worse() -> None:
    held = [case for case in planted_cases() + harmless_cases() if case.is_held_out]
    measured = figures(held)
    assert measured.recall >= 0.95
    assert measured.precision >= 0.95


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_found_by_itself(kind: str) -> None:
    assert figures(planted_cases() + harmless_cases(), kind).recall >= 0.9


def test_figures_in_the_documentation_are_those_measured() -> None:
    documented = _PAGE.read_text(encoding="utf-8")
    assert "\n".join(report()[2:]) in documented
