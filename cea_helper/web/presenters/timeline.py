"""What the timeline prints: its sentence, its table, and what has no date yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cea_helper.dates import day_in_words
from cea_helper.evidence import period_in_words
from cea_helper.schemes import Domain
from cea_helper.strength import ItemLevel, Span, Timeline, TimelineRow
from cea_helper.web.presenters import links
from cea_helper.web.presenters.tags import OUTSIDE, Tag, item_tag
from cea_helper.web.presenters.timeline_picture import TimelinePicture, timeline_picture

_MOST_TOLD = 3
# Of one domain: more bars than these tell nobody anything.
_MOST_OF_DOMAIN = 20
_MOST_UNDATED = 20
_WORTH: tuple[ItemLevel, ...] = ("thin", "promising", "strong")


@dataclass(frozen=True)
class Link:
    """An item with the address that is to be opened next."""

    title: str
    href: str


@dataclass(frozen=True)
class Falling:
    """An item that falls out next, and when."""

    title: str
    href: str
    when: str


@dataclass(frozen=True)
class Line:
    """One dated item in the table; `number` is the one in the picture."""

    number: int
    title: str
    href: str
    when: str
    tag: Tag
    falls_out: str


@dataclass(frozen=True)
class Group:
    """The dated items of one domain."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class TimelinePage:
    """All that stands on the page. Without a dated item there is no picture."""

    period: str
    falling: tuple[Falling, ...]
    picture: TimelinePicture | None
    groups: tuple[Group, ...]
    undated: tuple[Link, ...]
    left_out: int
    undated_left_out: int


def timeline_page(found: Timeline, closing: tuple[date, str] | None) -> TimelinePage:
    """Return the page; `closing` is the day on which a round closes, and how that is said."""
    shown = replace(found, rows=tuple(map(_foremost, found.rows)))
    has_items = any(row.spans for row in found.rows)
    return TimelinePage(
        period=_period(found),
        falling=_falling(found, closing),
        picture=timeline_picture(shown, [domain_title(row.domain) for row in found.rows])
        if has_items
        else None,
        groups=_groups(shown),
        left_out=len(list(found.spans())) - len(list(shown.spans())),
        undated_left_out=max(0, len(found.undated) - _MOST_UNDATED),
        undated=tuple(
            Link(item.title, f"{links.edit_evidence(item.id)}#start")
            for item in found.undated[:_MOST_UNDATED]
        ),
    )


def _foremost(row: TimelineRow) -> TimelineRow:
    """Return the row with what counts, then what is strongest, then what is newest of it."""
    best = sorted(
        row.spans,
        key=lambda span: (span.is_outside, -_WORTH.index(span.level), -span.first.toordinal()),
    )
    kept = {span.item.id for span in best[:_MOST_OF_DOMAIN]}
    return replace(row, spans=tuple(span for span in row.spans if span.item.id in kept))


def domain_title(domain: Domain | None) -> str:
    """Return the title of a row."""
    return f"{domain.number}. {domain.title}" if domain else "In no domain of this round"


def _period(found: Timeline) -> str:
    if found.look_back_from is None:
        return "This round has no look-back: all of your work counts."
    begins, ends = day_in_words(found.look_back_from), day_in_words(found.as_of)
    return f"What counts is from {begins} to {ends}."


def _falling(found: Timeline, closing: tuple[date, str] | None) -> tuple[Falling, ...]:
    coming = [
        (span.falls_out_on, span)
        for span in found.spans()
        if span.falls_out_on and span.falls_out_on > found.as_of
    ]
    # What is lost with a strong item outweighs that another falls out earlier.
    coming.sort(key=lambda pair: (-_WORTH.index(pair[1].level), pair[0], pair[1].item.title))
    return tuple(
        Falling(span.item.title, links.evidence_item(span.item.id), _when_falling(day, closing))
        for day, span in coming[:_MOST_TOLD]
    )


def _when_falling(day: date, closing: tuple[date, str] | None) -> str:
    if closing is None:
        return day_in_words(day)
    closes, words = closing
    side = "before" if day <= closes else "after"
    return f"{day_in_words(day)}, {side} {words}"


def _groups(found: Timeline) -> tuple[Group, ...]:
    groups: list[Group] = []
    number = 1
    for row in found.rows:
        lines = tuple(_lines(row.spans, number))
        number += len(lines)
        groups.append(Group(domain_title(row.domain), lines))
    return tuple(group for group in groups if group.lines)


def _lines(spans: Sequence[Span], first: int) -> Iterable[Line]:
    for number, span in enumerate(spans, first):
        yield Line(
            number=number,
            title=span.item.title,
            href=links.evidence_item(span.item.id),
            when=_when(span),
            tag=OUTSIDE if span.is_outside else item_tag(span.level),
            falls_out=_falls_out(span),
        )


def _when(span: Span) -> str:
    words = period_in_words(span.item)
    return f"Until {words}" if span.item.start is None else words


def _falls_out(span: Span) -> str:
    if span.falls_out_on == date.min:
        return "Before your award"
    if span.falls_out_on:
        return day_in_words(span.falls_out_on)
    if span.last is not None:
        return "Never"
    return "Not while it goes on" if span.item.end else "Add when it ended"
