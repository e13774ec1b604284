"""Places of which something was found: their words, what is said of them, where to change them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from cea_helper.application import Application
from cea_helper.checks import SEVERITIES, Finding, Mark, Place, Severity, checks
from cea_helper.schemes import Scheme
from cea_helper.web.presenters import links
from cea_helper.web.presenters.statements import box_of
from cea_helper.web.presenters.tags import Tag

_LONGEST_QUOTE = 170
_END_OF_QUOTE = 40
_ALONE = 60
_AROUND = 50
_BLANKS = re.compile(r"\s+")
_TAGS: dict[Severity, Tag] = {
    "must": {"text": "Must", "colour": "red"},
    "should": {"text": "Should", "colour": "yellow"},
    "could": {"text": "Could", "colour": "grey"},
}
_ORDER = list(SEVERITIES)

Marked = tuple[Finding, Mark]


@dataclass(frozen=True)
class Quote:
    """Words of a text, and what stands round them where they are few."""

    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Spot:
    """A stretch of a text: in which box, its words, and where it is changed."""

    where: str
    href: str
    quote: Quote


@dataclass(frozen=True)
class Remark:
    """What is said of a place, and what is sent to call it fine.

    `first` is where the same point stands first, where it stands twice.
    """

    id: str
    severity: Severity
    tag: Tag
    message: str
    suggestion: str
    why: str
    source_href: str
    source: str
    first: Spot | None
    check: str
    digest: str
    can_be_fine: bool


@dataclass(frozen=True)
class FoundAt:
    """A place and what is said of it; `action` is where to send what the person says to that."""

    spot: Spot
    action: str
    remarks: tuple[Remark, ...]

    @property
    def weight(self) -> int:
        """How little the worst of it weighs: 0 for a must."""
        return min(_ORDER.index(remark.severity) for remark in self.remarks)


def places(
    application_id: int, application: Application, findings: Sequence[Marked]
) -> tuple[FoundAt, ...]:
    """Return the findings gathered by their places, in the order of the form."""
    return tuple(
        FoundAt(
            spot=spot(application_id, application, place),
            action=links.checks(application_id, place.domain),
            remarks=tuple(_remark(application_id, application, *one) for one in group),
        )
        for place, group in groupby(_in_order(findings), key=lambda one: _place_of(one[0]))
    )


def _in_order(findings: Sequence[Marked]) -> Sequence[Marked]:
    boxes = {finding.domain: number for number, (finding, _) in reversed([*enumerate(findings)])}
    return sorted(
        findings,
        key=lambda one: (
            boxes[one[0].domain],
            one[0].start,
            one[0].end,
            _ORDER.index(one[0].severity),
        ),
    )


def _remark(application_id: int, application: Application, finding: Finding, mark: Mark) -> Remark:
    first = finding.other
    return Remark(
        id=f"{mark.box}-{mark.check}-{finding.start}-{finding.end}",
        severity=finding.severity,
        tag=_TAGS[finding.severity],
        message=finding.message,
        suggestion=finding.suggestion,
        why=finding.why,
        source_href=finding.source,
        source=(urlsplit(finding.source).hostname or finding.source).removeprefix("www."),
        first=spot(application_id, application, first) if first else None,
        check=mark.check,
        digest=mark.digest,
        can_be_fine=checks()[mark.check].can_be_fine,
    )


def _place_of(finding: Finding) -> Place:
    return Place(finding.domain, finding.start, finding.end)


def spot(application_id: int, application: Application, place: Place) -> Spot:
    """Return the stretch of a text as it is shown."""
    written = {**application.statements, **application.fields}.get(place.domain, "")
    return Spot(
        where=short_heading(application.scheme, place.domain),
        href=links.words_in_box(application_id, place.domain, place.start, place.end),
        quote=quote(written, place.start, place.end),
    )


def short_heading(scheme: Scheme, box_id: str) -> str:
    """Return what a box is called in a list: "Domain 2", or its title."""
    domain = scheme.domain(box_id)
    return f"Domain {domain.number}" if domain else box_of(scheme, box_id).title


def quote(written: str, start: int, end: int) -> Quote:
    """Return the words from `start` to `end` on one line, the middle of many left out."""
    words = _BLANKS.sub(" ", written[start:end]).strip()
    if len(words) > _LONGEST_QUOTE:
        beginning = words[: _LONGEST_QUOTE - _END_OF_QUOTE]
        return Quote("", f"{beginning} ... {words[-_END_OF_QUOTE:]}", "")
    if not words or len(words) > _ALONE:
        return Quote("", words, "")
    return Quote(_before(written[:start]), words, _after(written[end:]))


def _before(written: str) -> str:
    line = written.rpartition("\n")[2]
    kept = _BLANKS.sub(" ", line[-_AROUND:])
    return kept if len(line) <= _AROUND else f"... {kept.partition(' ')[2]}"


def _after(written: str) -> str:
    line = written.partition("\n")[0]
    kept = _BLANKS.sub(" ", line[:_AROUND])
    return kept if len(line) <= _AROUND else f"{kept.rpartition(' ')[0]} ..."
