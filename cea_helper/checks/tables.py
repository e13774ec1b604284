"""Read the tables in data/, once for each process and only when a check first needs them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from cea_helper.data_files import data_file

_TOKEN = re.compile(r"(?<![\w-])£?\w+(?:['-]\w+){0,9}")
_JOINT = re.compile(r"['-]")


def table(file_name: str) -> Mapping[str, Any]:
    """Return what the TOML file in the data folder of this package says."""
    return data_file("cea_helper.checks", file_name)


def words(name: str) -> Sequence[str]:
    """Return one list of words."""
    listed: Sequence[str] = table("words.toml")[name]
    return listed


@dataclass(frozen=True)
class WordList:
    """The words of a list, sorted by how they are looked for.

    A search of many alternatives is slow; most are found, or ruled out, by the words of a text.
    """

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    first_of_phrase: frozenset[str]
    phrases: re.Pattern[str]

    def stands_in(self, lower: str, tokens: frozenset[str]) -> bool:
        """Return whether any of the list stands in a text, given also as its words."""
        return (
            not self.whole.isdisjoint(tokens)
            or (bool(self.beginnings) and self._begins_one_of(tokens))
            or (
                not self.first_of_phrase.isdisjoint(tokens)
                and self.phrases.search(lower) is not None
            )
        )

    def _begins_one_of(self, tokens: frozenset[str]) -> bool:
        # A plain loop: this is asked more often than anything else.
        for token in tokens:  # noqa: SIM110
            if token.startswith(self.beginnings):
                return True
        return False


def tokens_of(lower: str) -> frozenset[str]:
    """Return the words of a text, joined ones also by their beginning: "trust" of "trust's"."""
    found = set(_TOKEN.findall(lower))
    joined = [token for token in found if not token.isalnum()]
    return frozenset(found.union(*(_beginnings(token) for token in joined)))


def _beginnings(token: str) -> list[str]:
    return [token[: mark.start()] for mark in _JOINT.finditer(token)]


@cache
def word_list(name: str) -> WordList:
    """Return a list of words, ready to be looked for."""
    phrases = [word for word in words(name) if " " in word]
    single = [word for word in words(name) if " " not in word]
    return WordList(
        whole=frozenset(word for word in single if "*" not in word),
        beginnings=tuple(word.removesuffix("*") for word in single if "*" in word),
        first_of_phrase=frozenset(_TOKEN.findall(phrase)[0] for phrase in phrases),
        phrases=_pattern(phrases),
    )


@cache
def any_of(name: str) -> re.Pattern[str]:
    """Return the pattern of any word of a list, as a whole word."""
    return _pattern(words(name))


@cache
def choice(name: str) -> str:
    """Return the words of a list as alternatives of a pattern, the longest first."""
    return _alternatives(words(name))


def _pattern(listed: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_alternatives(listed)})(?![\w])")


def _alternatives(listed: Sequence[str]) -> str:
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(listed, key=len, reverse=True):
        by_letter[word[0]].append(re.escape(word[1:]).replace(r"\*", r"\w*"))
    # Grouped by the first letter: that much is found out at once, word by word it takes long.
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(by)})" for letter, by in by_letter.items())
