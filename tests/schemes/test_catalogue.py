"""The scheme files say what is known, and a file that breaks a rule is refused by its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from cea_helper import schemes
from cea_helper.errors import SchemeNotFound
from cea_helper.evidence import AREAS
from cea_helper.schemes import Fact, Scheme

DOMAINS = {
    "cea-national-2019": ["delivering", "developing", "leading", "research", "teaching"],
    "ncia-2026": ["service", "leadership", "education", "innovation", "national-impact"],
}


def facts_of(scheme: Scheme) -> Iterator[Fact]:
    yield from scheme.facts.values()
    yield from (domain.fact for domain in scheme.domains)
    yield from (box.limit.fact for box in scheme.boxes())


def test_every_scheme_with_a_file_is_listed_newest_first() -> None:
    assert [scheme.id for scheme in schemes.shipped()] == ["ncia-2026", "cea-national-2019"]


@pytest.mark.parametrize("scheme_id", DOMAINS)
def test_a_scheme_has_the_five_domains_of_its_round_in_order(scheme_id: str) -> None:
    scheme = schemes.shipped().get(scheme_id)
    assert [domain.id for domain in scheme.domains] == DOMAINS[scheme_id]
    assert [domain.number for domain in scheme.domains] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("scheme_id", DOMAINS)
def test_every_area_feeds_a_domain(scheme_id: str) -> None:
    scheme = schemes.shipped().get(scheme_id)
    assert all(schemes.default_domain(scheme, area) for area in AREAS)


@pytest.mark.parametrize("scheme_id", DOMAINS)
def test_every_fact_has_a_status_and_its_source_an_address(scheme_id: str) -> None:
    for fact in facts_of(schemes.shipped().get(scheme_id)):
        assert fact.status in ("verified", "secondary", "unconfirmed")
        assert fact.source or fact.status != "verified"
        if fact.source:
            assert re.match(r"https?://[^ ]+$", schemes.source_address(fact.source))


@pytest.mark.parametrize("scheme_id", DOMAINS)
def test_the_value_of_a_level_is_unconfirmed_or_has_a_source(scheme_id: str) -> None:
    for level in schemes.shipped().get(scheme_id).levels:
        for value in level.values:
            assert value["gbp"] > 0
            assert value["status"] in ("verified", "secondary", "unconfirmed")
            if value["status"] != "unconfirmed":
                assert schemes.source_address(value["source"]).startswith("http")


@pytest.mark.parametrize("scheme_id", DOMAINS)
def test_the_guide_of_a_round_has_an_address(scheme_id: str) -> None:
    assert schemes.shipped().get(scheme_id).guide_url.startswith("https://")


def test_a_round_closes_at_the_local_hour() -> None:
    assert schemes.shipped().get("ncia-2026").closes_at == datetime(2026, 5, 20, 16, tzinfo=UTC)
    assert schemes.shipped().get("ncia-2026").opens_on == date(2026, 4, 1)


def test_what_is_not_sure_says_so() -> None:
    service = schemes.shipped().get("ncia-2026").domain("service")
    assert service is not None
    assert not service.fact.needs_checking
    assert service.limit.fact.needs_checking
    assert schemes.shipped().get("ncia-2026").fact("never heard of").needs_checking


def test_a_limit_that_is_not_known_has_no_number() -> None:
    job_plan = schemes.shipped().get("ncia-2026").field("job_plan")
    assert job_plan is not None
    assert job_plan.limit.maximum is None


def test_the_older_scheme_allows_1350_characters_a_domain() -> None:
    limits = [domain.limit for domain in schemes.shipped().get("cea-national-2019").domains]
    assert {(limit.maximum, limit.fact.status) for limit in limits} == {(1350, "unconfirmed")}


def test_what_others_write_and_the_extra_forms_are_optional() -> None:
    optional = [
        field.id for field in schemes.shipped().get("cea-national-2019").fields if field.optional
    ]
    assert optional == ["form_d", "form_e", "form_f", "citation"]
    assert not any(field.optional for field in schemes.shipped().get("ncia-2026").fields)


def test_the_form_order_names_every_box() -> None:
    for scheme in schemes.shipped():
        assert set(scheme.boxes_in_order()) == set(scheme.boxes())


def test_an_area_falls_to_the_domain_with_the_lowest_number() -> None:
    scheme = schemes.shipped().get("cea-national-2019")
    default = schemes.default_domain(scheme, "wider")
    assert default is not None
    assert default.id == "leading"


def test_an_unknown_scheme_is_not_found_by_name() -> None:
    with pytest.raises(SchemeNotFound, match='"ncia-1999" is not an award scheme'):
        schemes.shipped().get("ncia-1999")
