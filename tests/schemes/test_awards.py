"""Awards that people hold, with and without a file of their round."""

from __future__ import annotations

import pytest

from cea_helper import schemes


@pytest.mark.parametrize(
    ("scheme_id", "kind"),
    [
        ("ncia-2024", "national"),
        ("cea-national-earlier", "national"),
        ("cea-local", "local"),
        ("ni-cea", None),
        ("somewhere-else", None),
    ],
)
def test_more_awards_are_known_than_rounds(scheme_id: str, kind: str | None) -> None:
    assert schemes.award_kind(scheme_id) == kind


@pytest.mark.parametrize(
    ("scheme_id", "title"),
    [
        ("cea-national-2019", "National Clinical Excellence Award, 2019 round"),
        ("ncia-2023", "National Clinical Impact Award, 2023 round"),
        ("cea-local", "Local Clinical Excellence Award"),
        ("somewhere-else", None),
    ],
)
def test_an_award_has_the_title_of_its_round_or_of_the_list(
    scheme_id: str, title: str | None
) -> None:
    assert schemes.award_title(scheme_id) == title


def test_a_round_that_has_a_file_is_an_award_of_its_kind() -> None:
    for scheme in schemes.list_schemes():
        assert schemes.award_kind(scheme.id) == scheme.kind
        assert schemes.held_awards()[scheme.id] == scheme.title


def test_each_award_that_can_be_held_has_a_title_of_its_own() -> None:
    held = schemes.held_awards()
    assert "ncia-2027" not in held
    assert not held.keys() & set(held.values())
    assert len(set(held.values())) == len(held) > 10
