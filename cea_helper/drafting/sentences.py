"""The sentences of one item of evidence, in the applicant's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cea_helper import text
from cea_helper.evidence import EvidenceItem, Impact, period_in_words, written_number
from cea_helper.strength.wording import has_said

# The only words in an outline that the applicant did not write: in "from 41 to 12" and in dates.
JOINING_WORDS = ("from", "to")

PartKind = Literal["title", "role", "result", "excess"]

_ENDINGS = (".", "!", "?", ";", ":")
_CURRENCIES = ("£", "$", "€")


@dataclass(frozen=True)
class Part:
    """One sentence of an item, and which of its fields tells it."""

    kind: PartKind
    text: str


def parts_of(item: EvidenceItem) -> tuple[Part, ...]:
    """Return the sentences of one item, the least dispensable first."""
    impact = item.impact or Impact()
    figures = _figures(impact)
    result = _line(impact.text)
    head = _headed(_line(item.title), period_in_words(item), "" if result else figures)
    told = f"{_without_stop(result)} ({figures})" if result and figures else result
    parts: tuple[tuple[PartKind, str], ...] = (
        ("title", head),
        ("role", _line(item.role)),
        ("result", told),
        ("excess", _line(item.excess)),
    )
    return tuple(Part(kind, _ended(written)) for kind, written in parts if written)


def words_of(item: EvidenceItem) -> str:
    """Return all sentences of one item."""
    return " ".join(part.text for part in parts_of(item))


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
