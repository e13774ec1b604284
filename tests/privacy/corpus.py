"""The corpus: made-up sentences of applications, with and without what identifies a patient.

In corpus/planted.json an identifier stands between brackets with its kind: [[postcode|LS2 7UE]].
Every person in it is invented; check digits are computed. A third, chosen by a checksum of the
text, was held out: nobody looked at what was found in it while the finders were made.
"""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "corpus"
_PLANTED = re.compile(r"\[\[(\w+)\|([^\]]*)\]\]")


@dataclass(frozen=True)
class Planted:
    """An identifier that stands in a case."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Case:
    """A text and what identifies a patient in it: nothing, where it is harmless."""

    text: str
    planted: tuple[Planted, ...]

    @property
    def is_held_out(self) -> bool:
        """Whether the case is of the third that was not looked at."""
        return zlib.crc32(self.text.encode()) % 3 == 0


@cache
def planted_cases() -> tuple[Case, ...]:
    """Return the cases that hold an identifier."""
    return tuple(_case(marked) for marked in _texts("planted.json"))


@cache
def harmless_cases() -> tuple[Case, ...]:
    """Return the cases that hold none."""
    return tuple(Case(text, ()) for text in _texts("harmless.json"))


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
