"""An outline put together from the sentences of the evidence, inside the limit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cea_helper import counting
from cea_helper.application import Application
from cea_helper.drafting.choosing import Candidate, Option, choose
from cea_helper.drafting.model import DomainOutline, LeftOut, OutlineSentence, Wishes
from cea_helper.drafting.sentences import Part, PartKind, parts_of
from cea_helper.evidence import EvidenceItem
from cea_helper.schemes import Domain, Limit
from cea_helper.strength import DomainStrength, ItemLevel, ItemStrength, analyse

BULLET = "- "

# What a sentence is worth: a result tells an assessor most, and of a stronger item it counts more.
_WORTH: Mapping[PartKind, int] = {"title": 1, "role": 2, "result": 3, "excess": 1}
_TIMES: Mapping[ItemLevel, int] = {"strong": 9, "promising": 4, "thin": 1}
# More than all that is not pinned can be worth together, in any bank that people keep.
_PINNED = 1_000_000

_WHY_NOT = {
    "outside-look-back": "It ended before the look-back begins, so it does not count.",
    "duplicate": "It is the same achievement as another item, and it counts only there.",
}
_NO_ROOM = "There is no room for it within the limit."
_ROOM_FOR_PART = "There is room for a part of it only within the limit."
_NO_WORDS = "Nothing is written in it yet."
_DROPPED = "You chose to leave it out."


@dataclass(frozen=True)
class _Block:
    """The sentences of one item that may go in, and what each is worth together with the pin."""

    id: str
    parts: tuple[Part, ...]
    times: int
    is_pinned: bool


@dataclass(frozen=True)
class _Style:
    """What stands before an item and between two."""

    before: str
    between: str


_BULLETS = _Style(BULLET, "\n")
_PROSE = _Style("", " ")


def outline(application: Application, today: date) -> tuple[DomainOutline, ...]:
    """Return a first text for each domain, inside its limit, the strongest evidence first.

    What does not count and what does not fit is left out and listed.
    """
    report = analyse(application, today)
    told = {strength.id: strength for strength in report.domains}
    ordered = sorted(application.scheme.domains, key=lambda domain: domain.number)
    return tuple(
        outline_domain(application, domain, told[domain.id], Wishes()) for domain in ordered
    )


def outline_domain(
    application: Application, domain: Domain, strength: DomainStrength, wishes: Wishes
) -> DomainOutline:
    """Return a first text for one domain as the person wishes it, inside its limit."""
    items = {item.id: item for item in application.evidence}
    why_not = _why_not(strength) | dict.fromkeys(wishes.dropped, _DROPPED)
    used = [told for told in _ordered(strength.items, wishes) if told.id not in why_not]
    blocks = [_block(items[told.id], told, wishes) for told in used]
    style = _PROSE if wishes.is_prose else _BULLETS
    numbers = _numbers(blocks, domain.limit, style)
    taken = [block.parts[:number] for block, number in zip(blocks, numbers, strict=True)]
    sentences = _placed(blocks, taken, style)
    written = _written(taken, style)
    rule = domain.limit.counting_rule
    left_out = [LeftOut(told.id, why_not[told.id]) for told in strength.items if told.id in why_not]
    return DomainOutline(
        domain.id,
        written,
        counting.length(written, rule),
        domain.limit.maximum,
        rule,
        tuple(sentences),
        (*_short(blocks, numbers), *left_out),
    )


def _ordered(items: tuple[ItemStrength, ...], wishes: Wishes) -> list[ItemStrength]:
    places = {item_id: place for place, item_id in enumerate(wishes.order)}
    return sorted(items, key=lambda told: places.get(told.id, len(places)))


def _why_not(strength: DomainStrength) -> dict[str, str]:
    """Return for each item that does not count why it does not; the first reason tells."""
    told: dict[str, str] = {}
    for reason in strength.reasons:
        for item_id in reason.evidence if reason.code in _WHY_NOT else ():
            told.setdefault(item_id, _WHY_NOT[reason.code])
    uncounted = {item.id for item in strength.items if not item.counts}
    return {item_id: why for item_id, why in told.items() if item_id in uncounted}


def _block(item: EvidenceItem, told: ItemStrength, wishes: Wishes) -> _Block:
    return _Block(item.id, parts_of(item), _TIMES[told.strength], item.id in wishes.pinned)


def _numbers(blocks: list[_Block], limit: Limit, style: _Style) -> tuple[int, ...]:
    """Return how many sentences of each item go in."""
    if limit.maximum is None:
        return tuple(len(block.parts) for block in blocks)
    rule = limit.counting_rule
    candidates = tuple(Candidate(_options(block, rule, style)) for block in blocks)
    # What stands between two items is counted with each, so once too often.
    room = limit.maximum + counting.length(style.between, rule)
    return choose(candidates, room)


def _options(block: _Block, rule: str, style: _Style) -> tuple[Option, ...]:
    """Return each way to take the item: whole, or without its last sentences.

    Only whole sentences are left off, since half of one could say something else, and a title does
    not stand alone where more was written: it would show no achievement.
    """
    return tuple(
        Option(number, _cost(block.parts[:number], rule, style), _value(block, number))
        for number in range(min(len(block.parts), 2), len(block.parts) + 1)
        if number
    )


def _cost(parts: tuple[Part, ...], rule: str, style: _Style) -> int:
    return counting.length(_one(parts, style) + style.between, rule)


def _value(block: _Block, number: int) -> int:
    worth = block.times * sum(_WORTH[part.kind] for part in block.parts[:number])
    return worth + (_PINNED if block.is_pinned else 0)


def _short(blocks: list[_Block], numbers: tuple[int, ...]) -> Iterable[LeftOut]:
    for block, number in zip(blocks, numbers, strict=True):
        if not number:
            yield LeftOut(block.id, _NO_ROOM if block.parts else _NO_WORDS)
        elif number < len(block.parts):
            yield LeftOut(block.id, _ROOM_FOR_PART)


def _one(parts: tuple[Part, ...], style: _Style) -> str:
    return style.before + " ".join(part.text for part in parts)


def _written(taken: list[tuple[Part, ...]], style: _Style) -> str:
    return style.between.join(_one(parts, style) for parts in taken if parts)


def _placed(
    blocks: list[_Block], taken: list[tuple[Part, ...]], style: _Style
) -> list[OutlineSentence]:
    """Return each sentence where `_written` puts it."""
    placed: list[OutlineSentence] = []
    position = 0
    for block, parts in zip(blocks, taken, strict=True):
        position += len(style.before) if parts else 0
        for part in parts:
            end = position + len(part.text)
            placed.append(OutlineSentence(part.text, position, end, (block.id,)))
            position = end + len(" ")
        position += len(style.between) - len(" ") if parts else 0
    return placed
