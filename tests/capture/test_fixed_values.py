"""Cells of sheets that mean one of a few values, in the words that people use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cea_helper.capture import (
    is_read,
    read_areas,
    read_basis,
    read_contribution,
    read_reach,
    suggest,
)
from cea_helper.evidence import AREAS, BASES, CONTRIBUTIONS, REACHES
from tests.capture.test_dates import TODAY


@pytest.mark.parametrize(
    ("reach", "words"),
    [
        ("local", "Trust; trust-wide; Trustwide; hospital; departmental; Local; own trust; ward"),
        ("regional", "ICB; ICS; Deanery; Regional; university; East of England; North West"),
        ("national", "UK; England; Scotland; regional/national; NHS England; NHS-wide; National"),
        ("international", "Europe; International; worldwide; global; USA; UK and Europe"),
        (None, "Paid; yes; high; Invented Drugs Committee; -"),
    ],
)
def test_reach_is_read_in_the_words_of_the_nhs(reach: str | None, words: str) -> None:
    assert {word: read_reach(word) for word in words.split("; ")} == dict.fromkeys(
        words.split("; "), reach
    )


@pytest.mark.parametrize(
    ("cell", "areas"),
    [
        ("Leadership", ("leading",)),
        ("Leadership & management", ("leading",)),
        ("Innovation / QI", ("developing",)),
        ("Innovation", ("research",)),
        ("Service delivery", ("delivering",)),
        ("Undergraduate teaching lead", ("teaching",)),
        ("ARCP panel", ("teaching",)),
        ("NICE guideline committee", ("wider",)),
        ("Faculty executive", ("wider",)),
        ("College council", ("wider",)),
        ("RCPsych faculty role", ("wider",)),
        ("Keynote", ("teaching",)),
        ("Book chapter", ("research",)),
        ("Teaching; research", ("teaching", "research")),
        ("Developing a high quality service", ("developing",)),
        ("QI", ("developing",)),
        ("National", ("wider",)),
    ],
)
def test_areas_are_read_in_the_words_that_people_use(cell: str, areas: tuple[str, ...]) -> None:
    assert read_areas(cell) == (areas, True)


def test_a_part_of_a_cell_that_names_no_area_is_told() -> None:
    assert read_areas("Teaching; cardiology") == (("teaching",), False)
    assert read_areas("Cardiology") == ((), False)


@pytest.mark.parametrize(
    ("line", "area"),
    [
        ("ARCP panel chair", "teaching"),
        ("Undergraduate teaching lead", "teaching"),
        ("Member of the NICE guideline committee", "wider"),
        ("Chaired the mortality audit", "delivering"),
        ("Chair of the faculty of invented psychiatry", "wider"),
        ("Chaired the working group", "leading"),
        ("Faculty on a simulation course", "teaching"),
    ],
)
def test_what_was_done_says_more_than_that_somebody_led(line: str, area: str) -> None:
    assert suggest(line, TODAY).areas[0] == area


def test_share_and_job_are_read_as_people_say_them() -> None:
    shares = ("Lead", "deputy chair", "I contributed a part of it", "Committee member", "Wrote it")
    assert [read_contribution(cell) for cell in shares] == [
        "led",
        "co_led",
        "contributed",
        "member",
        None,
    ]
    jobs = ("Unpaid", "in job plan", "Paid separately", "yes")
    assert [read_basis(cell) for cell in jobs] == ["over_and_above", "job_plan", "paid_extra", None]


def test_every_value_is_read_by_its_name_and_its_label() -> None:
    for reader, choices in ((read_reach, REACHES), (read_contribution, CONTRIBUTIONS)):
        assert all(reader(name) == reader(label) == name for name, label in choices.items())
    assert all(read_basis(name) == read_basis(label) == name for name, label in BASES.items())
    assert all(
        read_areas(name)[0] == read_areas(label)[0] == (name,) for name, label in AREAS.items()
    )


@given(st.text(max_size=60), st.sampled_from(("areas", "basis", "contribution", "reach", "title")))
def test_any_cell_is_read_or_not(cell: str, field: str) -> None:
    assert is_read(field, cell) in (True, False)
