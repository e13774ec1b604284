"""The picture of the five domains: what is drawn where, for the template to write as SVG."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from cea_helper.strength import DOMAIN_LEVELS, DomainLevel, DomainStrength, StrengthReport

_STEPS = 3
_FILLED: dict[DomainLevel, int] = {"empty": 0, "weak": 1, "adequate": 2, "strong": 3}

# The picture is drawn in pixels downwards and in hundredths of its width across, so that its words
# keep their size on a narrow screen. Titles are broken where they would not fit there.
_LETTERS_A_LINE = 36
_LINE, _BAR, _GAP = 24, 20, 24
_STEP_WIDTH, _STEP_EVERY, _WORD_AT = 21, 22, 69


@dataclass(frozen=True)
class Line:
    """A line of words in the picture, `y` its foot."""

    words: str
    y: int


@dataclass(frozen=True)
class Step:
    """One step of a bar in the picture, filled or not."""

    x: str
    is_filled: bool


@dataclass(frozen=True)
class Bar:
    """One domain in the picture."""

    title: tuple[Line, ...]
    level: DomainLevel
    word: Line
    y: int
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Picture:
    """The five domains as bars of three steps, and the same in words."""

    height: int
    bar_height: int
    step_width: str
    word_at: str
    description: str
    bars: tuple[Bar, ...]


def picture(report: StrengthReport) -> Picture:
    """Return the picture of the domains, in number order."""
    bars: list[Bar] = []
    top = 0
    for domain in report.domains:
        bars.append(_bar(domain, top))
        top = bars[-1].y + _BAR + _GAP
    return Picture(
        height=top - _GAP,
        bar_height=_BAR,
        step_width=f"{_STEP_WIDTH}%",
        word_at=f"{_WORD_AT}%",
        description=_described(report),
        bars=tuple(bars),
    )


def filled_steps(level: DomainLevel) -> tuple[bool, ...]:
    """Return for each step of a bar whether it is filled."""
    return tuple(step < _FILLED[level] for step in range(_STEPS))


def _bar(domain: DomainStrength, top: int) -> Bar:
    words = textwrap.wrap(f"{domain.number}. {domain.title}", _LETTERS_A_LINE)
    y = top + len(words) * _LINE
    return Bar(
        title=tuple(Line(line, top + n * _LINE + 17) for n, line in enumerate(words)),
        level=domain.strength,
        word=Line(DOMAIN_LEVELS[domain.strength], y + 16),
        y=y,
        steps=tuple(
            Step(f"{step * _STEP_EVERY + 0.5}%", is_filled)
            for step, is_filled in enumerate(filled_steps(domain.strength))
        ),
    )


def _described(report: StrengthReport) -> str:
    each = (f"{d.number}. {d.title}: {DOMAIN_LEVELS[d.strength].lower()}" for d in report.domains)
    return f"Bars of three steps: none filled is empty, three is strong. {'; '.join(each)}."
