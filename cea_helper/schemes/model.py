"""What a scheme file says, as frozen values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from cea_helper.evidence import Area

FactStatus = Literal["verified", "secondary", "unconfirmed"]
AwardKind = Literal["national", "local"]
RoundStatus = Literal[
    "open_each_year", "closed", "paused", "abolished", "provisional", "trust_defined"
]
Answer = Literal["yes", "no"]


@dataclass(frozen=True)
class Fact:
    """How sure a fact is, and where it was read: a key of `sources.toml`, or a web address."""

    status: FactStatus
    source: str | None = None
    note: str | None = None
    checked_on: date | None = None

    @property
    def needs_checking(self) -> bool:
        """Whether the page must say "check this year's guide" beside the fact."""
        return self.status != "verified"


UNCONFIRMED = Fact("unconfirmed")

_YEAR = re.compile(r"\b(?:19|20|21)[0-9]{2}\b")


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
class Guide:
    """A page of the body that runs the round, or of somebody who explains it.

    `year` is that of the round it speaks of, where it speaks of one.
    """

    title: str
    url: str
    year: int | None
    fact: Fact


@dataclass(frozen=True)
class Question:
    """Something that decides whether a person can apply, and what another answer means.

    `needed` is the answer of somebody who can.
    """

    id: str
    ask: str
    needed: Answer
    otherwise: str
    fact: Fact


@dataclass(frozen=True)
class Note:
    """Something else about the round that is good to know."""

    id: str
    text: str
    fact: Fact


@dataclass(frozen=True)
class Portal:
    """How the portal, or the form, takes a text. What is "plain" is taken everywhere.

    `bullets` says what a list begins its lines with, `signs` whether quotes, dashes and blanks
    stay as they were written, `line_ends` whether these stay or become blanks.
    """

    bullets: Literal["hyphens", "kept"] = "hyphens"
    signs: Literal["plain", "kept"] = "plain"
    line_ends: Literal["kept", "blanks"] = "kept"
    fact: Fact = UNCONFIRMED


@dataclass(frozen=True)
class Scheme:
    """One award scheme with the rules of one round.

    `look_back_from` is the first day of the period where the body names it. A `kind` of None
    means that the scheme has both local and national awards. `became` says what came of a scheme
    that has ended, and `replaced_by` names the rounds to look at instead. `checked_on` is the day
    of every fact that has none of its own. Awards of `awards_of_another_kind` do not shorten the
    look-back. Only administrators see a round that `is_draft`.
    """

    id: str
    family: str
    title: str
    is_draft: bool
    kind: AwardKind | None
    nations: tuple[str, ...]
    awarding_body: str
    status: RoundStatus
    takes_applications: bool
    opens_on: date | None
    closes_at: datetime | None
    look_back_years: int | None
    look_back_from: date | None
    level_chosen_by_applicant: bool
    own_words_only: bool
    authorship: str
    guides: tuple[Guide, ...]
    eligibility: tuple[Question, ...]
    notes: tuple[Note, ...]
    domains: tuple[Domain, ...]
    fields: tuple[Field, ...]
    form_order: tuple[str, ...]
    scale: tuple[Mark, ...]
    levels: tuple[Level, ...]
    employer_part: str
    employer_before_submission: bool
    became: str
    replaced_by: tuple[str, ...]
    carried_forward_from: str | None
    checked_on: date | None
    facts: Mapping[str, Fact]
    awards_of_another_kind: frozenset[str] = frozenset()
    portal: Portal = Portal()

    @property
    def judged_as(self) -> AwardKind:
        """How far evidence must reach: as for a national award where the scheme has both kinds."""
        return self.kind or "national"

    @property
    def year(self) -> int | None:
        """The year of the round: that in its title, else of its closing or opening day, if any."""
        named = _YEAR.search(self.title)
        day = self.closes_at or self.opens_on
        return int(named[0]) if named else day.year if day else None

    def is_of_this_round(self, guide: Guide) -> bool:
        """Whether a guide is of this very round: by its year, or vouched for where it has none."""
        if guide.year is not None:
            return guide.year == self.year
        return not guide.fact.needs_checking

    @property
    def own_guide(self) -> Guide | None:
        """The guide of this round, one that names its year first; None where none is known."""
        own = [guide for guide in self.guides if self.is_of_this_round(guide)]
        return max(own, key=lambda guide: guide.year is not None, default=None)

    @property
    def latest_guide(self) -> Guide | None:
        """The guide of the latest year, whichever round it is of; None where none is known."""
        return max(self.guides, key=lambda guide: guide.year or 0, default=None)

    @property
    def guide_url(self) -> str:
        """The address of this round's own guide; empty where none is known."""
        return self.own_guide.url if self.own_guide else ""

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
        return self.facts.get(name, UNCONFIRMED)


def default_domain(scheme: Scheme, first_area: Area) -> Domain | None:
    """Return the domain with the lowest number that draws on the area, or None."""
    drawing = [domain for domain in scheme.domains if first_area in domain.areas]
    return min(drawing, key=lambda domain: domain.number, default=None)
