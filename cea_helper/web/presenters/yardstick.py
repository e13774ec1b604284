"""What a single item of the bank is judged against, as it belongs to no application yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cea_helper import strength
from cea_helper.application import StoredApplication
from cea_helper.evidence import EvidenceItem
from cea_helper.people import Applicant
from cea_helper.schemes import Scheme, get_scheme, list_schemes
from cea_helper.strength import ItemAnalysis


@dataclass(frozen=True)
class Yardstick:
    """The rules of one scheme, and the look-back that they give this person."""

    scheme: Scheme
    look_back_from: date | None
    as_of: date

    def analyse(self, item: EvidenceItem) -> ItemAnalysis:
        """Return the strength of the item by itself."""
        return strength.analyse_item(item, self.scheme.kind, self.look_back_from, self.as_of)


def yardstick_for(
    applications: Sequence[StoredApplication], applicant: Applicant, today: date
) -> Yardstick:
    """Return the rules of the person's newest application, or of the newest national round."""
    newest = next(iter(applications), None)
    scheme = get_scheme(newest.scheme) if newest else _newest_national()
    as_of = newest.as_of if newest and newest.as_of else today
    begins = strength.look_back_from(scheme, applicant.current_award, as_of)
    return Yardstick(scheme, begins, as_of)


def _newest_national() -> Scheme:
    return next(scheme for scheme in list_schemes() if scheme.kind == "national")
