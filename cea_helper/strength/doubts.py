"""What of the words about a result stands: not what is denied, still to come, or plainly worse.

Notes are read for denials too (capture/affirmed.py), by another rule: there whatever a clause
denies is left out. Here "no infections" and "nobody waits" are results and stay.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from cea_helper.strength.direction import explains, has_worsened
from cea_helper.strength.vocabulary import any_of, choice, moved

Doubt = Literal["denied", "planned", "worse"]

# To the end of a clause; a point or a comma inside a number ends none.
_ON = r"(?:[^.,;:!?()\n]|[.,](?=\d))"
_CLAUSE = re.compile(rf"(?:(?!\s(?:and|but|while|whereas|although)\s){_ON})+")


def standing(lower: str) -> tuple[str, Doubt | None]:
    """Return the text with blanks for what is no result, and why the first of them is none."""
    doubts: list[Doubt] = []

    def blank(part: re.Match[str], doubt: Doubt) -> str:
        doubts.append(doubt)
        return " " * len(part[0])

    kept = lower
    if any_of("plans").search(kept):
        kept = _planned().sub(lambda part: blank(part, "planned"), kept)
    if _denial().search(kept):
        kept = _denied().sub(
            lambda part: blank(part, "denied") if _denies_a_result(part[0]) else part[0], kept
        )
    if moved().search(kept) and not explains(kept):
        kept = _CLAUSE.sub(
            lambda part: blank(part, "worse") if has_worsened(part[0]) else part[0], kept
        )
    return kept, doubts[0] if doubts else None


def _denies_a_result(clause: str) -> bool:
    signs = (moved(), any_of("counted_gains"), any_of("denied_uptake"), _not_reached())
    return any(sign.search(clause) for sign in signs)


@cache
def _planned() -> re.Pattern[str]:
    ends = r"\s(?:but\s|(?:and|which)\s+(?:we|i|it|they|this|have|has|now)\s)"
    reached = rf"(?![^.;\n]*(?<!not )\b(?:{choice('reached')})\b)"
    # What stands before the plan in its clause is its subject.
    subject = rf"(?:(?!\s(?:and|but|which)\s){_ON}){{0,60}}?"
    return re.compile(rf"{subject}\b(?:{choice('plans')})\b{reached}(?:(?!{ends}){_ON})*")


@cache
def _denial() -> re.Pattern[str]:
    return re.compile(rf"(?:\b(?:{choice('denials')})|n['\u2019]t)\b(?!\s+(?:only|just|longer)\b)")


@cache
def _denied() -> re.Pattern[str]:
    ends = r"\s(?:and|but|while|only|although|though|however|instead|yet)\s"
    return re.compile(rf"{_denial().pattern}(?:(?!{ends}){_ON})*")


@cache
def _not_reached() -> re.Pattern[str]:
    verbs = rf"(?:{choice('not_reached')})"
    return re.compile(rf"^(?:not|never|cannot|n['\u2019]t)\s+(?:\w+ly\s+)?{verbs}\b")
