"""Domains in which nothing stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cea_helper.checks.conditions import Conditions
from cea_helper.checks.model import Hit
from cea_helper.checks.reading import Statement
from cea_helper.checks.tables import choice

_LONGEST_EXCUSE = 60


def coverage_hits(statement: Statement, known: Conditions) -> Iterator[Hit]:
    """Yield the statement itself where it is blank or says only that nothing applies."""
    if not statement.text.strip():
        yield Hit("empty-domain", 0, 0)
    elif len(statement.text) <= _LONGEST_EXCUSE and _says_nothing(statement.text):
        yield Hit("empty-domain", 0, len(statement.text))


def _says_nothing(text: str) -> bool:
    pattern = rf"\W*(?:{choice('awaiting')})(?: (?:to|at|in|for|yet|here)\b[ a-z]*)?\W*"
    return re.fullmatch(pattern, text.lower()) is not None
