"""How strong each domain was on earlier days, and will be in a year if nothing is added.

It is worked out from the dates of the evidence, as it is known today: on an earlier day only what
had begun by then counts, under the look-back of that day. What has no date is taken to have been
there all along. So it shows how the work has grown and when it falls out of the look-back, and not
when somebody entered it; nothing has to be kept for it, and looking at it writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cea_helper.application import Application
from cea_helper.dates import years_before
from cea_helper.evidence import EvidenceItem
from cea_helper.people import CurrentAward
from cea_helper.strength.domains import domain_level
from cea_helper.strength.look_back import look_back_from
from cea_helper.strength.model import DomainLevel
from cea_helper.strength.placing import contents
from cea_helper.strength.qualities import Conditions
from cea_helper.strength.timeline import first_possible_day


@dataclass(frozen=True)
class Moment:
    """A day, and how strong each domain is on it."""

    day: date
    levels: Mapping[str, DomainLevel]


def trend(application: Application, today: date, earlier: Iterable[date] = ()) -> Sequence[Moment]:
    """Return how strong the domains are on each of several days, the earliest first.

    These are the day of judging, the same day in the two years before and the year after, and
    those of the `earlier` days that lie before the day of judging.
    """
    as_of = application.as_of or today
    ahead = [years_before(as_of, -1)] if as_of.year < date.max.year else []
    days = {*ahead, *(years_before(as_of, years) for years in (0, 1, 2))}
    days |= {day for day in earlier if day < as_of}
    return [_moment(application, as_of, day) for day in sorted(days)]


def _moment(application: Application, as_of: date, day: date) -> Moment:
    scheme = application.scheme
    begins = look_back_from(scheme, _award_on(application, day), day)
    evidence = application.evidence
    if day < as_of:
        evidence = tuple(item for item in evidence if _had_begun(item, day))
    found = contents(scheme, evidence, Conditions(scheme.judged_as, begins, day))
    return Moment(day, {inside.domain.id: domain_level(inside.counting) for inside in found})


def _had_begun(item: EvidenceItem, day: date) -> bool:
    first = first_possible_day(item)
    return first is None or first <= day


def _award_on(application: Application, day: date) -> CurrentAward | None:
    """Return the award that was held on the day."""
    award = application.applicant.current_award
    return award if award and award.granted.first_day <= day else None
