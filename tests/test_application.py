"""Claims move along with their words when a statement is edited."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cea_helper.application import Claim, carry_claims

OLD = "I led the audit. Falls fell by 38 %. Others copied it."


def claim_on(words: str, text: str = OLD, evidence: str = "e1") -> Claim:
    start = text.index(words)
    return Claim("developing", start, start + len(words), (evidence,))


def words_of(claims: tuple[Claim, ...], text: str) -> list[str]:
    return [text[claim.start : claim.end] for claim in claims]


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str, tuple[Claim, ...]]:
    """A text, the same with one stretch replaced, and claims on the old one.

    Few letters, so that what is put in often looks like what stands beside it.
    """
    few = st.text("ab \n", max_size=6)
    head, cut, put_in, tail = draw(few), draw(few), draw(few), draw(few)
    old = head + cut + tail
    ends = st.lists(st.integers(0, len(old)), min_size=2, max_size=2).map(sorted)
    spans = draw(st.lists(ends, max_size=4))
    claims = tuple(Claim("leading", start, end, (f"e{n}",)) for n, (start, end) in enumerate(spans))
    return old, head + put_in + tail, claims


@given(edits())
def test_a_claim_that_is_kept_is_on_the_same_words(
    edit: tuple[str, str, tuple[Claim, ...]],
) -> None:
    old, new, claims = edit
    before = {claim.evidence: words_of((claim,), old) for claim in claims}
    for kept in carry_claims(old, new, claims):
        assert 0 <= kept.start <= kept.end <= len(new)
        assert words_of((kept,), new) == before[kept.evidence]


@given(edits())
def test_no_claim_is_made_up_or_doubled(edit: tuple[str, str, tuple[Claim, ...]]) -> None:
    old, new, claims = edit
    kept = [claim.evidence for claim in carry_claims(old, new, claims)]
    assert len(kept) == len(set(kept))
    assert set(kept) <= {claim.evidence for claim in claims}


@given(edits())
def test_every_claim_outlives_a_save_that_changes_nothing(
    edit: tuple[str, str, tuple[Claim, ...]],
) -> None:
    old, _, claims = edit
    assert carry_claims(old, old, claims) == claims


@given(edits(), st.text("ab \n", max_size=6))
def test_every_claim_outlives_words_put_before_or_behind(
    edit: tuple[str, str, tuple[Claim, ...]], more: str
) -> None:
    old, _, claims = edit
    assert len(carry_claims(old, old + more, claims)) == len(claims)
    filled = tuple(claim for claim in claims if claim.start < claim.end)
    moved = carry_claims(old, more + old, filled)
    assert words_of(moved, more + old) == words_of(filled, old)


@pytest.mark.parametrize(
    ("new", "kept"),
    [
        (OLD.replace("38", "41"), ["I led the audit.", "Others copied it."]),
        (OLD.replace("I led", "We led"), ["Falls fell by 38 %.", "Others copied it."]),
        (
            "In 2023 I began. " + OLD,
            ["I led the audit.", "Falls fell by 38 %.", "Others copied it."],
        ),
        ("Since 2023: " + OLD, ["I led the audit.", "Falls fell by 38 %.", "Others copied it."]),
        ("Nothing of it.", []),
        ("", []),
    ],
)
def test_a_claim_goes_where_its_words_were_changed(new: str, kept: list[str]) -> None:
    claims = tuple(
        claim_on(words)
        for words in ("I led the audit.", "Falls fell by 38 %.", "Others copied it.")
    )
    assert words_of(carry_claims(OLD, new, claims), new) == kept
