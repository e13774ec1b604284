"""Say less of one sentence: what it lacks beyond two things of weight is told in one line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cea_helper.checks.catalogue import checks
from cea_helper.checks.model import Hit

_MOST = 2
_ALL_IN_ONE = "four-parts"
_JOINED = re.compile(r", | and ")
# What is missing, the most hurtful first, and how the one line for all of it names that.
_NAMES = {
    "no-result": "what came of it",
    "undated": "the date",
    "own-part-unclear": "your own part",
    "no-patient-effect": "what patients gained",
    "no-number": "a comparison",
}


def folded(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits, of one sentence at most two that say what it lacks and weigh the same.

    The line for all that is missing names only what no other hit on the sentence says.
    """
    by_place: defaultdict[tuple[int, int], list[Hit]] = defaultdict(list)
    for hit in hits:
        by_place[hit.start, hit.end].append(hit)
    for at_one_place in by_place.values():
        yield from _of_place(at_one_place)


def _of_place(hits: Sequence[Hit]) -> Iterator[Hit]:
    others = [hit for hit in hits if hit.check not in (*_NAMES, _ALL_IN_ONE)]
    lacks = [hit for slug in _NAMES for hit in hits if hit.check == slug]
    room = max(0, _MOST - sum(checks()[hit.check].severity == "should" for hit in others))
    yield from others
    yield from lacks[:room]
    said = {_NAMES[hit.check] for hit in lacks[:room]}
    missing = [_NAMES[hit.check] for hit in lacks[room:]]
    for hit in hits:
        if hit.check == _ALL_IN_ONE:
            missing += _JOINED.split(hit.found)
    left = [name for name in dict.fromkeys(missing) if name not in said]
    if left:
        yield replace(hits[0], check=_ALL_IN_ONE, found=in_words(left), other=None)


def in_words(names: Sequence[str]) -> str:
    """Return the names as a list in a sentence: "the date, a comparison and your own part"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
