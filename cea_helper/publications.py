"""The publications of an application: those that count, and a list of some of them for a box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cea_helper import citations, text
from cea_helper.application import Application, Claim
from cea_helper.citations import Authors
from cea_helper.dates import PartialDate
from cea_helper.evidence import EvidenceItem
from cea_helper.schemes import Box, Scheme
from cea_helper.schemes.model import default_domain
from cea_helper.strength import look_back_from
from cea_helper.strength.look_back import is_outside

# The box that some rounds have for nothing but publications.
_OWN_BOX = "publications"


@dataclass(frozen=True)
class Publication:
    """An item of evidence that was published, and where the applicant stands among its authors."""

    item: EvidenceItem
    authors: Authors

    @property
    def reference(self) -> str:
        """The publication as it is printed, with the applicant's place where that is known."""
        printed = text.one_line(citations.in_words(self.item.citation or {}))
        place = self.authors.in_words
        if not place:
            return printed
        return f"{printed} ({place})" if place == "only author" else f"{printed} ({place} authors)"


def box_for(scheme: Scheme) -> Box | None:
    """Return the box that publications go into: one of their own, else the domain of research."""
    return scheme.field(_OWN_BOX) or default_domain(scheme, "research")


def publications_in(application: Application, today: date) -> tuple[Publication, ...]:
    """Return the publications inside the look-back of the application, the newest first."""
    as_of = application.as_of or today
    begins = look_back_from(application.scheme, application.applicant.current_award, as_of)
    published = [item for item in application.evidence if item.citation]
    citing = (item.citation for item in published if item.citation)
    known_as = citations.known_names(application.applicant.name, citing)
    return tuple(
        Publication(item, citations.authors_of(item.citation or {}, known_as))
        for item in sorted(published, key=_day, reverse=True)
        if not is_outside(item, begins)
    )


def numbered(chosen: Sequence[Publication], box: Box) -> tuple[str, tuple[Claim, ...]]:
    """Return a numbered list of references, and for each of them its claim in that text."""
    lines: list[str] = []
    claims: list[Claim] = []
    start = 0
    for number, publication in enumerate(chosen, 1):
        line = f"{number}. {publication.reference}"
        claims.append(Claim(box.id, start, start + len(line), (publication.item.id,)))
        lines.append(line)
        start += len(line) + 1
    return "\n".join(lines), tuple(claims)


def _day(item: EvidenceItem) -> date:
    day = item.start or (item.end if isinstance(item.end, PartialDate) else None)
    return day.last_day if day else date.min
