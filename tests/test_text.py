"""Normalising takes away what no document can hold, and nothing else."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cea_helper import text

# Everything a browser or a file can send, lone surrogates among it.
_CASES = json.loads((Path(__file__).parent / "data/pasting_cases.json").read_text(encoding="utf-8"))
PASTED = [case for case in _CASES if not case["html"]]

ANY_TEXT = st.text(st.characters(codec=None))


def is_allowed_in_xml(sign: str) -> bool:
    point = ord(sign)
    return point in (0x9, 0xA, 0xD) or any(
        low <= point <= high
        for low, high in ((0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
    )


@pytest.mark.parametrize(
    ("written", "normalised"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\n\r\n\rb", "a\n\n\nb"),
        ("  outer blanks stay\t", "  outer blanks stay\t"),
        ("cafe\u0301", "caf\u00e9"),
        ("a\x00b\x0bc\x1fd\ufffee", "abcde"),
        ("a\ud83db", "ab"),
        ("a\r\x00\nb", "a\nb"),
        ("e\x00\u0301", "\u00e9"),
        ("R&D <10% <script>", "R&D <10% <script>"),
        ("\ufb03 \u00b5 \u00bd \u2014 \u2018x\u2019", "\ufb03 \u00b5 \u00bd \u2014 \u2018x\u2019"),
        ("\U0001f469\u200d\u2695\ufe0f", "\U0001f469\u200d\u2695\ufe0f"),
        ("\u202e\u05e9\u05dc\u05d5\u05dd\u202c", "\u202e\u05e9\u05dc\u05d5\u05dd\u202c"),
    ],
)
def test_text_is_normalised_and_no_more(written: str, normalised: str) -> None:
    assert text.normalise(written) == normalised


@given(ANY_TEXT)
def test_normalised_text_can_stand_in_a_document(written: str) -> None:
    normalised = text.normalise(written)
    assert all(is_allowed_in_xml(sign) for sign in normalised)
    assert "\r" not in normalised
    assert unicodedata.is_normalized("NFC", normalised)


@given(ANY_TEXT)
def test_normalising_twice_changes_nothing_more(written: str) -> None:
    assert text.normalise(text.normalise(written)) == text.normalise(written)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co", "M", "Lo"])))
def test_nothing_visible_is_lost(written: str) -> None:
    composed = unicodedata.normalize("NFC", written)
    assert text.normalise(written) == composed


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("  Dr\tSample \r\n Person  ", "Dr Sample Person"),
        ("Dr\u00a0Sample\u2003Person", "Dr Sample Person"),
        ("\n \t", ""),
    ],
)
def test_one_line_has_single_blanks_and_none_outside(written: str, line: str) -> None:
    assert text.one_line(written) == line


def test_a_name_cannot_turn_round_what_follows_it() -> None:
    assert text.name("Dr \u202eelpmaS\u202c \u2066Person\u2069") == "Dr elpmaS Person"


def test_a_name_from_right_to_left_stays() -> None:
    assert text.name(" \u05e9\u05dc\u05d5\u05dd ") == "\u05e9\u05dc\u05d5\u05dd"


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [("one\x0btwo", "one\ntwo"), ("one\x0ctwo", "one\ntwo"), ("a\r\n\x0bb\x00", "a\n\nb")],
)
def test_breaks_made_in_word_keep_the_words_apart(pasted: str, kept: str) -> None:
    assert text.typed(pasted) == kept


@pytest.mark.parametrize("case", PASTED, ids=lambda case: case["name"])
def test_what_is_pasted_as_plain_text_is_cleaned(case: dict[str, str]) -> None:
    assert text.typed(case["plain"]) == case["expected"]


@given(ANY_TEXT)
def test_what_holds_nothing_of_word_is_only_normalised(written: str) -> None:
    plain = re.sub("[\x0b\x0c\t\u00ad\uf000-\uf0ff]", "", written)
    assert text.typed(plain) == text.normalise(plain)


@given(st.lists(st.sampled_from([*"\u00b7\uf0b7o\u00a7\t\n\r \u00ad\x0bx", "1.", "a)"])))
def test_cleaning_twice_changes_nothing_more(signs: list[str]) -> None:
    once = text.typed("".join(signs))
    assert text.typed(once) == once


@pytest.mark.parametrize("written", ["\u200b", " \u200d ", "\u2060", "\u200b \u200b"])
def test_what_shows_nothing_is_no_name(written: str) -> None:
    assert text.one_line(written) == text.name(written) == ""


@pytest.mark.parametrize("sign", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_what_turns_the_direction_goes_where_a_person_types_and_not_where_a_file_is_kept(
    sign: str,
) -> None:
    written = f"Led {sign}tidua eht"
    assert text.typed(written) == text.without_direction(written) == "Led tidua eht"
    assert text.normalise(written) == written


@pytest.mark.parametrize(
    "written",
    [
        "\u05e9\u05dc\u05d5\u05dd 25% \u200fof\u200e",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\U0001f469\u200d\u2695\ufe0f",
    ],
)
def test_scripts_from_the_right_and_joined_signs_stay(written: str) -> None:
    assert text.typed(written) == text.without_direction(written) == written
