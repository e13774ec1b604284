"""Entries that may be one achievement in other words are found, and told without counting less."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given

from cea_helper.application import Application
from cea_helper.dates import parse_partial
from cea_helper.evidence import Impact
from cea_helper.strength import analyse
from cea_helper.strength.likeness import alike, gist, is_like
from tests.strength.making import AS_OF, applications, make_application, make_item, make_strong_item

_PAIRS = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "duplicate_pairs.toml").read_text(encoding="utf-8")
)
_SPRING, _AUTUMN, _YEAR_AFTER = map(parse_partial, ("2023-03", "2023-10", "2024-03"))


@pytest.mark.parametrize("titles", _PAIRS["same"], ids=" | ".join)
def test_one_achievement_in_other_words_is_found(titles: list[str]) -> None:
    first, second = map(gist, titles)
    assert is_like(first, second) and is_like(second, first)


@pytest.mark.parametrize("titles", _PAIRS["different"], ids=" | ".join)
def test_two_achievements_are_told_apart(titles: list[str]) -> None:
    first, second = map(gist, titles)
    assert not is_like(first, second) and not is_like(second, first)


def test_the_later_entry_asks_whether_it_is_the_same() -> None:
    first = make_strong_item("a", "Sepsis pathway redesign", areas=("developing",), start=_SPRING)
    again = make_strong_item(
        "b", "New pathway for sepsis", areas=("leading",), start=_AUTUMN, impact=None
    )
    developing, leading = analyse(make_application(first, again), AS_OF).domains[1:3]
    assert "perhaps-duplicate" not in {reason.code for reason in developing.reasons}
    asked = leading.reasons[-1]
    assert (asked.code, asked.evidence) == ("perhaps-duplicate", ("b", "a"))
    assert asked.text.startswith(
        '"New pathway for sepsis" reads much like "Sepsis pathway redesign" in domain 2: '
    )
    assert all(item.counts for item in (*developing.items, *leading.items))


def test_the_same_figures_under_another_title_are_found() -> None:
    result = Impact(measure="Restraints a month", before=41, after=12)
    first = make_item("a", "Fewer restraints on wards", start=_SPRING, impact=result)
    again = make_item(
        "b", "Coaching against restraint", areas=("leading",), start=_SPRING, impact=result
    )
    assert alike([first, again]) == {(0, 1): "figures"}
    leading = analyse(make_application(first, again), AS_OF).domains[2]
    assert leading.reasons[-1].text.startswith(
        '"Coaching against restraint" tells the same figures as "Fewer restraints on wards" in'
    )


def test_what_is_held_each_year_is_not_asked_about() -> None:
    one, other = "Course on sepsis for nurses", "Sepsis course for nurses"
    held = [make_item("a", one, start=_SPRING), make_item("b", other, start=_YEAR_AFTER)]
    assert not alike(held)
    assert alike([held[0], make_item("b", other)])


def test_figures_that_did_not_move_are_nobodys_own() -> None:
    still = Impact(measure="waits", before=5, after=5)
    assert not alike(
        [
            make_item("a", "Falls in care", impact=still),
            make_item("b", "Falls at night", impact=still),
        ]
    )


@given(applications())
def test_asking_takes_nothing_from_what_counts(application: Application) -> None:
    for domain in analyse(application, AS_OF).domains:
        counting = {item.id for item in domain.items if item.counts}
        asked = [reason.evidence[0] for reason in domain.reasons if "perhaps" in reason.code]
        assert set(asked) <= counting and len(asked) == len(set(asked))
