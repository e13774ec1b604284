"""What can be told of an item whatever the round and the day: so that a long list can be searched.

Only two qualities depend on more than the item: reach on the kind of the award, and dates on the
look-back and the day. For the first there is an answer for each kind; for the second the three
facts are kept that decide it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import get_args

from cea_helper.evidence import EvidenceItem
from cea_helper.schemes import AwardKind
from cea_helper.strength.look_back import last_possible_day
from cea_helper.strength.model import QualityName, QualityState
from cea_helper.strength.qualities import Conditions, read_qualities

LACKING: tuple[QualityState, ...] = ("not_met", "unknown")


@dataclass(frozen=True)
class LastingReading:
    """What an item lacks, dates apart, by the kind of award; and what its dates are judged by.

    Its dates do not count where it is not `is_dated`, where `last_day` lies before the look-back
    or `first_day` after the day of judging.
    """

    lacks: Mapping[AwardKind, tuple[QualityName, ...]]
    is_dated: bool
    first_day: date | None
    last_day: date | None


def lasting_reading(item: EvidenceItem) -> LastingReading:
    """Return what holds of the item in every round and on every day."""
    return LastingReading(
        lacks={kind: _lacks(item, kind) for kind in get_args(AwardKind)},
        is_dated=item.start is not None or item.end is not None,
        first_day=item.start.first_day if item.start else None,
        last_day=last_possible_day(item),
    )


@cache
def rules_mark() -> str:
    """Return a mark that differs whenever the rules do by which an item is read."""
    package = resources.files("cea_helper.strength")
    files = [*package.iterdir(), *(package / "data").iterdir()]
    rules = sorted((file.name, file.read_bytes()) for file in files if file.is_file())
    return sha256(repr(rules).encode()).hexdigest()


def _lacks(item: EvidenceItem, kind: AwardKind) -> tuple[QualityName, ...]:
    readings = read_qualities(item, Conditions(kind, None, date.max))
    return tuple(
        name for name, reading in readings.items() if name != "dated" and reading.state in LACKING
    )
