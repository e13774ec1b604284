"""The schemes that come with the program: every round, and how sure each fact of it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from cea_helper import schemes
from cea_helper.errors import SchemeNotFound
from cea_helper.evidence import AREAS
from cea_helper.schemes import Fact, Scheme

CEA = ["delivering", "developing", "leading", "research", "teaching"]
NCIA = ["service", "leadership", "education", "innovation", "national-impact"]
NCIA_YEARS = (2022, 2023, 2024, 2025, 2026, 2027)
POINTS = ["services", "management", "priorities", "teaching", "audit-research", "wider-nhs"]
DISTINCTION = [
    *("contribution", "governance", "administration"),
    *("research", "teaching", "improvement"),
]
DOMAINS = {
    "cea-national-2019": CEA,
    "cea-national-2021": CEA,
    "cea-local": CEA,
    **{f"ncia-{year}": NCIA for year in NCIA_YEARS},
    "scotland-discretionary-points": POINTS,
    "scotland-distinction": DISTINCTION,
    "ni-cea": [],
    "wales-commitment": [],
}
SHIPPED = tuple(schemes.shipped())
every_round = pytest.mark.parametrize("scheme", SHIPPED, ids=lambda scheme: scheme.id)


def facts_of(scheme: Scheme) -> Iterator[Fact]:
    yield from scheme.facts.values()
    yield from (domain.fact for domain in scheme.domains)
    yield from (box.limit.fact for box in scheme.boxes())
    yield from (guide.fact for guide in scheme.guides)
    yield from (question.fact for question in scheme.eligibility)
    yield from (note.fact for note in scheme.notes)


def test_every_round_is_listed_newest_first_and_what_is_gone_last() -> None:
    assert [scheme.id for scheme in SHIPPED] == [
        *("ncia-2027", "cea-local", "scotland-discretionary-points", "ncia-2026", "ncia-2025"),
        *("ncia-2024", "ncia-2023", "ncia-2022", "cea-national-2021", "cea-national-2019"),
        *("ni-cea", "scotland-distinction", "wales-commitment"),
    ]


@pytest.mark.parametrize("scheme_id", DOMAINS)
def test_a_round_has_its_domains_with_their_numbers(scheme_id: str) -> None:
    scheme = schemes.shipped().get(scheme_id)
    assert [domain.id for domain in scheme.domains] == DOMAINS[scheme_id]
    assert [domain.number for domain in scheme.domains] == [*range(1, len(scheme.domains) + 1)]


@every_round
def test_every_area_feeds_a_domain_of_a_round_that_has_some(scheme: Scheme) -> None:
    assert not scheme.domains or all(schemes.default_domain(scheme, area) for area in AREAS)


@every_round
def test_what_is_verified_has_a_source_and_each_source_an_address(scheme: Scheme) -> None:
    addresses = {guide.fact: guide.url for guide in scheme.guides}
    for fact in facts_of(scheme):
        assert fact.source or fact.status == "unconfirmed" or fact in addresses
        if fact.source:
            assert re.match(r"https?://[^ ]+$", schemes.source_address(fact.source))


@every_round
def test_the_value_of_a_level_is_unconfirmed_or_has_a_source(scheme: Scheme) -> None:
    for value in (value for level in scheme.levels for value in level.values):
        if value["status"] != "unconfirmed":
            assert schemes.source_address(value["source"]).startswith("http")


@every_round
def test_a_round_has_a_guide_and_says_when_its_facts_were_read(scheme: Scheme) -> None:
    assert scheme.latest_guide and re.match(r"https?://", scheme.latest_guide.url)
    assert scheme.checked_on == date(2026, 11, 21)


@every_round
def test_a_round_that_takes_no_applications_says_what_became_of_it(scheme: Scheme) -> None:
    gone = ("ni-cea", "scotland-distinction", "wales-commitment")
    assert scheme.takes_applications == (scheme.id not in gone)
    assert scheme.takes_applications or scheme.became
    assert all(schemes.shipped().get(other).takes_applications for other in scheme.replaced_by)


@every_round
def test_a_round_to_apply_in_asks_three_to_six_plain_questions(scheme: Scheme) -> None:
    assert not scheme.takes_applications or 3 <= len(scheme.eligibility) <= 6
    assert all(question.ask.endswith("?") for question in scheme.eligibility)


@every_round
def test_what_is_said_is_straight_and_calm(scheme: Scheme) -> None:
    texts = [scheme.title, scheme.authorship, scheme.became, scheme.employer_part]
    texts += [note.text for note in scheme.notes]
    texts += [text for asked in scheme.eligibility for text in (asked.ask, asked.otherwise)]
    texts += [text for box in scheme.domains for text in (box.title, box.shows, box.fits)]
    assert not re.search(r"[!\u2013\u2014\u2018-\u201d]", " ".join(texts))


def test_nothing_of_the_round_to_come_is_sure() -> None:
    coming = schemes.shipped().get("ncia-2027")
    values = [value["status"] for level in coming.levels for value in level.values]
    assert {*(fact.status for fact in facts_of(coming)), *values} == {"unconfirmed"}
    assert (coming.opens_on, coming.closes_at) == (None, None)


def test_no_rule_of_a_local_award_is_sure_before_a_trust_has_set_it() -> None:
    local = schemes.shipped().get("cea-local")
    rules = [*local.facts.values(), *(asked.fact for asked in local.eligibility)]
    rules += [box.limit.fact for box in local.boxes()]
    assert {fact.status for fact in rules} == {"unconfirmed"}


def test_a_round_closes_at_the_local_hour() -> None:
    assert schemes.shipped().get("ncia-2026").closes_at == datetime(2026, 5, 20, 16, tzinfo=UTC)
    assert schemes.shipped().get("cea-national-2021").closes_at == datetime(
        2021, 3, 18, 17, tzinfo=UTC
    )


@pytest.mark.parametrize(
    ("scheme_id", "status"),
    [("ncia-2022", "verified"), ("ncia-2025", "verified"), ("ncia-2026", "unconfirmed")],
)
def test_the_titles_of_the_domains_are_verified_until_2025(scheme_id: str, status: str) -> None:
    titles = [domain.fact for domain in schemes.shipped().get(scheme_id).domains]
    assert {fact.status for fact in titles} == {status}


def test_a_fact_that_nothing_vouches_for_needs_checking() -> None:
    scheme = schemes.shipped().get("ncia-2026")
    assert scheme.fact("never heard of").needs_checking
    assert not scheme.fact("look_back_years").needs_checking


@pytest.mark.parametrize(
    ("scheme_id", "limit"),
    [
        ("cea-national-2019", (1350, "utf16_crlf", "unconfirmed")),
        ("cea-national-2021", (2000, "utf16_crlf", "secondary")),
        ("cea-local", (1350, "word_with_spaces", "unconfirmed")),
        ("ncia-2022", (2000, "utf16_crlf", "secondary")),
        ("ncia-2023", (2000, "utf16_crlf", "unconfirmed")),
        ("ncia-2026", (2000, "utf16_crlf", "unconfirmed")),
        ("scotland-discretionary-points", (None, "word_with_spaces", "unconfirmed")),
        ("scotland-distinction", (None, "words", "unconfirmed")),
    ],
)
def test_a_domain_has_the_limit_of_its_round(scheme_id: str, limit: tuple[object, ...]) -> None:
    limits = [domain.limit for domain in schemes.shipped().get(scheme_id).domains]
    assert {(it.maximum, it.counting_rule, it.fact.status) for it in limits} == {limit}


@pytest.mark.parametrize(
    ("scheme_id", "fields"),
    [
        ("cea-national-2021", ["publications", "citation"]),
        ("ncia-2022", ["regulator_rating", "nominating_organisations"]),
        ("ncia-2024", ["regulator_rating"]),
        ("ncia-2025", []),
        ("ncia-2027", []),
    ],
)
def test_a_box_stands_only_in_the_rounds_that_have_it(scheme_id: str, fields: list[str]) -> None:
    changing = ["regulator_rating", "nominating_organisations", "publications", "citation"]
    changing += ["form_d", "form_e", "form_f"]
    found = [field.id for field in schemes.shipped().get(scheme_id).fields]
    assert [field for field in changing if field in found] == fields


def test_the_limit_of_a_citation_is_verified_for_both_rounds() -> None:
    for scheme_id, source in (("cea-national-2019", "RCPATH19"), ("cea-national-2021", "FPH21")):
        citation = schemes.shipped().get(scheme_id).field("citation")
        assert citation is not None
        assert (citation.limit.maximum, citation.limit.fact.source) == (1350, source)


def test_what_others_write_and_the_extra_forms_are_optional() -> None:
    fields = schemes.shipped().get("cea-national-2019").fields
    optional = [field.id for field in fields if field.optional]
    assert optional == ["form_d", "form_e", "form_f", "citation"]
    assert not any(field.optional for field in schemes.shipped().get("ncia-2026").fields)


@every_round
def test_the_form_order_names_every_box(scheme: Scheme) -> None:
    assert set(scheme.boxes_in_order()) == set(scheme.boxes())


def test_an_area_falls_to_the_domain_with_the_lowest_number() -> None:
    scheme = schemes.shipped().get("cea-national-2019")
    default = schemes.default_domain(scheme, "wider")
    assert default is not None
    assert default.id == "leading"


def test_an_unknown_scheme_is_not_found_by_name() -> None:
    with pytest.raises(SchemeNotFound, match='"ncia-1999" is not an award scheme'):
        schemes.shipped().get("ncia-1999")
