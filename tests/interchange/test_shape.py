"""The schema is the public one, and every rule of it has a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cea_helper import evidence, people
from cea_helper.interchange import shape, write_application
from cea_helper.interchange.json_file import read_json
from tests import strategies

# Keywords that lead to others or only describe; they refuse nothing themselves.
STRUCTURE = {"$ref", "$defs", "$schema", "title", "description", "properties", "items"}


def rules(schema: Any) -> Iterator[tuple[str, Any]]:
    """Yield every keyword of the schema with its value, however deep it stands."""
    for keyword, value in schema.items():
        yield keyword, value
        if keyword in ("properties", "$defs"):
            for part in value.values():
                yield from rules(part)
        elif keyword in ("items", "additionalProperties") and isinstance(value, dict):
            yield from rules(value)
        elif keyword == "anyOf":
            for part in value:
                yield from rules(part)


def choices(*way: str) -> list[str]:
    schema: Any = shape.application_schema()
    for step in way:
        schema = schema[step]
    known: list[str] = schema["enum"]
    return known


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(shape.application_schema())


def test_every_rule_of_the_schema_has_a_sentence() -> None:
    unknown = {keyword for keyword, _ in rules(shape.application_schema())} - STRUCTURE
    assert unknown == set(shape._RULES)


def test_every_pattern_and_format_of_the_schema_has_a_reason() -> None:
    found = list(rules(shape.application_schema()))
    assert {value for keyword, value in found if keyword == "pattern"} == set(shape._PATTERNS)
    assert {value for keyword, value in found if keyword == "format"} == set(shape._FORMATS)


@pytest.mark.parametrize(
    ("way", "known"),
    [
        (("evidence", "items", "properties", "areas", "items"), evidence.AREAS),
        (("evidence", "items", "properties", "contribution"), evidence.CONTRIBUTIONS),
        (("evidence", "items", "properties", "basis"), evidence.BASES),
        (("evidence", "items", "properties", "reach"), evidence.REACHES),
        (
            ("evidence", "items", "properties", "proof", "items", "properties", "kind"),
            evidence.PROOF_KINDS,
        ),
        (("applicant", "properties", "roles", "items"), people.JOB_ROLES),
        (
            ("applicant", "properties", "job_plan", "items", "properties", "category"),
            people.JOB_PLAN_CATEGORIES,
        ),
    ],
)
def test_the_choices_of_the_schema_are_those_of_the_program(
    way: tuple[str, ...], known: dict[str, str]
) -> None:
    assert choices("properties", *way) == list(known)


@settings(deadline=None)
@given(strategies.applications(), st.data())
def test_the_sentences_refuse_exactly_what_the_plain_schema_refuses(
    application: Any, data: st.DataObject
) -> None:
    tree, _ = read_json(write_application(application))
    part = data.draw(st.sampled_from(sorted(tree["applicant"])))
    tree["applicant"][part] = data.draw(st.sampled_from([None, 1, "x", [], [1], {}, 0.5, "2020"]))
    plain = Draft202012Validator(shape.application_schema())
    assert bool(list(shape.shape_faults(tree))) is not plain.is_valid(tree)
