"""Who of the authors is the applicant."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cea_helper.citations import authors_of, known_names, with_author

OTHERS = [{"family": "Notional", "given": "Al"}, {"family": "Sample", "given": "B C"}]


def paper(*people: dict[str, str], **more: Any) -> dict[str, Any]:
    return {"type": "article-journal", "title": "T", "author": list(people), **more}


def person(family: str, given: str) -> dict[str, str]:
    return {"family": family, "given": given}


def place(applicant: str, citation: dict[str, Any]) -> int | None:
    return authors_of(citation, known_names(applicant, [citation])).place


@pytest.mark.parametrize(
    ("applicant", "family", "given"),
    [
        ("Dr Huda Mae Pretend", "Pretend", "Huda Mae"),
        ("Dr Huda Mae Pretend", "Pretend", "HM"),
        ("Huda Mae Pretend", "PRETEND", "H. M."),
        ("Huda Pretend", "Pretend", "H.M."),
        ("Prof. Huda Pretend, FRCP", "Pretend", "H"),
        ("Zo\u00eb N\u00f8rgaard-\u00c9tienne", "N\u00f8rgaard Etienne", "Zoe"),
        ("Jan van der Notional", "van der Notional", "J"),
        ("Niamh O'Pretend", "O\u2019Pretend", "N"),
        ("Jo-Ann Specimen", "Specimen", "JA"),
    ],
)
def test_a_name_is_known_as_it_stands_on_papers(applicant: str, family: str, given: str) -> None:
    assert place(applicant, paper(*OTHERS, person(family, given))) == 3


@pytest.mark.parametrize(
    ("family", "given"),
    [("Pretend", "Anna"), ("Pretend", "K"), ("Pretender", "H"), ("Mae", "H"), ("Pretend", "")],
)
def test_another_name_is_not_taken(family: str, given: str) -> None:
    assert place("Huda Pretend", paper(*OTHERS, person(family, given))) is None


def test_a_group_and_a_name_in_one_piece_are_read() -> None:
    whole = paper({"literal": "Pretend HM"}, {"literal": "The Sample Group"})
    assert place("Huda Mae Pretend", whole) == 1


def test_of_two_who_may_both_be_the_person_neither_is_taken() -> None:
    both = paper(person("Pretend", "H"), person("Pretend", "HM"))
    assert place("Huda Pretend", both) is None


def test_a_changed_surname_is_suggested_and_no_more() -> None:
    double = paper(*OTHERS, person("Pretend-Specimen", "H"))
    told = authors_of(double, known_names("Huda Pretend", []))
    assert (told.place, told.suggested) == (None, 3)


def test_what_the_person_chose_holds_before_names() -> None:
    chosen = with_author(paper(person("Pretend", "H"), *OTHERS), 2)
    told = authors_of(chosen, known_names("Huda Pretend", []))
    assert (told.place, told.is_chosen, told.in_words) == (2, True, "2nd of 3")
    none = authors_of(with_author(chosen, 0), known_names("Huda Pretend", []))
    assert (none.place, none.in_words) == (0, "")


def test_a_name_that_was_chosen_once_is_known_on_other_papers() -> None:
    before = with_author(paper(person("Maiden", "Huda"), *OTHERS), 1)
    other = paper(*OTHERS, person("Maiden", "HM"))
    assert authors_of(other, known_names("Huda Pretend", [before])).place == 3


def test_a_choice_can_be_taken_back_and_leaves_the_rest_alone() -> None:
    given_ = paper(*OTHERS, custom={"other": 1})
    assert with_author(with_author(given_, 1), None) == given_
    assert with_author(with_author(paper(*OTHERS), 1), None) == paper(*OTHERS)


@pytest.mark.parametrize(
    ("count", "place", "words"),
    [
        (1, 1, "only author"),
        (4, 1, "first of 4"),
        (9, 9, "last of 9"),
        (30, 3, "3rd of 30"),
        (30, 12, "12th of 30"),
        (30, 22, "22nd of 30"),
    ],
)
def test_places_in_words(count: int, place: int, words: str) -> None:
    many = paper(*(person(f"Name{n}", "A") for n in range(count)))
    assert authors_of(with_author(many, place), ()).in_words == words


def test_of_a_list_that_is_cut_nobody_is_the_last() -> None:
    cut = paper(*OTHERS, {"literal": "others"})
    assert authors_of(with_author(cut, 2), ()).in_words == "2nd of 2 or more"
    assert len(authors_of(cut, ()).shown) == 2


@settings(max_examples=60)
@given(
    st.lists(st.dictionaries(st.sampled_from(["family", "given", "literal"]), st.text(max_size=9))),
    st.text(max_size=20),
    st.integers(0, 9) | st.none(),
)
def test_any_names_can_be_compared(
    people: list[dict[str, str]], applicant: str, chosen: int | None
) -> None:
    citation = with_author(paper(*people), chosen)
    told = authors_of(citation, known_names(applicant, [citation]))
    assert told.place is None or 0 <= told.place <= len(told.shown)
    assert isinstance(told.in_words, str)
