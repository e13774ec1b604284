"""The same point twice, and facts that stand only where they earn nothing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from cea_helper.checks.conditions import Conditions
from cea_helper.checks.model import Hit, Place
from cea_helper.checks.reading import Passage, Statement, lowered
from cea_helper.checks.tables import words

_TOKEN = re.compile(r"[a-z0-9][a-z0-9.,'-]*[a-z0-9]|\d")
_ENDINGS = ("ally", "ly", "ies", "es", "s", "ing", "ed")
_FEWEST_SHARED = 4
_SHARED = 0.6
_TOO_COMMON = 25
_HELD = 0.5
_FEWEST_HELD = 2

Content = frozenset[str]


def duplicate_hits(known: Conditions) -> Iterator[tuple[str, Hit]]:
    """Yield each sentence that says what one in an earlier domain has said."""
    seen: list[tuple[str, Passage, Content]] = []
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for statement in known.statements:
        fresh = [(statement.box, each, content(each.text)) for each in statement.sentences]
        for box, sentence, told in fresh:
            first = _said_before(told, seen, by_word)
            if first is not None:
                where, earlier, _ = seen[first]
                place = Place(where, earlier.start, earlier.end)
                yield box, Hit("duplicate", sentence.start, sentence.end, other=place)
        for entry in fresh:
            for word in entry[2]:
                by_word[word].append(len(seen))
            seen.append(entry)


def _said_before(
    words: Content, seen: list[tuple[str, Passage, Content]], by_word: dict[str, list[int]]
) -> int | None:
    shared: Counter[int] = Counter()
    for word in words:
        # A word that stands everywhere tells nothing, and would make long texts slow.
        shared.update(by_word.get(word, ())[:_TOO_COMMON])
    alike = [
        number
        for number, count in shared.items()
        if count >= _FEWEST_SHARED and count >= _SHARED * min(len(words), len(seen[number][2]))
    ]
    return min(alike, default=None)


def personal_hits(personal: Statement, known: Conditions) -> Iterator[Hit]:
    """Yield each fact of the personal statement that no domain holds."""
    held = [content(point.text) for each in known.statements for point in each.points]
    everything = frozenset().union(*held)
    for sentence in personal.sentences:
        if _is_fact(sentence) and not _is_held(content(sentence.text), held, everything):
            yield Hit("fact-only-in-personal-statement", sentence.start, sentence.end)


def _is_fact(sentence: Passage) -> bool:
    if sentence.says("exempt_personal"):
        return False
    return sentence.says("honours") or (bool(sentence.figures) and sentence.has_deed)


def _is_held(fact: Content, held: list[Content], everything: Content) -> bool:
    if len(fact & everything) < max(_FEWEST_HELD, _HELD * len(fact)):
        return False
    return any(len(fact & words) >= max(_FEWEST_HELD, _HELD * len(fact)) for words in held)


def content(text: str) -> Content:
    """Return the words of a text that tell what it is about, in one form each."""
    return frozenset(map(_plain, set(_TOKEN.findall(lowered(text))) - _small()))


@cache
def _small() -> frozenset[str]:
    return frozenset(words("small"))


def _plain(word: str) -> str:
    """Return the word without an ending, as far as its letters tell."""
    if not word.endswith(_ENDINGS):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2 and not word[0].isdigit():
            return word[: -len(ending)]
    return word
