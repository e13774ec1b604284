"""Where the words of a text come from stays on them, and adds up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cea_helper.drafting.own_words import (
    EVIDENCE,
    PASTED,
    UNKNOWN,
    Inserted,
    Parts,
    carry,
    none_known,
    parts_of,
)

TEXTS = st.lists(st.sampled_from(["I", " led", " it", ".\n", "é", "\U0001f44d"])).map("".join)
INSERTED = st.lists(
    st.builds(
        Inserted, st.integers(0, 40), st.integers(0, 40), st.sampled_from([PASTED, EVIDENCE, "u"])
    )
)


def test_what_is_written_in_the_box_is_typed() -> None:
    assert carry("", "", "I led it.", []) == "ttttttttt"


def test_what_was_put_in_is_told_apart() -> None:
    put_in = [Inserted(2, 5, PASTED), Inserted(5, 7, EVIDENCE)]
    assert carry("", "", "I led it.", put_in) == "ttpppeett"


def test_origins_stay_on_their_words_while_the_text_around_them_is_written() -> None:
    assert carry("led it", "pppppp", "I led all of it", []) == "ttppp" + "t" * 7 + "ppp"


def test_without_a_witness_what_is_new_is_not_known() -> None:
    assert carry("I led", "ttttt", "I led it", None) == "tttttuuu"


def test_what_the_page_does_not_know_takes_nothing_from_what_is_known() -> None:
    assert carry("I led", "ttttt", "I led it", [Inserted(0, 8, UNKNOWN)]) == "tttttuuu"


@given(st.lists(st.tuples(TEXTS, st.none() | INSERTED), max_size=4))
def test_parts_add_up_to_the_length_of_the_text(
    saves: list[tuple[str, list[Inserted] | None]],
) -> None:
    text, origins = "", ""
    for written, inserted in saves:
        text, origins = written, carry(text, origins, written, inserted)
        parts = parts_of(origins)
        assert parts.typed + parts.pasted + parts.evidence + parts.unknown == len(text)
        assert len(origins) == len(text)


@given(TEXTS, TEXTS)
def test_nothing_is_pasted_that_nobody_said_was(old: str, new: str) -> None:
    assert carry(old, none_known(old), new, []).count(PASTED) == 0
    assert parts_of(carry(old, "t" * len(old), new, [])) == Parts(len(new), 0, 0, 0)
