"""`schemes` tells all that is known of a round, with what is not known as null."""

from __future__ import annotations

from pathlib import Path
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
        assert {tuple(domain) for domain in scheme["domains"]} <= {
            ("id", "number", "title", "areas", "limit")
        }
        assert {tuple(field) for field in scheme["fields"]} <= {("id", "title", "limit")}
        assert {tuple(step) for step in scheme["scale"]} <= {("mark", "label")}
        assert {tuple(level) for level in scheme["levels"]} <= {
            ("id", "title", "nations", "values")
        }


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
    assert [value.get("from") for value in level["values"]] == [None, "2025-04-01", "2026-04-01"]


def test_what_a_round_does_not_have_is_null_or_an_empty_list(rounds: dict[str, Any]) -> None:
    gone = rounds["wales-commitment"]
    assert (gone["opens_on"], gone["closes_at"], gone["look_back_years"]) == (None, None, None)
    assert gone["domains"] == gone["fields"] == gone["scale"] == gone["levels"] == []
    points = rounds["scotland-discretionary-points"]["domains"][0]["limit"]
    assert points["maximum"] is None


def test_without_json_a_person_can_read_it(call: Call) -> None:
    out = call("schemes").out
    assert "ncia-2026: National Clinical Impact Award, 2026 round\n" in out
    assert "  England, Wales; closed on 20 May 2026 at 17:00; looks back 5 years.\n" in out
    assert "  Domains (up to 2,000 characters, check this year's guide): 1 Service" in out
    assert "  Wales; abolished; look-back not known.\n  From 1 January 2024" in out
    assert max(map(len, out.splitlines())) <= 88


def test_limits_that_differ_stand_beside_their_domains(call: Call, trust_scheme: Path) -> None:
    two = trust_scheme.read_text().replace(
        "[rounds.st-elsewhere-2027.domains.care]",
        "[rounds.st-elsewhere-2027.domains.work]\nnumber = 2\ntitle = 'Work'\n"
        "areas = ['wider']\nlimit.counting_rule = 'words'\n\n"
        "[rounds.st-elsewhere-2027.domains.care]",
    )
    trust_scheme.write_text(two.replace('["care"]', '["care", "work"]'))
    out = call("schemes", "--scheme-file", trust_scheme).out
    assert "  Domains: 1 Care (up to 900 words, check this year's guide); 2 Work.\n" in out
