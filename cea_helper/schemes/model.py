"""What a scheme file says, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from cea_helper.evidence import Area

FactStatus = Literal["verified", "secondary", "unconfirmed"]
AwardKind = Literal["national", "local"]


@dataclass(frozen=True)
class Fact:
    """How sure a fact is, and where it was read. `source` is a key of `sources.toml`."""

    status: FactStatus
    source: str | None = None
    note: str | None = None
    checked_on: date | None = None

    @property
    def needs_checking(self) -> bool:
        """Whether the page must say "check this year's guide" beside the fact."""
        return self.status != "verified"


@dataclass(frozen=True)
class Limit:
    """How long a text may be. A `maximum` of None means that the number is not known."""

    maximum: int | None
    counting_rule: str
    fact: Fact


@dataclass(frozen=True)
class Domain:
    """One of the areas that assessors mark. `shows` and `fits` are this project's own words."""

    id: str
    number: int
    title: str
    areas: tuple[Area, ...]
    limit: Limit
    fact: Fact
    shows: str
    fits: str


@dataclass(frozen=True)
class Field:
    """Another box of the form, which is not a domain. An `optional` one may be left empty.

    A `short` one takes a few words.
    """

    id: str
    title: str
    limit: Limit
    hint: str | None = None
    filled_in_by_others: bool = False
    optional: bool = False
    short: bool = False


Box = Domain | Field


@dataclass(frozen=True)
class Mark:
    """One step of the scheme's official scale."""

    mark: int
    label: str


@dataclass(frozen=True)
class Level:
    """A level of the award. `values` are pounds a year, each with its own status."""

    id: str
    title: str
    nations: tuple[str, ...]
    values: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Scheme:
    """One award scheme with the rules of one round."""

    id: str
    title: str
    kind: AwardKind
    nations: tuple[str, ...]
    awarding_body: str
    status: str
    opens_on: date | None
    closes_at: datetime | None
    look_back_years: int | None
    level_chosen_by_applicant: bool
    own_words_only: bool
    guide_url: str
    domains: tuple[Domain, ...]
    fields: tuple[Field, ...]
    form_order: tuple[str, ...]
    scale: tuple[Mark, ...]
    levels: tuple[Level, ...]
    employer_part: str
    facts: Mapping[str, Fact]

    def domain(self, domain_id: str) -> Domain | None:
        """Return the domain with this identifier, or None."""
        return next((domain for domain in self.domains if domain.id == domain_id), None)

    def field(self, field_id: str) -> Field | None:
        """Return the other box with this identifier, or None."""
        return next((field for field in self.fields if field.id == field_id), None)

    def box(self, box_id: str) -> Box | None:
        """Return the domain or other box with this identifier, or None."""
        return self.domain(box_id) or self.field(box_id)

    def boxes(self) -> tuple[Box, ...]:
        """Return every domain, then every other box."""
        return (*self.domains, *self.fields)

    def boxes_in_order(self) -> tuple[Box, ...]:
        """Return every domain and other box in the order of the form."""
        boxes = (self.box(box_id) for box_id in self.form_order)
        return tuple(box for box in boxes if box is not None)

    def fact(self, name: str) -> Fact:
        """Return the status of the fact `name`; what the file does not vouch for is unconfirmed."""
        return self.facts.get(name, Fact("unconfirmed"))


def default_domain(scheme: Scheme, first_area: Area) -> Domain | None:
    """Return the domain with the lowest number that draws on the area, or None."""
    drawing = [domain for domain in scheme.domains if first_area in domain.areas]
    return min(drawing, key=lambda domain: domain.number, default=None)
