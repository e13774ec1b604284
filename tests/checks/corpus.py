"""The corpus: made-up statements of many specialties, with and without planted faults.

In corpus/planted.json a fault stands between brackets with the check that should find it:
[[undated|I opened a clinic.]]. All of it was written before any check was tuned on it. A third,
chosen by a checksum of the text, was held out: what went wrong there was never listed.
"""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "corpus"
_PLANTED = re.compile(r"\[\[([\w-]+)\|([^\]]*)\]\]")


@dataclass(frozen=True)
class Planted:
    """A fault that stands in a case."""

    start: int
    end: int
    check: str


@dataclass(frozen=True)
class Case:
    """A statement and the faults in it: none, where it is clean."""

    text: str
    planted: tuple[Planted, ...]

    @property
    def is_held_out(self) -> bool:
        """Whether the case is of the third that was not looked at."""
        return zlib.crc32(self.text.encode()) % 3 == 0


@cache
def planted_cases() -> tuple[Case, ...]:
    """Return the statements with faults."""
    return tuple(_case(marked) for marked in _texts("planted.json"))


@cache
def clean_cases() -> tuple[Case, ...]:
    """Return the statements without."""
    return tuple(Case(text, ()) for text in _texts("clean.json"))


def _texts(file_name: str) -> list[str]:
    sections = json.loads((_FOLDER / file_name).read_text(encoding="utf-8"))
    return [text for section in sections.values() for text in section]


def _case(marked: str) -> Case:
    text, planted, read = "", [], 0
    for found in _PLANTED.finditer(marked):
        text += marked[read : found.start()]
        planted.append(Planted(len(text), len(text) + len(found[2]), found[1]))
        text += found[2]
        read = found.end()
    return Case(text + marked[read:], tuple(planted))
