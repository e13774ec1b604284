"""What differs between the boxes of two states of a round, in sentences for an applicant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cea_helper.counting import IN_SENTENCES
from cea_helper.evidence import AREAS
from cea_helper.schemes.in_words import length, quoted
from cea_helper.schemes.model import Box, Domain, Field, Limit, Scheme


def box_sentences(then: Scheme, now: Scheme) -> Iterator[str]:
    """Yield a sentence for each box that came, went, moved or has another rule."""
    pairs = [
        (old, new)
        for new in now.boxes_in_order()
        for old in [then.box(new.id)]
        if old is not None and type(old) is type(new)
    ]
    kept = {new.id for _, new in pairs}
    yield from (f"{_named(box)} is new." for box in now.boxes_in_order() if box.id not in kept)
    yield from (
        f"{_named(box)} is no longer on the form. What you wrote in it is kept."
        for box in then.boxes_in_order()
        if box.id not in kept
    )
    yield from _limit_sentences(pairs)
    for old, new in pairs:
        yield from _title_sentences(old, new)
        if isinstance(old, Domain) and isinstance(new, Domain):
            yield from _domain_sentences(old, new)
        elif isinstance(old, Field) and isinstance(new, Field):
            yield from _field_sentences(old, new)
    yield from _order_sentences(then, now, kept)


def _limit_sentences(pairs: Sequence[tuple[Box, Box]]) -> Iterator[str]:
    """Yield what became of the limits; what happened to several boxes is told once."""
    told: dict[str, list[Box]] = defaultdict(list)
    counted: dict[str, list[Box]] = defaultdict(list)
    for old, new in pairs:
        before, after = length(old.limit), length(new.limit)
        if before != after:
            told[f"was {before} and is now {after}."].append(new)
        elif _is_confirmed(old.limit, new.limit):
            told[f"is confirmed: {after}."].append(new)
        if old.limit.counting_rule != new.limit.counting_rule:
            counted[IN_SENTENCES[new.limit.counting_rule]].append(new)
    yield from (f"The limit of {_list(boxes)} {became}" for became, boxes in told.items())
    yield from (
        f"The text of {_list(boxes)} is counted in another way. {how}"
        for how, boxes in counted.items()
    )


def _is_confirmed(old: Limit, new: Limit) -> bool:
    was_open = old.fact.needs_checking
    return new.maximum is not None and was_open and not new.fact.needs_checking


def _title_sentences(old: Box, new: Box) -> Iterator[str]:
    if old.title != new.title:
        yield f"{_named(old)} is now called {quoted(new.title)}."


def _domain_sentences(old: Domain, new: Domain) -> Iterator[str]:
    if old.number != new.number:
        yield f"{quoted(new.title)} was domain {old.number} and is now domain {new.number}."
    if set(old.areas) != set(new.areas):
        areas = ", ".join(AREAS[area] for area in new.areas)
        yield f"The evidence that domain {new.number} draws on is now from: {areas}."
    if (old.shows, old.fits) != (new.shows, new.fits):
        yield f"The advice on what fits in domain {new.number} was reworded."


def _field_sentences(old: Field, new: Field) -> Iterator[str]:
    if old.hint != new.hint:
        yield f"The advice on {quoted(new.title)} was reworded."
    if old.filled_in_by_others != new.filled_in_by_others:
        writer = "somebody else" if new.filled_in_by_others else "you"
        yield f"{_named(new)} is now written by {writer}."
    if old.optional != new.optional:
        may = "may now be left empty" if new.optional else "may no longer be left empty"
        yield f"{_named(new)} {may}."
    if old.short != new.short:
        takes = "a few words" if new.short else "a longer text"
        yield f"{_named(new)} now takes {takes}."


def _order_sentences(then: Scheme, now: Scheme, kept: set[str]) -> Iterator[str]:
    before = [box_id for box_id in then.form_order if box_id in kept]
    if before != [box_id for box_id in now.form_order if box_id in kept]:
        order = ", ".join(box.title for box in now.boxes_in_order())
        yield f"The form has another order: {order}."


def _named(box: Box) -> str:
    return (
        f"Domain {box.number}, {quoted(box.title)},"
        if isinstance(box, Domain)
        else (f"The box {quoted(box.title)}")
    )


def _list(boxes: Sequence[Box]) -> str:
    """Return "domain 2", "domains 1, 2 and 3 and of the box "Job plan""."""
    numbers = [str(box.number) for box in boxes if isinstance(box, Domain)]
    titles = [quoted(box.title) for box in boxes if isinstance(box, Field)]
    parts = [
        f"{one if len(named) == 1 else many} {_and(named)}"
        for one, many, named in (("domain", "domains", numbers), ("the box", "the boxes", titles))
        if named
    ]
    return " and ".join(parts)


def _and(named: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(named[:-1]), named[-1]) if part)
