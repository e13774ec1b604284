"""What a finding is known by from one reading to the next, so that a person can dismiss it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cea_helper import text
from cea_helper.application import Application
from cea_helper.checks.model import Finding


@dataclass(frozen=True)
class Mark:
    """What a finding is known by: its box, its check, and a digest of the words it points at.

    Another mark where these words change; where they stand does not matter.
    """

    box: str
    check: str
    digest: str


@dataclass(frozen=True)
class Sorted:
    """Findings with the mark of each: those still open, and those that are fine as they are."""

    open: tuple[tuple[Finding, Mark], ...]
    dismissed: tuple[tuple[Finding, Mark], ...]


def mark_of(finding: Finding, written: Mapping[str, str]) -> Mark:
    """Return the mark of a finding in these texts, which stand by their boxes."""
    places = [(finding.domain, finding.start, finding.end)]
    if finding.other:
        places.append((finding.other.domain, finding.other.start, finding.other.end))
    words = [text.one_line(written.get(box, "")[start:end]) for box, start, end in places]
    digest = hashlib.sha256("\n".join(words).encode()).hexdigest()
    return Mark(finding.domain, finding.check, digest)


def sort_out(
    findings: Iterable[Finding], application: Application, dismissed: frozenset[Mark]
) -> Sorted:
    """Return which findings of an application are open and which were dismissed, in their order."""
    written = {**application.statements, **application.fields}
    marked = [(finding, mark_of(finding, written)) for finding in findings]
    return Sorted(
        tuple(one for one in marked if one[1] not in dismissed),
        tuple(one for one in marked if one[1] in dismissed),
    )
