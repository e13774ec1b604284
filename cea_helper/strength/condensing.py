"""The reasons of a domain in few sentences, for people to read."""

from __future__ import annotations

from collections.abc import Sequence

from cea_helper.strength.model import Reason


def condensed(reasons: Sequence[Reason]) -> tuple[str, ...]:
    """Return the reasons as sentences, with all that the same items lack in one of them."""
    together: dict[object, list[Reason]] = {}
    for number, reason in enumerate(reasons):
        together.setdefault(reason.evidence if reason.lacks else number, []).append(reason)
    return tuple(_sentence(alike) for alike in together.values())


def _sentence(alike: Sequence[Reason]) -> str:
    first = alike[0]
    if len(alike) == 1:
        return first.text
    verb = "does" if len(first.evidence) == 1 else "do"
    return f"{first.items} {verb} not yet show: {', '.join(reason.lacks for reason in alike)}."
