from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cea_helper import text
from cea_helper.privacy import KINDS, find_identifiers
from cea_helper.privacy.tables import table
from tests.privacy.corpus import Case, harmless_cases, planted_cases


def _kinds(written: str) -> list[str]:
    return [found.kind for found in find_identifiers(written)]


def _stretches(written: str) -> list[str]:
    return [written[found.start : found.end] for found in find_identifiers(written)]


_SIGNS = tuple("0123456789 ().,-/:\n'")
_NUMBERS = ("943 476 5919", "NHS no", "CHI", "MRN", "hospital number", "\uff14", "\u0663", "\u00a0")
_DATES = ("DOB", "born on", "12/03/1954", "J.S.", "JS", "54M", "a 54-year-old man", "cancer")
_PLACES = ("LS2 7UE", "patient", "Mr", "Mrs", "Ada Placeholder", "lives at", "hospital", "\u0130")
_PIECES = st.sampled_from(_SIGNS + _NUMBERS + _DATES + _PLACES)


@settings(max_examples=80)
@given(st.lists(_PIECES | st.text(max_size=6), max_size=30).map(" ".join).map(text.normalise))
def test_stretches_are_sorted_apart_and_inside(written: str) -> None:
    found = find_identifiers(written)
    assert all(0 <= each.start < each.end <= len(written) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@settings(max_examples=40)
@given(st.sampled_from(planted_cases()), st.sampled_from(harmless_cases()))
def test_what_follows_in_a_new_paragraph_changes_nothing(planted: Case, harmless: Case) -> None:
    alone = find_identifiers(planted.text)
    assert find_identifiers(f"{planted.text}\n\n{harmless.text}")[: len(alone)] == alone


def test_name_ends_with_its_line() -> None:
    (alone,) = find_identifiers("a teenager called Zoe Example")
    assert find_identifiers("a teenager called Zoe Example\nMy textbook is used.") == (alone,)


def test_every_kind_has_a_plain_message() -> None:
    messages = table("messages.toml")
    assert set(messages) == set(KINDS)
    assert all(re.fullmatch(r"[ -~]+\.", message) for message in messages.values())


def test_message_says_what_it_is_and_what_to_do() -> None:
    (found,) = find_identifiers("NHS number 943 476 5919")
    assert found.message == (
        "This looks like an NHS number. Take it out: evidence must not identify a patient."
    )


def test_empty_text_has_nothing() -> None:
    assert find_identifiers("") == ()


def test_number_is_told_rather_than_the_hospital_number_around_it() -> None:
    assert _kinds("Patient number 943 476 5919") == ["nhs_number"]


def test_stretch_is_the_number_without_the_words() -> None:
    assert _stretches("See NHS no: 943 476 5919, please.") == ["943 476 5919"]


def test_letters_that_grow_when_made_small_move_nothing() -> None:
    assert _stretches("İİİ MRN 1048221, DOB 12/03/1954") == ["1048221", "12/03/1954"]


@pytest.mark.parametrize(
    "piece",
    ["1 ", "1", "943 476 5919/", "DOB 1/", "born on the ", "Aa-Bb-", "J.", "JS, 54, ", "LS2 7UE "]
    + ["Mr ", "patient ", "A", " ", "\n", "http:1", "hospital no", "patient lives LS2 7UE "],
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    began = time.perf_counter()
    find_identifiers((piece * 100_000)[:100_000])
    assert time.perf_counter() - began < 5
