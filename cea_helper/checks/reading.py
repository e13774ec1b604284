"""Take a statement apart: its sentences, and the points that they make.

A point is what an assessor reads as one claim: a bullet, or a paragraph among several. A text in
one stretch is taken apart: a sentence with those that go on about it. What a point lacks is told at
the sentence that makes the claim.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from cea_helper.checks import when
from cea_helper.checks.once import once
from cea_helper.checks.tables import choice, tokens_of, word_list
from cea_helper.strength import wording

_BULLET = re.compile(r"[\s*\-\u2022\u25aa\u25cf\u25e6\u2013\u2014\u00b7>]*")
_STOP = re.compile(r"[.!?][\"')\]\u2019\u201d]* +(?=[\"'(\u2018\u201c\u00a3]?[A-Z0-9])")
_NO_STOP = ("e.g.", "i.e.", "dr.", "mr.", "mrs.", "vs.", "no.", "al.", "st.", "prof.", "approx.")
_INITIAL = re.compile(r"(?:^|[\s.])[A-Z]\.\Z")
_FIGURE = re.compile(r"(?<![\w.,-])[£$€]?\d[\d,.]*(?!\d)")
_NAMED = re.compile(
    r"\b(?:type|level|band|grade|stage|phase|tier|step|covid|part|volume|chapter)[ -]\Z"
)
_FIRST_WORDS = 6
_BACK = re.compile(r"\b(?:also|its|it|this|these|their|them)\b")
_SOMEBODY = re.compile(r"\b(?:i|my|we|our)\b(?!\.\w|[-/])")
_SUBJECT = re.compile(r"\b(?:i|we)\b(?!\.\w|[-/])|^(?:our|my)\b")
_OF_PAY = re.compile(r"\b(?:is|are|was|were) (?:not |un)?(?:paid|allotted)\b")
_LONGEST_HEADING = 9
_PRONOUN = r"\bi(?:'ve|'d| have| had| also| then| first| myself| alone| jointly| personally)*"
_OPENING_DATE = (
    r"(?:(?:in |since |from |by |between )?\d[\d()/:;, \u2013-]{3,24}(?:(?:to|and) [\d:, ]+)?)?"
)
_KIND_OF_POSITION = (
    r"(?:as |elected |national |regional |deputy |the |invited |honorary |founding |joint |trust )*"
)


def lowered(text: str) -> str:
    """Return the text in lower case, every character where it was, apostrophes straight."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(sign if len(sign.lower()) != 1 else sign.lower() for sign in text)
    return lower.replace("\u2019", "'")


@dataclass(frozen=True)
class Passage:
    """A stretch of a statement, and what can be read in it. `end` is exclusive."""

    start: int
    end: int
    text: str

    @once
    def lower(self) -> str:
        """The words in lower case, of the same length."""
        return lowered(self.text)

    @once
    def tokens(self) -> frozenset[str]:
        """The words in lower case, each once."""
        return tokens_of(self.lower)

    @once
    def words(self) -> Sequence[str]:
        """The words, as blanks part them."""
        return self.text.split()

    @once
    def moments(self) -> tuple[when.Moment, ...]:
        """The dates."""
        return when.moments(self.lower)

    @once
    def is_dated(self) -> bool:
        """Whether any date is told."""
        return bool(self.moments) or when.is_dated_in_words(self.lower)

    @once
    def figures(self) -> tuple[str, ...]:
        """The numbers in figures; dates and numbers that name a thing are none."""
        dates = [(moment.start, moment.end) for moment in self.moments]
        found, next_date = [], 0
        for match in _FIGURE.finditer(self.lower):
            while next_date < len(dates) and dates[next_date][1] <= match.start():
                next_date += 1
            is_date = next_date < len(dates) and dates[next_date][0] <= match.start()
            if not is_date and not _NAMED.search(
                self.lower[max(0, match.start() - 10) : match.start()]
            ):
                found.append(match[0].rstrip(".,"))
        return tuple(found)

    @once
    def has_number(self) -> bool:
        """Whether something is counted, in figures or in words."""
        return bool(self.figures) or self.says("numbers")

    @once
    def has_result(self) -> bool:
        """Whether something is said to have come of the work."""
        return self.says("result") or wording.result(self.text) == "moved"

    @once
    def has_deed(self) -> bool:
        """Whether the writer says of a thing that they did it; to hold a seat is none."""
        return self.opens_with_deed or _i_did().search(self.lower) is not None

    @once
    def has_own_part(self) -> bool:
        """Whether the writer says what they did themselves, or which share of it."""
        return self.has_deed or wording.own_part(self.text) == "clear"

    @once
    def opens_with_deed(self) -> bool:
        """Whether the first word, after a date, is what the writer did: "Led", "2023: trained"."""
        return _opening_deed().match(self.lower) is not None

    @once
    def is_claim(self) -> bool:
        """Whether it speaks of what the writer, or those round them, did or hold."""
        return _SOMEBODY.search(self.lower) is not None or self.opens_with_deed or self.is_seat

    @once
    def is_heading(self) -> bool:
        """Whether it only names what the next sentences are about: short, nobody does anything."""
        is_short = len(self.words) <= _LONGEST_HEADING and not self.figures
        is_of_somebody = _SUBJECT.search(self.lower) or self.opens_with_deed or self.is_seat
        return is_short and not is_of_somebody and not self.has_result

    @once
    def is_seat(self) -> bool:
        """Whether it begins with a position, or says of the writer that they hold one."""
        return _seat().match(self.lower) is not None

    @once
    def is_of_pay(self) -> bool:
        """Whether all that it says is that a post is paid, or is not: no claim to be judged."""
        return _OF_PAY.search(self.lower) is not None and not self.has_deed

    def says(self, name: str) -> bool:
        """Return whether any word of the list stands in it."""
        return word_list(name).stands_in(self.lower, self.tokens)


