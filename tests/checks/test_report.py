"""All findings of an application: where they stand, in which order, and as a document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cea_helper import text
from cea_helper.checks import (
    Place,
    application_texts,
    as_json,
    check_box,
    check_statements,
    identifiers_in,
)
from tests.checks.making import AS_OF, make_application
from tests.strategies import applications, texts

BOXES = [domain.id for domain in make_application("").scheme.domains]

_WORDS = st.sampled_from(
    (
        "I led",
        "we",
        "Member of",
        "2013",
        "from 3% to 4%",
        "the trust",
        ".",
        "\n- ",
        "İ",
        "(ABC)",
        "ABC",
        "Uganda",
        "\u201c",
        "paid",
        "will",
        "a\u0301",
        "£5",
        ";",
        "each week",
        "recieved",
        " ",
    )
)
_STATEMENTS = texts(max_size=80) | st.lists(_WORDS, max_size=30).map(" ".join).map(text.normalise)


@settings(max_examples=60)
@given(st.lists(_STATEMENTS, min_size=5, max_size=5), _STATEMENTS)
def test_any_text_gives_sorted_findings_inside_it(written: list[str], personal: str) -> None:
    application = make_application("")
    boxes = [domain.id for domain in application.scheme.domains]
    statements = dict(zip(boxes, written, strict=True))
    fields = {"personal_statement": personal}
    told = check_statements(replace(application, statements=statements, fields=fields), AS_OF)
    everything = statements | fields
    assert all(0 <= one.start <= one.end <= len(everything[one.domain]) for one in told)
    order = [*boxes, "personal_statement"]
    places = [(order.index(one.domain), one.start) for one in told]
    assert places == sorted(places)


@settings(max_examples=25)
@given(applications())
def test_any_application_can_be_checked(application: object) -> None:
    assert isinstance(application, type(make_application("")))
    told = check_statements(application, AS_OF)
    assert told == check_statements(application, AS_OF)


def test_an_absent_statement_is_an_empty_domain() -> None:
    application = make_application({"statements": {"service": "In 2024 I led 3 wards."}})
    told = check_statements(application, AS_OF)
    empty = [one for one in told if one.check == "empty-domain"]
    assert [one.domain for one in empty] == [d.id for d in application.scheme.domains[1:]]
    assert {(one.start, one.end, one.severity) for one in empty} == {(0, 0, "must")}


def test_a_blank_statement_gives_one_finding_alone() -> None:
    told = check_statements(make_application(" \n "), AS_OF)
    assert [(o.check, o.start, o.end) for o in told if o.domain == "service"] == [
        ("empty-domain", 0, 0)
    ]


def test_what_is_over_the_limit_is_the_excess() -> None:
    told = check_statements(make_application({"fill": 2014}), AS_OF)
    over = next(one for one in told if one.check == "over-limit")
    assert (over.start, over.end) == (2000, 2014)
    assert "14 characters" in over.message


def test_the_same_point_is_found_at_the_later_place() -> None:
    earlier = "In 2023 I opened a headache clinic and waits fell from 30 to 9 weeks."
    later = "I opened a headache clinic in 2023: waits fell to 9 weeks from 30."
    application = make_application({"statements": {"leadership": later, "service": earlier}})
    found = [one for one in check_statements(application, AS_OF) if one.check == "duplicate"]
    assert [(one.domain, one.start, one.end) for one in found] == [("leadership", 0, len(later))]
    assert found[0].other == Place("service", 0, len(earlier))


@pytest.mark.parametrize(
    ("day", "is_outside"), [(date(2026, 3, 1), False), (date(2028, 3, 1), True)]
)
def test_the_day_of_the_file_decides_what_is_too_old(day: date, is_outside: bool) -> None:
    application = replace(make_application("In 2022 I led 14 wards."), as_of=day)
    told = check_statements(application, AS_OF)
    assert ("outside-look-back" in {one.check for one in told}) is is_outside


def test_a_scheme_without_look_back_has_nothing_too_old() -> None:
    application = make_application("In 1999 I led 14 wards.")
    application = replace(application, scheme=replace(application.scheme, look_back_years=None))
    assert "outside-look-back" not in {one.check for one in check_statements(application, AS_OF)}


def test_other_boxes_are_checked_for_what_holds_anywhere() -> None:
    application = replace(make_application(""), fields={"personal_statement": "It was recieved."})
    told = [one for one in check_statements(application, AS_OF) if one.domain not in BOXES]
    assert [(one.domain, one.check) for one in told] == [("personal_statement", "spelling")]


def test_other_box_over_its_limit_is_found() -> None:
    application = make_application({"scheme": "cea-national-2019"})
    (field,) = (one for one in application.scheme.fields if one.id == "personal_statement")
    over = "A quiet ward. " * (field.limit.maximum or 0)
    told = check_box(replace(application, fields={field.id: over}), field.id, AS_OF)
    assert "over-limit" in {one.check for one in told}


@settings(max_examples=15)
@given(st.lists(_STATEMENTS, min_size=5, max_size=5))
def test_a_box_by_itself_has_the_findings_that_it_has_among_all(written: list[str]) -> None:
    application = replace(make_application(""), statements=dict(zip(BOXES, written, strict=True)))
    told = check_statements(application, AS_OF)
    for box in BOXES:
        here = tuple(one for one in told if one.domain == box)
        assert check_box(application, box, AS_OF) == here


def test_positions_count_code_points_of_the_normalised_text() -> None:
    told = check_statements(make_application("\u0130 e\u0301\r\nIt was recieved."), AS_OF)
    slip = next(one for one in told if one.check == "spelling")
    assert (slip.start, slip.end) == (11, 19)


def test_the_document_holds_findings_and_identifiers() -> None:
    application = make_application("I led it. NHS number 943 476 5919.")
    findings = check_statements(application, AS_OF)
    document = as_json(findings, identifiers_in(application_texts(application)))
    assert set(document) == {"findings", "identifiers"}
    keys = {"domain", "start", "end", "check", "severity", "message", "why", "suggestion", "source"}
    assert all(set(one) - {"other"} == keys for one in document["findings"])
    assert [one["where"] for one in document["identifiers"]] == ["statements.service"]
