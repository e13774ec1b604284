"""What is wrong in a file, where it stands, and how a person is told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from cea_helper import text

Place = tuple[str | int, ...]

_PLAIN_NAME = re.compile(r"[A-Za-z0-9_-]+")
_LONGEST_QUOTE = 40


class Fault(NamedTuple):
    """One thing that is wrong: the steps that lead to it, and the rest of the sentence."""

    place: Place
    reason: str

    def __str__(self) -> str:
        return f"{_written(self.place)}: {self.reason}" if self.place else f"the file {self.reason}"


def quoted(value: Any) -> str:
    """Return `value` as it may be shown in a sentence: shortened, and without hidden characters."""
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a group of names and values"
    if isinstance(value, str):
        return '"' + text.visible(shortened(value)) + '"'
    return json.dumps(value)


def shortened(written: str) -> str:
    """Return `written`, or its beginning and three dots where it is long."""
    if len(written) <= _LONGEST_QUOTE:
        return written
    return written[: _LONGEST_QUOTE - 3] + "..."


def in_file_order(tree: Any, faults: Iterable[Fault]) -> list[Fault]:
    """Return the faults, each once, in the order in which a reader of the file meets them."""
    numbers: dict[int, dict[str, int]] = {}

    def position(fault: Fault) -> list[int]:
        steps, value = [], tree
        for step in fault.place:
            steps.append(_number_of(step, value, numbers))
            value = _value_at(step, value)
        return steps

    # Where two stand at one place, they keep the order in which they were found.
    return sorted(dict.fromkeys(faults), key=position)


def _number_of(step: str | int, value: Any, numbers: dict[int, dict[str, int]]) -> int:
    if isinstance(step, int) or not isinstance(value, dict):
        return step if isinstance(step, int) else 0
    if id(value) not in numbers:
        numbers[id(value)] = {name: number for number, name in enumerate(value)}
    # A name that is missing comes after those that are there.
    return numbers[id(value)].get(step, len(value))


def _value_at(step: str | int, value: Any) -> Any:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _written(place: Place) -> str:
    steps = "".join(_written_step(step) for step in place)
    return steps.removeprefix(".")


def _written_step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if _PLAIN_NAME.fullmatch(step) else f"[{quoted(step)}]"