@dataclass(frozen=True)
class Point(Passage):
    """Sentences that make one claim."""

    sentences: tuple[Passage, ...]

    @once
    def opens_with_deed(self) -> bool:
        """Whether any sentence begins with what the writer did."""
        return any(sentence.opens_with_deed for sentence in self.sentences)

    @once
    def is_seat(self) -> bool:
        """Whether any sentence begins with a position."""
        return any(sentence.is_seat for sentence in self.sentences)

    @once
    def is_plan(self) -> bool:
        """Whether all that it claims is still to come."""
        claims = [sentence for sentence in self.sentences if sentence.is_claim]
        return self.says("plans") and all(sentence.says("plans") for sentence in claims)

    @once
    def first(self) -> Passage:
        """The sentence that states the claim; without one, the first that is no heading."""
        told = [sentence for sentence in self.sentences if not sentence.is_heading]
        claims = (sentence for sentence in told if sentence.is_claim)
        return next(claims, told[0] if told else self.sentences[0])

    def where(self, is_meant: Callable[[Passage], bool]) -> Passage:
        """Return the first sentence of which this holds, or else that which states the claim."""
        return next((one for one in self.sentences if is_meant(one)), self.first)


@dataclass(frozen=True)
class Statement:
    """The text of one box, normalised, taken apart."""

    box: str
    text: str

    @once
    def lines(self) -> tuple[Sequence[Passage], ...]:
        """The sentences of each line."""
        return tuple(_lines(self.text))

    @once
    def sentences(self) -> tuple[Passage, ...]:
        """Every sentence."""
        return tuple(sentence for line in self.lines for sentence in line)

    @once
    def points(self) -> tuple[Point, ...]:
        """Every point; no point goes on in another line."""
        if len(self.lines) > 1 or self._is_bulleted:
            return tuple(_point(self.text, line) for line in self.lines)
        return tuple(point for line in self.lines for point in _points(self.text, line))

    @property
    def _is_bulleted(self) -> bool:
        """Whether the first line begins with a sign that makes it a bullet."""
        return bool(self.lines) and self.text[: self.lines[0][0].start].strip() != ""

    @once
    def whole(self) -> Passage:
        """All of it as one passage."""
        return Passage(0, len(self.text), self.text)


def _lines(text: str) -> Iterator[Sequence[Passage]]:
    start = 0
    for line in text.split("\n"):
        sentences = list(_sentences(line, start))
        if sentences:
            yield sentences
        start += len(line) + 1


def _sentences(line: str, offset: int) -> Iterator[Passage]:
    mark = _BULLET.match(line)
    start, last = mark.end() if mark else 0, len(line.rstrip())
    for stop in _STOP.finditer(line, start):
        if _ends(line, start, stop):
            yield _passage(line, offset, start, len(line[start : stop.end()].rstrip()) + start)
            start = stop.end()
    if start < last:
        yield _passage(line, offset, start, last)


def _ends(line: str, start: int, stop: re.Match[str]) -> bool:
    before = line[max(start, stop.start() - 8) : stop.start() + 1]
    return not before.lower().endswith(_NO_STOP) and not _INITIAL.search(before)


def _passage(line: str, offset: int, start: int, end: int) -> Passage:
    return Passage(offset + start, offset + end, line[start:end])


def _points(text: str, line: Sequence[Passage]) -> Iterator[Point]:
    gathered: list[Passage] = []
    is_told, is_headed = False, False
    for sentence in line:
        if gathered and not is_headed and not _continues(sentence, is_told):
            yield _point(text, gathered)
            gathered, is_told = [], False
        is_headed = sentence.is_heading and not gathered
        is_told = is_told or sentence.has_result
        gathered.append(sentence)
    yield _point(text, gathered)


def _point(text: str, sentences: Sequence[Passage]) -> Point:
    start, end = sentences[0].start, sentences[-1].end
    point = Point(start, end, text[start:end], tuple(sentences))
    if len(sentences) == 1:
        # What was read of its only sentence need not be read again.
        point.__dict__.update(sentences[0].__dict__)
    return point


def _continues(sentence: Passage, is_told: bool) -> bool:
    """Return whether the sentence goes on about those before it.

    One without a date of its own does where it is not told yet what came of their work.
    """
    if _continuing().match(sentence.lower):
        return True
    head = " ".join(sentence.lower.split(maxsplit=_FIRST_WORDS)[:_FIRST_WORDS])
    if _BACK.search(head) or not _begins_anew(sentence):
        return True
    return not sentence.is_dated and not is_told


def _begins_anew(sentence: Passage) -> bool:
    is_of_somebody = _SUBJECT.search(sentence.lower) is not None
    return is_of_somebody or sentence.opens_with_deed or sentence.is_seat


@cache
def _continuing() -> re.Pattern[str]:
    return re.compile(rf"(?:{choice('continuing')})\b(?!-)")


@cache
def _i_did() -> re.Pattern[str]:
    return re.compile(rf"{_PRONOUN} (?:\w+ly )?(?:{choice('deeds')})\b")


@cache
def _opening_deed() -> re.Pattern[str]:
    return re.compile(rf"{_OPENING_DATE}(?:{choice('deeds')})\b(?! by\b)")


@cache
def _seat() -> re.Pattern[str]:
    position = (
        rf"{_KIND_OF_POSITION}(?:{choice('positions')})\b(?:,| of| for| and| to| on|:| \(|\.|\Z)"
    )
    return re.compile(rf"{position}|(?:{choice('seats')})\b")
