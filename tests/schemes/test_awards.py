"""Awards that people hold, of rounds that are known and of older ones."""

from __future__ import annotations

import pytest

from cea_helper.schemes import shipped


@pytest.mark.parametrize(
    ("scheme_id", "title"),
    [
        ("cea-national-2019", "National Clinical Excellence Award, 2019 round"),
        ("cea-national-earlier", "National Clinical Excellence Award, a round before 2019"),
        ("somewhere-else", None),
    ],
)
def test_an_award_has_the_title_of_its_round_or_of_the_list(
    scheme_id: str, title: str | None
) -> None:
    assert shipped().award_title(scheme_id) == title


def test_each_award_that_can_be_held_has_a_title_of_its_own() -> None:
    held = shipped().held_awards()
    assert not held.keys() & set(held.values())
    assert len(set(held.values())) == len(held)
    assert "cea-national-earlier" in held


def test_a_round_that_is_only_expected_gave_nobody_an_award() -> None:
    expected = {scheme.id for scheme in shipped() if scheme.status == "provisional"}
    assert not expected & shipped().held_awards().keys()
