"""Read the word lists in data/, once for each process, and make patterns of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(file_name: str) -> Mapping[str, Any]:
    """Return what the TOML file in the data folder of this package says."""
    data = resources.files("cea_helper.privacy") / "data" / file_name
    return tomllib.loads(data.read_text(encoding="utf-8"))


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern for any of the phrases, the longest first; a blank is any white space."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(_pattern(phrase) for phrase in longest_first) + ")"


def _pattern(phrase: str) -> str:
    return r"\s+".join(re.escape(word) for word in phrase.split())
