"""What a single item of the bank is judged against, as it belongs to no application yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cea_helper import strength
from cea_helper.application import StoredApplication
from cea_helper.evidence import EvidenceItem
from cea_helper.people import Applicant
from cea_helper.schemes import AwardKind, Scheme
from cea_helper.strength import Conditions, ItemAnalysis, look_back_from

_USUAL_KIND: AwardKind = "national"


@dataclass(frozen=True)
class Yardstick:
    """The rules by which an item is read, and the look-back that they give this person.

    Without an application there is no round: then no look-back either, and `scheme` is None.
    """

    scheme: Scheme | None
    look_back_from: date | None
    as_of: date

    @property
    def conditions(self) -> Conditions:
        """What the strength is asked with."""
        kind = self.scheme.judged_as if self.scheme else _USUAL_KIND
        return Conditions(kind, self.look_back_from, self.as_of)

    def analyse(self, item: EvidenceItem) -> ItemAnalysis:
        """Return the strength of the item by itself."""
        asked = self.conditions
        return strength.analyse_item(item, asked.kind, asked.look_back_from, asked.as_of)


def yardstick_for(
    applications: Sequence[StoredApplication], applicant: Applicant, today: date
) -> Yardstick:
    """Return the rules of the person's newest application, if there is one."""
    if not applications:
        return Yardstick(None, None, today)
    newest = applications[0]
    scheme = newest.scheme
    as_of = newest.as_of or today
    return Yardstick(scheme, look_back_from(scheme, applicant.current_award, as_of), as_of)
