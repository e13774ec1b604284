"""Slips of spelling and American spellings.

Only words that are known to be wrong are told: a dictionary of right words would tell of every
drug, disease, place and name that it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from cea_helper.checks.conditions import Conditions
from cea_helper.checks.model import Hit
from cea_helper.checks.reading import Statement
from cea_helper.checks.tables import table

_WORD = re.compile(r"(?<![\w@/.'-])[A-Za-z]{4,}(?![\w@/]|\.\w)")
# Only one word, of letters: where several could be meant the list may be wrong.
_ENTRY = re.compile(r"^([a-z]{4,})->([a-z]+)$", re.MULTILINE)


def spelling_hits(statement: Statement, known: Conditions) -> Iterator[Hit]:
    """Yield each word that is spelt wrongly, once. Names in capitals are left alone."""
    openings = {sentence.start for sentence in statement.sentences}
    slips, told = _slips(), set()
    for match in _WORD.finditer(statement.text):
        word = match[0] if match.start() not in openings else match[0].lower()
        right = slips.get(word)
        if right and word not in told:
            told.add(word)
            yield Hit("spelling", *match.span(), f'{match[0]}" is spelt "{right}')


@cache
def _slips() -> Mapping[str, str]:
    """Return the right spelling of each word that is known to be wrong."""
    own = table("spelling.toml")
    american = {word: british for british, word in _ENTRY.findall(_list("_en-GB_to_en-US"))}
    slips = {**dict(_ENTRY.findall(_list(""))), **american}
    for word in own["alone"]["words"]:
        slips.pop(word, None)
    slips.update(own["slips"])
    return slips


def _list(name: str) -> str:
    # The package is found and not imported: only its lists are wanted.
    package = find_spec("codespell_lib")
    folder = Path(package.origin).parent if package and package.origin else Path()
    return (folder / "data" / f"dictionary{name}.txt").read_text(encoding="utf-8")
