"""Read the tables in data/, once for each process and only when a check first needs them."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(file_name: str) -> Mapping[str, Any]:
    """Return what the TOML file in the data folder of this package says."""
    data = resources.files("cea_helper.checks") / "data" / file_name
    return tomllib.loads(data.read_text(encoding="utf-8"))


def words(name: str) -> Sequence[str]:
    """Return one list of words."""
    listed: Sequence[str] = table("words.toml")[name]
    return listed


@cache
def any_of(name: str) -> re.Pattern[str]:
    """Return the pattern of any word of a list, as a whole word."""
    return re.compile(rf"(?<![\w-])(?:{choice(name)})(?![\w])")


@cache
def choice(name: str) -> str:
    """Return the words of a list as alternatives of a pattern, the longest first."""
    longest_first = sorted(words(name), key=len, reverse=True)
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for word in longest_first:
        by_letter[word[0]].append(re.escape(word[1:]).replace(r"\*", r"\w*"))
    # Grouped by the first letter: that much is found out at once, word by word it takes long.
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(by)})" for letter, by in by_letter.items())
