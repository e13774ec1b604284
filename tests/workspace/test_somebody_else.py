"""Telling whether a file is about somebody else."""

from __future__ import annotations

import pytest

from cea_helper.people import Applicant
from cea_helper.workspace.somebody_else import are_different


@pytest.mark.parametrize(
    "name",
    ["Avery Example", "Dr Avery Example", "Prof. Dame  avery EXAMPLE", "\u202eAvery Example"],
)
def test_titles_case_and_blanks_make_nobody_else(name: str) -> None:
    assert not are_different(Applicant("Dr Avery Example"), Applicant(name))


@pytest.mark.parametrize("name", ["Dr Blake Example", "Avery", "Dr", ""])
def test_another_name_is_somebody_else(name: str) -> None:
    assert are_different(Applicant("Avery Example"), Applicant(name))


@pytest.mark.parametrize(
    ("other", "differs"), [("7654321", True), ("1234567", False), (None, False)]
)
def test_another_gmc_number_is_somebody_else_where_both_are_given(
    other: str | None, differs: bool
) -> None:
    own = Applicant("Avery Example", gmc_number="1234567")
    assert are_different(own, Applicant("Avery Example", gmc_number=other)) is differs
