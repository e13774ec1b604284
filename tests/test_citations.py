"""Publications in one line."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cea_helper import citations

ARTICLE = {
    "type": "article-journal",
    "title": "A bundle to prevent tears.",
    "author": [
        {"family": "Pretend", "given": "Huda Mae"},
        {"family": "Specimen", "given": "Jo-Ann"},
        {"literal": "The Sample Group"},
        {"family": "Notional"},
    ],
    "container-title": "Made-up Journal",
    "issued": {"date-parts": [[2025, 7]]},
    "volume": "5",
    "page": "88-95",
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


def test_publication_reads_as_a_reference() -> None:
    assert citations.in_words(ARTICLE) == (
        "Pretend HM, Specimen JA, The Sample Group, and others. A bundle to prevent tears. "
        "Made-up Journal. 2025; 5: 88-95."
    )


@pytest.mark.parametrize(
    ("citation", "words"),
    [
        ({}, "A publication without details"),
        ({"title": "Alone"}, "Alone."),
        ({"title": ["x"], "publisher": "Press", "page": 7}, "Press. 7."),
        ({"issued": {"date-parts": [["2019"]]}, "volume": True}, "2019."),
    ],
)
def test_what_is_missing_or_odd_is_left_out(citation: dict[str, Any], words: str) -> None:
    assert citations.in_words(citation) == words


@given(st.dictionaries(st.sampled_from([*ARTICLE, "publisher"]), JSON))
def test_any_document_has_words(citation: dict[str, Any]) -> None:
    assert citations.in_words(citation)
