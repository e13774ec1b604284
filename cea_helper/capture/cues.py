"""The words by which a line or a cell is understood. They stand in `data/cues.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from cea_helper.data_files import data_file


@dataclass(frozen=True)
class Cues:
    """Words in one pattern, the longest first, and of each the kind and what it stands for.

    "East of England" is thus found before the England in it, and not both.
    """

    pattern: re.Pattern[str]
    meanings: tuple[tuple[str, str], ...]

    def find(self, line: str) -> Iterator[tuple[str, str, str]]:
        """Yield each of the words in the line, with its kind and what it stands for."""
        for match in self.pattern.finditer(line):
            yield match[0].casefold(), *self.meanings[(match.lastindex or 1) - 1]

    def whole(self, cell: str) -> str | None:
        """Return what a cell that says nothing else stands for."""
        match = self.pattern.fullmatch(cell.strip())
        return self.meanings[(match.lastindex or 1) - 1][1] if match else None


@cache
def cues(*kinds: str) -> Cues:
    """Return the words of these kinds."""
    table = _table()
    words = [
        (word, (kind, name)) for kind in kinds for name in table[kind] for word in table[kind][name]
    ]
    words.sort(key=lambda pair: -len(pair[0]))
    pattern = "|".join(f"({_pattern(word)})" for word, _ in words)
    whole_words = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)
    return Cues(whole_words, tuple(meaning for _, meaning in words))


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return data_file("cea_helper.capture", "cues.toml")


def _pattern(cue: str) -> str:
    words = re.escape(cue).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    return f"(?-i:{words})" if cue.isupper() else words
