"""What a text rests on stays with its words while the text is edited."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from cea_helper.application import Claim
from cea_helper.drafting.claims import carry, evidence_of, link

OLD = "I led the audit. Falls fell by 38 %. Others copied it."
CLAIMED = ("I led the audit.", "Falls fell by 38 %.", "Others copied it.")

# Few words, so that what is put in often looks like what stands beside it.
WORDS = st.lists(
    st.sampled_from(["I", "led", "it", "38", ".", " ", "\n", "audit"]), max_size=8
).map("".join)
Edit = tuple[str, str, tuple[Claim, ...]]


def claim_on(words: str, text: str = OLD, evidence: str = "e1") -> Claim:
    start = text.index(words)
    return Claim("developing", start, start + len(words), (evidence,))


def words_of(claims: tuple[Claim, ...], text: str) -> list[str]:
    return [text[claim.start : claim.end] for claim in claims]


def figures(words: str) -> list[str]:
    return re.findall(r"\d+", words)


def length(words: str) -> int:
    return len("".join(words.split()))


def in_common(was: str, is_now: str) -> int:
    return LCSseq.similarity("".join(was.split()), "".join(is_now.split()))


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """A text, the same with two stretches replaced, and claims on the old one."""
    kept = draw(st.lists(WORDS, min_size=3, max_size=3))
    cut, put_in = (draw(st.lists(WORDS, min_size=2, max_size=2)) for _ in range(2))
    old = kept[0] + cut[0] + kept[1] + cut[1] + kept[2]
    new = kept[0] + put_in[0] + kept[1] + put_in[1] + kept[2]
    ends = st.lists(st.integers(0, len(old)), min_size=2, max_size=2).map(sorted)
    spans = draw(st.lists(ends, max_size=4))
    claims = tuple(Claim("leading", start, end, (f"e{n}",)) for n, (start, end) in enumerate(spans))
    return old, new, claims


@given(edits())
def test_a_link_is_kept_on_its_words_or_on_most_of_them(edit: Edit) -> None:
    old, new, claims = edit
    before = {claim.evidence: words_of((claim,), old)[0] for claim in claims}
    for kept in carry(old, new, claims):
        assert 0 <= kept.start <= kept.end <= len(new)
        was, is_now = before[kept.evidence], new[kept.start : kept.end]
        assert was == is_now or 2 * in_common(was, is_now) >= max(map(length, (was, is_now)))
        assert figures(was) == figures(is_now)


@given(edits())
def test_no_link_is_made_up_or_doubled(edit: Edit) -> None:
    old, new, claims = edit
    kept = [claim.evidence for claim in carry(old, new, claims)]
    assert len(kept) == len(set(kept))
    assert set(kept) <= {claim.evidence for claim in claims}


@given(st.lists(WORDS, min_size=2, max_size=2), st.lists(WORDS, min_size=2, max_size=2))
def test_a_link_whose_words_are_unchanged_is_never_lost(
    before: list[str], after: list[str]
) -> None:
    sentence = "Falls fell by 12 in 2024."
    old, new = f" {sentence} ".join(before), f" {sentence} ".join(after)
    (kept,) = carry(old, new, (claim_on(sentence, old),))
    assert new[kept.start : kept.end] == sentence


@given(st.lists(WORDS, min_size=3, max_size=3), st.lists(WORDS, min_size=3, max_size=3))
def test_links_on_the_same_words_stay_apart(before: list[str], after: list[str]) -> None:
    sentence = "Falls fell by 12 in 2024."
    old, new = f" {sentence} ".join(before), f" {sentence} ".join(after)
    starts = [found.start() for found in re.finditer(re.escape(sentence), old)]
    claims = tuple(Claim("leading", at, at + len(sentence), (f"e{at}",)) for at in starts)
    kept = carry(old, new, claims)
    assert [claim.evidence for claim in kept] == [claim.evidence for claim in claims]
    assert words_of(kept, new) == [sentence] * 2
    assert kept[0].start < kept[1].start


@given(st.lists(WORDS, min_size=2, max_size=2), st.lists(WORDS, min_size=2, max_size=2))
def test_a_link_whose_words_are_deleted_goes(before: list[str], after: list[str]) -> None:
    old = " Colleagues elsewhere copied this. ".join(before)
    assert carry(old, " ".join(after), (claim_on("Colleagues elsewhere copied this", old),)) == ()


@given(edits())
def test_every_link_outlives_a_save_that_changes_nothing(edit: Edit) -> None:
    old, _, claims = edit
    assert carry(old, old, claims) == claims


@given(edits(), WORDS)
def test_every_link_outlives_words_put_before_or_behind(edit: Edit, more: str) -> None:
    old, _, claims = edit
    assert len(carry(old, old + more, claims)) == len(claims)
    filled = tuple(claim for claim in claims if claim.start < claim.end)
    assert words_of(carry(old, more + old, filled), more + old) == words_of(filled, old)


@pytest.mark.parametrize(
    ("new", "kept"),
    [
        # A figure is changed: what it now says, the evidence may not.
        (OLD.replace("38", "41"), ["I led the audit.", "Others copied it."]),
        # A few words are changed, in the middle and at either end.
        (OLD.replace("led the", "led the whole"), ["I led the whole audit.", *CLAIMED[1:]]),
        (OLD.replace("I led", "We led"), ["We led the audit.", *CLAIMED[1:]]),
        (OLD.replace("copied it.", "copied it!"), [*CLAIMED[:2], "Others copied it!"]),
        # All is in another order.
        (" ".join(reversed(CLAIMED)), list(CLAIMED)),
        ("In 2023 I began. " + OLD, list(CLAIMED)),
        # Of the first sentence less than half is left.
        (OLD.replace("I led the audit.", "The audit was led by many others."), [*CLAIMED[1:]]),
        ("Nothing of it.", []),
        ("", []),
    ],
)
def test_links_follow_their_words(new: str, kept: list[str]) -> None:
    claims = tuple(claim_on(words) for words in CLAIMED)
    assert words_of(carry(OLD, new, claims), new) == kept


def test_words_inside_a_longer_word_are_others() -> None:
    assert carry("I led it.", "A sled, idle.", (claim_on("led", "I led it."),)) == ()


def test_two_long_texts_without_a_line_in_common_are_quick() -> None:
    old, new = "an old word " * 8_000, "some new ones " * 8_000
    assert carry(old, new, (Claim("leading", 3, 400, ("e1",)),)) == ()


@st.composite
def stretches(draw: st.DrawFn) -> tuple[tuple[Claim, ...], int, int]:
    """Claims on a text of 20 characters, and a stretch of it."""
    span = st.lists(st.integers(0, 20), min_size=2, max_size=2, unique=True).map(sorted)
    spans = draw(st.lists(span, max_size=4))
    start, end = draw(span)
    claims = (Claim("leading", a, b, (f"e{n % 3}",)) for n, (a, b) in enumerate(spans))
    return tuple(claims), start, end


@given(stretches(), st.lists(st.sampled_from(["e0", "e1", "e9"]), unique=True))
def test_a_stretch_rests_on_what_was_said_and_the_rest_as_before(
    given_claims: tuple[tuple[Claim, ...], int, int], evidence: list[str]
) -> None:
    claims, start, end = given_claims
    linked = link(claims, "leading", start, end, evidence)
    for at in range(20):
        told = evidence if start <= at < end else evidence_of(claims, at, at + 1)
        assert set(evidence_of(linked, at, at + 1)) == set(told)
