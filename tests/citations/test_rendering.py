"""Publications in one line."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cea_helper import citations

PEOPLE = [
    {"family": "Pretend", "given": "Huda Mae"},
    {"family": "Specimen", "given": "Jo-Ann"},
    {"literal": "The Sample Group"},
    {"family": "Notional", "given": "Ab"},
]
PAPER = {
    "type": "article-journal",
    "title": "A <i>bundle</i> to prevent tears.",
    "author": PEOPLE,
    "container-title": "Made-up Journal",
    "issued": {"date-parts": [[2025, 7]]},
    "volume": "5",
    "issue": "3",
    "page": "88-95",
    "DOI": "10.1000/tears",
}
CHAPTER = {
    "type": "chapter",
    "title": "Tears",
    "author": PEOPLE[:1],
    "editor": PEOPLE[1:2],
    "container-title": "The made-up handbook",
    "edition": "2",
    "publisher": "Sample Press",
    "publisher-place": "London",
    "issued": {"date-parts": [["2024"]]},
    "page": "1-20",
}
BOOK = {
    "type": "book",
    "title": "Tears",
    "author": PEOPLE[:1],
    "publisher": "Sample Press",
    "issued": {"raw": "May 2023"},
}
REPORT = {**BOOK, "type": "report", "author": [{"literal": "The Sample Group"}]}
PREPRINT = {**BOOK, "type": "article", "publisher": "A made-up archive", "title": "Do tears end?"}

AS_PRINTED = [
    (
        PAPER,
        "Pretend HM, Specimen JA, The Sample Group, Notional A. A bundle to prevent tears. "
        "Made-up Journal. 2025;5(3):88-95.",
    ),
    (
        CHAPTER,
        "Pretend HM. Tears. In: Specimen JA, editor. The made-up handbook. 2nd ed. "
        "London: Sample Press; 2024. p. 1-20.",
    ),
    (BOOK, "Pretend HM. Tears. Sample Press; 2023."),
    (REPORT, "The Sample Group. Tears. Sample Press; 2023."),
    (PREPRINT, "Pretend HM. Do tears end? A made-up archive. 2023."),
]
ODD = [
    ({}, "A publication without details"),
    ({"title": "Alone"}, "Alone."),
    ({"title": ["x"], "publisher": "Press", "volume": True}, "Press."),
    ({"title": "Odd", "author": "x", "issued": {"literal": "in 2020"}}, "Odd. 2020."),
    ({"title": "Odd", "author": [{"family": "", "given": 3}, 7, {}]}, "3. Odd."),
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
NAMES = st.dictionaries(st.sampled_from(["family", "given", "literal"]), st.text(max_size=5))


@pytest.mark.parametrize(("citation", "printed"), AS_PRINTED)
def test_each_kind_reads_as_it_is_printed(citation: dict[str, Any], printed: str) -> None:
    assert citations.in_words(citation) == printed


def test_more_than_six_authors_end_in_et_al() -> None:
    many = {**PAPER, "author": [{"family": f"Name{n}", "given": "A"} for n in range(7)]}
    assert citations.in_words(many).startswith("Name0 A, Name1 A, Name2 A, Name3 A, Name4 A, ")
    assert "Name5 A, et al. A bundle" in citations.in_words(many)


def test_authors_whom_the_file_left_out_are_et_al() -> None:
    cut = {**BOOK, "author": [*PEOPLE[:2], {"literal": "others"}]}
    assert citations.in_words(cut).startswith("Pretend HM, Specimen JA, et al. Tears")


@pytest.mark.parametrize(("citation", "printed"), ODD)
def test_what_is_missing_or_odd_is_left_out(citation: dict[str, Any], printed: str) -> None:
    assert citations.in_words(citation) == printed


def test_beside_a_title_stand_who_where_and_when() -> None:
    assert citations.in_brief(PAPER) == (
        "Pretend, Specimen, The Sample Group et al. Made-up Journal. 2025"
    )
    assert citations.in_brief({}) == ""


@settings(max_examples=60)
@given(
    st.dictionaries(st.sampled_from([*CHAPTER, "volume"]), JSON),
    st.lists(NAMES, max_size=3),
    st.sampled_from(["book", "chapter", "webpage", "article-journal"]),
)
def test_any_document_has_words(
    citation: dict[str, Any], people: list[dict[str, str]], kind: str
) -> None:
    document = {**citation, "type": kind, "author": people}
    assert citations.in_words(document)
    assert isinstance(citations.in_brief(document), str)


@settings(max_examples=60)
@given(st.text(max_size=40), st.text(max_size=20))
def test_every_word_of_a_title_is_kept(title: str, page: str) -> None:
    told = citations.in_words({"title": f"Begin {title} end", "page": page})
    assert told.startswith("Begin ")
    assert " end" in told
