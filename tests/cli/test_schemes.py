"""`schemes` tells all that is known of a round, with what is not known as null."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Call


@pytest.fixture
def rounds(call: Call) -> dict[str, Any]:
    """Return every round by its identifier."""
    return {scheme["id"]: scheme for scheme in call("schemes", "--json").document["schemes"]}


def test_a_round_has_exactly_the_members_that_were_promised(rounds: dict[str, Any]) -> None:
    promised = ["id", "title", "nations", "status", "opens_on", "closes_at", "look_back_years"]
    promised += ["domains", "fields", "scale", "levels"]
    for scheme in rounds.values():
        assert list(scheme) == promised
        assert {tuple(domain) for domain in scheme["domains"]} == {
            ("id", "number", "title", "areas", "limit")
        }
        assert {tuple(field) for field in scheme["fields"]} == {("id", "title", "limit")}
        assert {tuple(step) for step in scheme["scale"]} == {("mark", "label")}


def test_a_limit_has_its_rule_and_status_even_where_the_number_is_unknown(
    rounds: dict[str, Any],
) -> None:
    ncia = rounds["ncia-2026"]
    assert ncia["domains"][0]["limit"] == {
        "maximum": 2000,
        "counting_rule": "utf16_crlf",
        "status": "unconfirmed",
    }
    assert ncia["fields"][0]["limit"]["maximum"] is None


def test_times_are_local_with_their_distance_from_utc(rounds: dict[str, Any]) -> None:
    assert rounds["ncia-2026"]["opens_on"] == "2026-04-01"
    assert rounds["ncia-2026"]["closes_at"] == "2026-05-20T17:00:00+01:00"


def test_a_level_has_its_values_with_their_dates(rounds: dict[str, Any]) -> None:
    level = rounds["ncia-2026"]["levels"][0]
    assert (level["id"], level["title"]) == ("N1", "National 1")
    assert level["values"][1]["from"] == "2026-04-01"


def test_without_json_a_person_can_read_it(call: Call) -> None:
    out = call("schemes").out
    assert "ncia-2026: National Clinical Impact Award, 2026 round\n" in out
    assert "closes 20 May 2026 at 17:00; looks back 5 years" in out
    assert "  2 Leadership (up to 2,000 characters, check this year's guide)\n" in out
