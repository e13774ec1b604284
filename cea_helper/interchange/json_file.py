"""Read the bytes of a JSON file into plain values that are safe to work with."""

from __future__ import annotations

import json
import math
from typing import Any

from cea_helper import text
from cea_helper.errors import InvalidApplicationFile
from cea_helper.interchange.faults import Fault, Place, shortened

MAX_BYTES = 10 * 1024 * 1024
MAX_DEPTH = 60

# Each value of a file costs a comma or a colon. The bound keeps a file made of empty brackets,
# which is small as bytes and vast as values, from costing more than its reading is worth.
MAX_VALUES = 250_000

# Whole numbers beyond this one are not kept exactly by every program that reads JSON.
MAX_WHOLE_NUMBER = 2**53


class _Number(str):
    """A number as it is written in the file."""


class _Members(list[tuple[str, Any]]):
    """The members of an object as they stand in the file, repeated names included."""


def read_json(document: bytes) -> tuple[Any, list[Fault]]:
    """Return the value of the file, its texts normalised, and the faults of its names and numbers.

    Raises InvalidApplicationFile where there is no value to speak of.
    """
    written = _decoded(document)
    faults: list[Fault] = []
    try:
        raw = json.loads(
            written,
            object_pairs_hook=_Members,
            parse_int=_Number,
            parse_float=_Number,
            parse_constant=_Number,
        )
        return _plain(raw, (), faults), faults
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise _refused(f"{where}: the file is not JSON from here on") from error
    except RecursionError as error:
        raise _too_deep() from error


def _decoded(document: bytes) -> str:
    if len(document) > MAX_BYTES:
        raise _refused("the file is larger than 10 MiB")
    if document.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in document[:4]:
        raise _refused("the file is in UTF-16 or UTF-32: save it as UTF-8")
    if document.count(b",") + document.count(b":") > MAX_VALUES:
        raise _refused("the file holds more values than an application can have")
    try:
        written = document.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = document.count(b"\n", 0, error.start) + 1
        raise _refused(f"line {line}: the file is not UTF-8 here: save it as UTF-8") from error
    if not written.strip():
        raise _refused("the file is empty")
    return written


def _plain(raw: Any, place: Place, faults: list[Fault]) -> Any:
    if len(place) > MAX_DEPTH:
        raise _too_deep()
    if isinstance(raw, _Number):
        return _number(raw, place, faults)
    if isinstance(raw, str):
        return text.normalise(raw)
    if isinstance(raw, _Members):
        return _object(raw, place, faults)
    if isinstance(raw, list):
        return [_plain(value, (*place, number), faults) for number, value in enumerate(raw)]
    return raw


def _object(members: _Members, place: Place, faults: list[Fault]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for written_name, raw in members:
        name = text.normalise(written_name)
        if name in values:
            faults.append(Fault((*place, name), "stands twice"))
        values[name] = _plain(raw, (*place, name), faults)
    return values


def _number(written: _Number, place: Place, faults: list[Fault]) -> int | float:
    value = float(written)
    if written.lstrip("-").isdigit():
        if abs(value) <= MAX_WHOLE_NUMBER:
            return int(written)
    elif math.isfinite(value):
        return value
    named = written in ("NaN", "Infinity", "-Infinity")
    reason = "is not a number" if named else "is too large a number"
    faults.append(Fault(place, f"{shortened(written)} {reason}"))
    return 0


def _too_deep() -> InvalidApplicationFile:
    return _refused(f"the file is nested more than {MAX_DEPTH} levels deep")


def _refused(sentence: str) -> InvalidApplicationFile:
    return InvalidApplicationFile((sentence,))
