"""A first text for each domain, put together from the applicant's own words.

Nothing is written for the applicant. A text consists of the words of their evidence (title, role,
result, measure, what went beyond the job), the dates of it, numbers as they were entered,
punctuation, a bullet for each item, and `JOINING_WORDS`. Private notes are never read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cea_helper import counting, text
from cea_helper.application import Application
from cea_helper.evidence import EvidenceItem, Impact, period_in_words, written_number
from cea_helper.schemes import Domain
from cea_helper.strength import DomainStrength, analyse
from cea_helper.strength.wording import has_said

# The only words in an outline that the applicant did not write: in "from 41 to 12" and in dates.
JOINING_WORDS = ("from", "to")

BULLET = "- "

_ENDINGS = (".", "!", "?", ";", ":")
_CURRENCIES = ("£", "$", "€")
_WHY_NOT = {
    "outside-look-back": "It ended before the look-back begins, so it does not count.",
    "duplicate": "It is the same achievement as another item, and it counts only there.",
}
_NO_ROOM = "There is no room for it within the limit."
_ROOM_FOR_PART = "There is room for a part of it only within the limit."
_NO_WORDS = "Nothing is written in it yet."


@dataclass(frozen=True)
class OutlineSentence:
    """A stretch of the outline and the evidence whose words it holds.

    Positions count code points of the text; `end` is exclusive.
    """

    text: str
    start: int
    end: int
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class LeftOut:
    """An item that is not in the outline, or not all of it, and why."""

    id: str
    why: str


@dataclass(frozen=True)
class DomainOutline:
    """A first text for one domain; a `limit` of None means that the number is not known."""

    id: str
    text: str
    count: int
    limit: int | None
    counting_rule: str
    sentences: tuple[OutlineSentence, ...]
    left_out: tuple[LeftOut, ...]


def outline(application: Application, today: date) -> tuple[DomainOutline, ...]:
    """Return a first text for each domain, inside its limit, the strongest evidence first.

    What does not count and what does not fit is left out and listed.
    """
    items = {item.id: item for item in application.evidence}
    report = analyse(application, today)
    told = {strength.id: strength for strength in report.domains}
    ordered = sorted(application.scheme.domains, key=lambda domain: domain.number)
    return tuple(_domain_outline(domain, told[domain.id], items) for domain in ordered)


def _domain_outline(
    domain: Domain, strength: DomainStrength, items: Mapping[str, EvidenceItem]
) -> DomainOutline:
    rule, maximum = domain.limit.counting_rule, domain.limit.maximum
    sentences: list[OutlineSentence] = []
    left_out: list[LeftOut] = []
    why_not = _why_not(strength)
    for told in strength.items:
        if not told.counts:
            left_out.append(LeftOut(told.id, why_not[told.id]))
            continue
        parts = _parts(items[told.id])
        added = _as_much_as_fits(sentences, parts, told.id, _fits(rule, maximum))
        sentences += added
        if not added:
            left_out.append(LeftOut(told.id, _NO_ROOM if parts else _NO_WORDS))
        elif len(added) < len(parts):
            left_out.append(LeftOut(told.id, _ROOM_FOR_PART))
    written = _written(sentences)
    count = counting.length(written, rule)
    return DomainOutline(
        domain.id, written, count, maximum, rule, tuple(sentences), tuple(left_out)
    )


def _why_not(strength: DomainStrength) -> dict[str, str]:
    """Return for each item that does not count why it does not; the first reason tells."""
    told: dict[str, str] = {}
    for reason in strength.reasons:
        for item_id in reason.evidence if reason.code in _WHY_NOT else ():
            told.setdefault(item_id, _WHY_NOT[reason.code])
    return told


def _fits(rule: str, maximum: int | None) -> Callable[[str], bool]:
    return lambda written: maximum is None or counting.length(written, rule) <= maximum


def _as_much_as_fits(
    before: list[OutlineSentence],
    parts: tuple[str, ...],
    item_id: str,
    fits: Callable[[str], bool],
) -> list[OutlineSentence]:
    """Place the parts of one item after `before`, without the last ones where they are too much.

    Only whole parts are left off, since half a sentence could say something else, and a title does
    not stand alone where more was written: it would show no achievement.
    """
    for length in range(len(parts), min(len(parts), 2) - 1, -1):
        added = _placed(before, parts[:length], item_id)
        if added and fits(_written([*before, *added])):
            return added
    return []


def _placed(
    before: list[OutlineSentence], parts: Iterable[str], item_id: str
) -> list[OutlineSentence]:
    placed: list[OutlineSentence] = []
    position = before[-1].end + len("\n") if before else 0
    position += len(BULLET)
    for part in parts:
        placed.append(OutlineSentence(part, position, position + len(part), (item_id,)))
        position += len(part) + len(" ")
    return placed


def _written(sentences: Iterable[OutlineSentence]) -> str:
    """The text in which each sentence stands at its own position."""
    bullets: dict[tuple[str, ...], list[str]] = {}
    for sentence in sentences:
        bullets.setdefault(sentence.evidence, []).append(sentence.text)
    return "\n".join(BULLET + " ".join(parts) for parts in bullets.values())


def _parts(item: EvidenceItem) -> tuple[str, ...]:
    """The sentences of one item, the least dispensable first."""
    impact = item.impact or Impact()
    figures = _figures(impact)
    result = _line(impact.text)
    head = _headed(_line(item.title), period_in_words(item), "" if result else figures)
    told = f"{_without_stop(result)} ({figures})" if result and figures else result
    parts = (head, _line(item.role), told, _line(item.excess))
    return tuple(_ended(part) for part in parts if part)


def _headed(title: str, period: str, figures: str) -> str:
    dated = f"{_without_stop(title)} ({period})" if title and period else title or period
    return ": ".join(part for part in (_without_stop(dated), figures) if part)


def _figures(impact: Impact) -> str:
    """What was measured, such as "median wait from 9.5 to 3.2 hours; national median 6"."""
    moved = " ".join(part for part in (_line(impact.measure), _movement(impact)) if part)
    benchmark = _line(impact.benchmark)
    return "; ".join(_without_stop(part) for part in (moved, benchmark) if part)


def _movement(impact: Impact) -> str:
    unit = _line(impact.unit)
    before, after = impact.before, impact.after
    if before is None:
        return "" if after is None else _measured(after, unit)
    if after is None:
        return f"from {_measured(before, unit)}"
    first = written_number(before) if unit not in _CURRENCIES else _measured(before, unit)
    return f"from {first} to {_measured(after, unit)}"


def _measured(number: float, unit: str) -> str:
    plain = written_number(number)
    if unit in _CURRENCIES:
        return unit + plain
    return plain + unit if unit == "%" else f"{plain} {unit}".rstrip()


def _line(written: str | None) -> str:
    return text.one_line(written or "") if has_said(written) else ""


def _without_stop(written: str) -> str:
    return written.removesuffix(".")


def _ended(part: str) -> str:
    return part if part.endswith(_ENDINGS) else f"{part}."


def outline_as_json(outlines: tuple[DomainOutline, ...]) -> dict[str, Any]:
    """Return the outlines as the document that `outline --json` prints."""
    return {"domains": [_outline_json(told) for told in outlines]}


def _outline_json(told: DomainOutline) -> Mapping[str, Any]:
    return {
        "id": told.id,
        "text": told.text,
        "count": told.count,
        "limit": told.limit,
        "counting_rule": told.counting_rule,
        "sentences": [
            {"text": s.text, "start": s.start, "end": s.end, "evidence": list(s.evidence)}
            for s in told.sentences
        ],
        "left_out": [{"id": left.id, "why": left.why} for left in told.left_out],
    }
