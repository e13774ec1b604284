"""What may be the same and is told, and what is left alone: measured on pairs of both kinds."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cea_helper.dates import parse_partial
from cea_helper.evidence import EvidenceItem
from cea_helper.interchange.evidence_files.resembling import KnownTitles

PAIRS: dict[str, list[list[str]]] = tomllib.loads(
    Path(__file__).with_name("resembling_pairs.toml").read_text(encoding="utf-8")
)


def paper(written: str) -> EvidenceItem:
    """Return the paper that "Title | first author | year" tells."""
    title, author, year = (part.strip() for part in written.split("|"))
    cited: dict[str, Any] = {"author": [{"family": author}]} if author else {"type": "book"}
    start = parse_partial(year) if year else None
    return EvidenceItem("x", title, ("research",), start=start, citation=cited)


def work(written: str) -> EvidenceItem:
    """Return the work that "Title | role | from | to" tells."""
    title, role, start, end = (part.strip() for part in written.split("|"))
    return EvidenceItem(
        "x",
        title,
        ("leading",),
        role=role or None,
        start=parse_partial(start) if start else None,
        end="present" if end == "present" else parse_partial(end) if end else None,
    )


MAKERS = {"papers": paper, "work": work}


def why(kind: str, one: str, other: str) -> str:
    known = KnownTitles()
    known.add(MAKERS[kind](one), "held")
    found = known.find_like(MAKERS[kind](other))
    return found.why if found else ""


@pytest.mark.parametrize("kind", ["papers", "work"])
def test_most_that_is_the_same_is_told(kind: str) -> None:
    missed = [pair for pair in PAIRS[f"{kind}_same"] if not why(kind, *pair)]
    assert len(missed) <= len(PAIRS[f"{kind}_same"]) // 20, missed


@pytest.mark.parametrize("kind", ["papers", "work"])
def test_what_is_not_the_same_is_left_alone(kind: str) -> None:
    told = [pair for pair in PAIRS[f"{kind}_other"] if why(kind, *pair)]
    assert len(told) <= len(PAIRS[f"{kind}_other"]) // 20, told


@pytest.mark.parametrize("kind", ["papers", "work"])
def test_likeness_has_no_direction(kind: str) -> None:
    for one, other in PAIRS[f"{kind}_same"] + PAIRS[f"{kind}_other"]:
        assert why(kind, one, other) == why(kind, other, one)


def test_there_are_pairs_enough_to_measure_by() -> None:
    for end in ("same", "other"):
        assert sum(len(PAIRS[f"{kind}_{end}"]) for kind in MAKERS) >= 30


def test_the_reason_says_what_is_alike() -> None:
    long, short = "Sleep and safety: a cohort | Pretend | 2023", "Sleep and safety | Pretend | 2023"
    told = "one title has no subtitle, with the same first author and year"
    assert not why("papers", short, long)
    assert (
        why("papers", long.replace("and", "on wards and"), short.replace("and", "on wards and"))
        == told
    )


def test_two_identifiers_are_two_papers() -> None:
    one = paper("Sleep on busy wards and safety: a cohort | Pretend | 2023")
    other = paper("Sleep on busy wards and safety | Pretend | 2023")
    known = KnownTitles()
    known.add(replace(one, citation={**(one.citation or {}), "DOI": "10.0000/a"}), "held")
    assert known.find_like(other)
    assert not known.find_like(
        replace(other, citation={**(other.citation or {}), "DOI": "10.0000/b"})
    )
