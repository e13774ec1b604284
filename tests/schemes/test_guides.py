"""Which guide is that of a round: by its year, never one of another year."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cea_helper.schemes import Fact, Guide, Scheme, shipped

ROUND = replace(shipped().get("ncia-2026"), title="The award, 2026 round")
READ, UNSURE = Fact("verified"), Fact("unconfirmed")


def guided(*guides: tuple[int | None, Fact]) -> Scheme:
    made = (
        Guide(f"Guide {number}", f"https://example.org/{number}", year, fact)
        for number, (year, fact) in enumerate(guides)
    )
    return replace(ROUND, guides=tuple(made))


@pytest.mark.parametrize(
    ("guides", "own"),
    [
        (((2025, READ), (2026, READ)), "Guide 1"),
        (((2026, UNSURE),), "Guide 0"),
        (((None, READ), (2026, READ)), "Guide 1"),
        (((2025, READ), (None, READ)), "Guide 1"),
        (((2025, READ), (None, UNSURE)), None),
        ((), None),
    ],
)
def test_own_guide_is_of_the_year_or_vouched_for(
    guides: tuple[tuple[int | None, Fact], ...], own: str | None
) -> None:
    scheme = guided(*guides)
    assert (scheme.own_guide.title if scheme.own_guide else None) == own
    assert scheme.guide_url == (scheme.own_guide.url if scheme.own_guide else "")


def test_latest_guide_is_of_the_latest_year_that_is_known() -> None:
    scheme = guided((2024, READ), (None, UNSURE), (2025, UNSURE))
    assert scheme.latest_guide == scheme.guides[2]
    assert guided().latest_guide is None


@pytest.mark.parametrize(
    ("title", "year"),
    [("The award, 2027 round", 2027), ("Award 12019", 2026), ("Local award", 2026)],
)
def test_year_of_a_round_is_that_of_its_title_or_of_its_dates(title: str, year: int) -> None:
    assert replace(ROUND, title=title).year == year
    undated = replace(ROUND, title=title, opens_on=None, closes_at=None)
    assert undated.year == (2027 if "2027" in title else None)


def test_a_round_that_inherits_does_not_take_the_guide_for_its_own() -> None:
    provisional = shipped().get("ncia-2027")
    assert provisional.own_guide is None
    assert provisional.latest_guide and provisional.latest_guide.year == 2026


def test_every_round_that_has_been_has_its_own_guide() -> None:
    dated = [scheme for scheme in shipped() if scheme.opens_on]
    assert all(scheme.own_guide for scheme in dated)
