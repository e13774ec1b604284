"""Whatever the bytes are, reading them gives an application or sentences, never a crash."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cea_helper.errors import InvalidApplicationFile
from cea_helper.interchange import read_application, write_application
from tests import strategies

EXAMPLE = Path(__file__).parent.parent / "data" / "medical-director.json"
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def read_or_sentences(document: bytes) -> None:
    try:
        application = read_application(document)
    except InvalidApplicationFile as error:
        assert error.faults
        assert all(fault and fault.isprintable() for fault in error.faults)
    else:
        assert read_application(write_application(application)) == application


def places(value: Any) -> list[tuple[Any, Any]]:
    """Return every holder of a value in the document with the step that leads to the value."""
    steps = value if isinstance(value, dict) else range(len(value))
    here = [(value, step) for step in steps]
    inner = [value[step] for step in steps if isinstance(value[step], dict | list)]
    return here + [place for holder in inner for place in places(holder)]


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_answered(document: bytes) -> None:
    read_or_sentences(document)


@given(ANY_JSON)
def test_any_json_is_read_or_answered(value: Any) -> None:
    read_or_sentences(json.dumps(value).encode())


@given(st.data())
def test_a_good_file_with_anything_in_one_place_is_read_or_answered(data: st.DataObject) -> None:
    document = json.loads(EXAMPLE.read_bytes())
    holder, step = data.draw(st.sampled_from(places(document)))
    holder[step] = data.draw(ANY_JSON)
    read_or_sentences(json.dumps(document).encode())


@given(st.data())
def test_a_good_file_without_one_place_is_read_or_answered(data: st.DataObject) -> None:
    document = json.loads(EXAMPLE.read_bytes())
    holder, step = data.draw(st.sampled_from(places(document)))
    del holder[step]
    read_or_sentences(json.dumps(document).encode())


@settings(deadline=None)
@given(strategies.applications(), st.data())
def test_a_written_file_with_bytes_put_in_is_read_or_answered(
    application: Any, data: st.DataObject
) -> None:
    document = write_application(application)
    at = data.draw(st.integers(0, len(document)))
    read_or_sentences(document[:at] + data.draw(st.binary(min_size=1, max_size=3)) + document[at:])


@given(st.integers(0, 2000))
def test_a_file_that_was_cut_off_is_answered(length: int) -> None:
    read_or_sentences(EXAMPLE.read_bytes()[:length])
