"""Where to look up what is not confirmed: the guide of the round, or honestly that of another."""

from __future__ import annotations

from dataclasses import dataclass

from cea_helper.schemes import Scheme

_UNSURE = "Some of this is not confirmed"
_NO_GUIDE = f"{_UNSURE}, and we know no guide of this round."


@dataclass(frozen=True)
class GuideLine:
    """A sentence on what is not confirmed, and a link to where it may stand, if any is known."""

    words: str
    link: str = ""
    href: str = ""


def guide_line(scheme: Scheme, is_unsure: bool) -> GuideLine | None:
    """Return the line that stands once on a page with facts of the round; None where all is sure.

    A guide of another round is never passed off as that of this one.
    """
    if not is_unsure:
        return None
    if own := scheme.own_guide:
        return GuideLine(f"{_UNSURE}.", "Check the guide of this round", own.url)
    if latest := scheme.latest_guide:
        of = f"is of {latest.year}" if latest.year else "may be of another round"
        return GuideLine(_NO_GUIDE, f"The latest guide we know {of}", latest.url)
    return GuideLine(_NO_GUIDE)
