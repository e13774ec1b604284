"""Read the word lists in data/, once for each process, and make patterns of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from cea_helper.data_files import data_file


def table(file_name: str) -> Mapping[str, Any]:
    """Return what the TOML file in the data folder of this package says."""
    return data_file("cea_helper.privacy", file_name)


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern for any of the phrases, the longest first; a blank is any white space."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(_pattern(phrase) for phrase in longest_first) + ")"


def _pattern(phrase: str) -> str:
    return r"\s+".join(re.escape(word) for word in phrase.split())
