"""The six counting rules, on strings that tell them apart.

The lengths in the file of cases were not made with the code under test: a JavaScript engine gave
them (`length`, the spread of a string, `Intl.Segmenter`, a walk over what XML allows), and those of
the words and of what is taken away were then checked by eye.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cea_helper import counting, text

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "data" / "counting_cases.json").read_text(encoding="utf-8")
)
ANY_TEXT = st.text(st.characters(codec=None)) | st.text(
    st.sampled_from("a b\r\n\u0301\u200d\U0001f468\U0001f469\U0001f3fd\U0001f1ec\u00a0")
)
RULES = st.sampled_from(sorted(counting.RULES))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_text_has_its_length_under_every_rule(case: dict[str, Any]) -> None:
    assert {rule: counting.length(case["text"], rule) for rule in counting.RULES} == case["lengths"]


def test_the_cases_are_many_and_tell_all_rules_apart() -> None:
    names = {case["name"] for case in CASES}
    lengths = {rule: tuple(case["lengths"][rule] for case in CASES) for rule in counting.RULES}
    assert len(names) == len(CASES) >= 60
    assert len(set(lengths.values())) == len(counting.RULES)


def test_every_rule_has_its_sentence() -> None:
    assert counting.IN_SENTENCES.keys() == counting.RULES.keys()
    assert "A line end counts as 2" in counting.IN_SENTENCES["utf16_crlf"]


def test_a_rule_that_nobody_knows_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="bytes"):
        counting.length("a", "bytes")


@given(ANY_TEXT)
def test_the_rules_are_ordered_as_their_definitions_say(written: str) -> None:
    length = {rule: counting.length(written, rule) for rule in counting.RULES}
    assert length["graphemes"] <= length["code_points"] <= length["utf16"]
    assert length["word_with_spaces"] <= length["utf16"] <= length["utf16_crlf"]
    assert length["utf16_crlf"] - length["utf16"] == length["utf16"] - length["word_with_spaces"]


@given(ANY_TEXT, RULES)
def test_counting_counts_the_normalised_text(written: str, rule: str) -> None:
    assert counting.length(written, rule) == counting.length(text.normalise(written), rule)


@given(ANY_TEXT, st.sampled_from(["utf16_crlf", "code_points"]))
def test_a_form_counts_what_it_posts(written: str, rule: str) -> None:
    normalised = text.normalise(written)
    posted = normalised.replace("\n", "\r\n").encode("utf-16-le")
    by_hand = {
        "utf16_crlf": len(posted) // 2,
        "code_points": len(normalised.encode("utf-32-le")) // 4,
    }
    assert counting.length(written, rule) == by_hand[rule]


@given(ANY_TEXT, RULES, st.integers(0, 12))
def test_what_is_within_the_limit_fits_and_one_more_does_not(
    written: str, rule: str, maximum: int
) -> None:
    normalised = text.normalise(written)
    end = counting.within(written, rule, maximum)
    assert counting.length(normalised[:end], rule) <= maximum
    if end < len(normalised):
        assert counting.length(normalised, rule) > maximum


@given(ANY_TEXT, RULES)
def test_a_text_inside_its_limit_is_within_it_whole(written: str, rule: str) -> None:
    maximum = counting.length(written, rule)
    assert counting.within(written, rule, maximum) == len(text.normalise(written))


@pytest.mark.parametrize(
    ("written", "rule", "maximum", "end"),
    [
        ("abcdef", "utf16", 4, 4),
        ("ab\ncd", "utf16_crlf", 3, 2),
        ("ab\ncd", "utf16_crlf", 4, 3),
        ("ab\n\ncd", "word_with_spaces", 2, 4),
        ("a\U0001f600b", "utf16", 2, 1),
        ("a\U0001f44d\U0001f3fdb", "code_points", 2, 1),
        ("a\U0001f44d\U0001f3fdb", "graphemes", 2, 3),
        ("caf\u0065\u0301 noir", "code_points", 4, 4),
        ("one two three", "words", 2, 8),
        ("one two three", "words", 0, 0),
        ("", "utf16", 0, 0),
    ],
)
def test_the_excess_begins_where_the_limit_is_reached(
    written: str, rule: str, maximum: int, end: int
) -> None:
    assert counting.within(written, rule, maximum) == end


def test_the_page_names_what_a_rule_counts() -> None:
    units = {rule: counting.unit(rule) for rule in counting.RULES}
    assert units.pop("words") == "words"
    assert set(units.values()) == {"characters"}


@pytest.mark.parametrize(
    ("count", "rule", "maximum", "words"),
    [
        (1204, "utf16", 1350, "1,204 of 1,350 characters"),
        (1350, "utf16", 1350, "1,350 of 1,350 characters"),
        (1402, "utf16", 1350, "1,402 of 1,350 characters: 52 over"),
        (0, "words", None, "0 words"),
        (1, "words", None, "1 word"),
        (1, "utf16", None, "1 character"),
    ],
)
def test_length_is_told_beside_its_limit(
    count: int, rule: str, maximum: int | None, words: str
) -> None:
    assert counting.in_words(count, rule, maximum) == words
