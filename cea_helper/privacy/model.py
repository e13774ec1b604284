"""What is told about a stretch of text that may identify a patient."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

Kind = Literal[
    "nhs_number",
    "chi_number",
    "hc_number",
    "date_of_birth",
    "hospital_number",
    "initials_age_diagnosis",
    "postcode",
    "name",
]

# Of two kinds that claim the same characters, the earlier is told: it is the surer one.
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Identifier:
    """A stretch that may identify a patient, and one sentence on what to do about it.

    Positions count code points of the normalised text; `end` is exclusive.
    """

    start: int
    end: int
    kind: Kind
    message: str


class Span(NamedTuple):
    """Where a finder saw something, before overlaps are settled."""

    start: int
    end: int
    kind: Kind


Spans = Iterator[Span]
