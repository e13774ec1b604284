"""What a check is, and what it finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["must", "should", "could"]
Checked = Literal["automatic", "assisted"]

SEVERITIES: Mapping[Severity, str] = {
    "must": "Breaks a rule of the scheme, or cannot earn marks where it stands",
    "should": "Commonly loses marks",
    "could": "Makes a good text better",
}

# A statement by itself, or what an application must hold for the check to speak or be silent.
Example = str | Mapping[str, Any]


@dataclass(frozen=True)
class Check:
    """One rule of writing, as its row in the table says it.

    An assisted check asks and the writer judges. `families` limits it to some award schemes.
    `can_be_fine` is false where a form refuses the text, whatever its writer thinks.
    """

    slug: str
    severity: Severity
    checked: Checked
    message: str
    why: str
    suggestion: str
    source: str
    fires: tuple[Example, ...]
    quiet: tuple[Example, ...]
    families: tuple[str, ...] = ()
    can_be_fine: bool = True


@dataclass(frozen=True)
class Place:
    """A stretch of the text of a box, in code points of the normalised text; `end` exclusive."""

    domain: str
    start: int
    end: int


@dataclass(frozen=True)
class Finding:
    """Something that an assessor would mind: where, what, why, and what to try.

    `other` is where the same point stands first. `source` is the address of the rule.
    """

    domain: str
    start: int
    end: int
    check: str
    severity: Severity
    message: str
    why: str
    suggestion: str
    source: str
    other: Place | None = None


@dataclass(frozen=True)
class Hit:
    """That a check speaks of a stretch of one text; `found` goes into its message."""

    check: str
    start: int
    end: int
    found: str = ""
    other: Place | None = None
