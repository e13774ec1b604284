"""The picture of the timeline: what is drawn where, for the template to write as SVG.

It is drawn in pixels downwards and in hundredths of its width across, so that its words keep their
size. Bars of one domain that would cover each other stand in lanes of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cea_helper.dates import day_in_words
from cea_helper.strength import ItemLevel, Span, Timeline, TimelineRow

_LANE, _BAR, _TITLE, _ROW_GAP, _TOP = 24, 20, 26, 14, 52
# A bar is at least so wide that its number can be read.
_NARROWEST = 3.6
_BETWEEN = 0.3
# Older work than this many years before the look-back is drawn at the edge.
_YEARS_BEFORE = 1
_MOST_YEARS = 10


@dataclass(frozen=True)
class TimelineBar:
    """One item; its `number` leads to the table. `kind` is its strength, or "outside"."""

    number: int
    x: str
    y: int
    width: str
    kind: str
    number_at: str
    number_y: int
    title: str


@dataclass(frozen=True)
class Words:
    """A line of words in the picture."""

    words: str
    x: str
    y: int


@dataclass(frozen=True)
class TimelinePicture:
    """The timeline as a picture, and the same in words."""

    height: int
    bar_height: int
    lines_from: int
    begins_at: str
    ends_at: str
    ends_words: str
    begins_words: str
    years: tuple[Words, ...]
    titles: tuple[Words, ...]
    bars: tuple[TimelineBar, ...]
    description: str


@dataclass(frozen=True)
class _Axis:
    first: date
    last: date

    def at(self, day: date) -> float:
        """Return where the day stands, from 0 at the left to 100."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return min(100.0, max(0.0, share * 100))


def timeline_picture(found: Timeline, titles: Sequence[str]) -> TimelinePicture:
    """Return the picture of a timeline that has dated items, with these titles of its rows."""
    axis = _axis(found)
    bars: list[TimelineBar] = []
    words: list[Words] = []
    top = _TOP
    for row, title in zip(found.rows, titles, strict=True):
        words.append(Words(title, "0", top + 17))
        placed = list(_lanes(row, axis, found.as_of))
        bars += [
            _bar(len(bars) + number, span, x, width, top + _TITLE + lane * _LANE)
            for number, (span, x, width, lane) in enumerate(placed, 1)
        ]
        lanes = max((lane for *_, lane in placed), default=0) + 1
        top += _TITLE + lanes * _LANE + _ROW_GAP
    return TimelinePicture(
        height=top,
        bar_height=_BAR,
        lines_from=_TOP - 8,
        begins_at=_percent(axis.at(found.look_back_from)) if found.look_back_from else "",
        begins_words=f"Look-back begins {day_in_words(found.look_back_from)}"
        if found.look_back_from
        else "",
        ends_at=_percent(axis.at(found.as_of)),
        ends_words=day_in_words(found.as_of),
        years=_years(axis),
        titles=tuple(words),
        bars=tuple(bars),
        description=_described(found),
    )


def _axis(found: Timeline) -> _Axis:
    begins = found.look_back_from
    if begins is None:
        earliest = min(span.first for span in found.spans())
        first_year = max(min(earliest.year, found.as_of.year), found.as_of.year - _MOST_YEARS)
    else:
        first_year = begins.year - _YEARS_BEFORE
    return _Axis(date(max(1, first_year), 1, 1), date(found.as_of.year, 12, 31))


def _lanes(row: TimelineRow, axis: _Axis, as_of: date) -> Iterator[tuple[Span, float, float, int]]:
    """Yield each item with its place, its width and the first lane that is free for it."""
    ends: list[float] = []
    for span in row.spans:
        x, width = _place(span, axis, as_of)
        free = (lane for lane, end in enumerate(ends) if end + _BETWEEN <= x)
        lane = next(free, len(ends))
        ends[lane : lane + 1] = [x + width]
        yield span, x, width, lane


def _place(span: Span, axis: _Axis, as_of: date) -> tuple[float, float]:
    x = min(axis.at(span.first), 100 - _NARROWEST)
    return x, max(_NARROWEST, axis.at(_last_drawn(span, as_of)) - x)


def _last_drawn(span: Span, as_of: date) -> date:
    if span.last is not None:
        return span.last
    start = span.item.start
    # It may still go on, but nobody said so: a note of "2023" is of that year.
    return start.last_day if start and span.item.end is None else max(span.first, as_of)


def _bar(number: int, span: Span, x: float, width: float, y: int) -> TimelineBar:
    kind: ItemLevel | str = "outside" if span.is_outside else span.level
    return TimelineBar(
        number=number,
        x=_percent(x),
        y=y,
        width=_percent(width),
        kind=kind,
        number_at=_percent(x + _NARROWEST / 2),
        number_y=y + 15,
        title=span.item.title,
    )


def _years(axis: _Axis) -> tuple[Words, ...]:
    years = range(axis.first.year, axis.last.year + 1)
    return tuple(Words(str(year), _percent(axis.at(date(year, 1, 1))), 40) for year in years)


def _described(found: Timeline) -> str:
    begins = found.look_back_from
    since = (
        f" A line marks where the look-back begins, on {day_in_words(begins)}." if begins else ""
    )
    return (
        f"A row for each domain with a bar for each item, up to {day_in_words(found.as_of)}.{since}"
        " The table below says the same."
    )


def _percent(share: float) -> str:
    return f"{share:.2f}%"
