"""What was found in the texts of an application, place by place: on its page, or beside a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cea_helper.application import Application
from cea_helper.checks import SEVERITIES, Severity, unsupported_claims, unused_evidence
from cea_helper.strength import StrengthReport
from cea_helper.web import filters
from cea_helper.web.presenters import links
from cea_helper.web.presenters.applications import Task
from cea_helper.web.presenters.checks_places import (
    FoundAt,
    Marked,
    Spot,
    places,
    short_heading,
    spot,
)
from cea_helper.web.presenters.statements import box_of, heading
from cea_helper.workspace.checks import Checked

_SHOWN = 8
_SHOWN_BESIDE = 3
_SHOW = "Show in the text"
_COULD = list(SEVERITIES).index("could")
_TO_DO: dict[Severity, str] = {
    "must": "must be put right",
    "should": "should be looked at again",
    "could": "could make a good text better",
}


@dataclass(frozen=True)
class Part:
    """The places of which something of one severity is said."""

    name: str
    told: str
    is_folded: bool
    shown: tuple[FoundAt, ...]
    folded: tuple[FoundAt, ...]


@dataclass(frozen=True)
class Unused:
    """A strong item of which no sentence speaks, and where to write of it."""

    title: str
    href: str
    domain: str
    statement_href: str


@dataclass(frozen=True)
class ChecksPage:
    """What the page of the checks shows, of a whole application or of one box."""

    caption: str
    back: tuple[str, str]
    sent_from: str
    summary: str
    parts: tuple[Part, ...]
    dismissed: tuple[FoundAt, ...]
    unsupported: tuple[Spot, ...]
    unused: tuple[Unused, ...]


@dataclass(frozen=True)
class ChecksBeside:
    """What was found in a text, beside it: the first few places, the others, and what is fine."""

    sent_from: str
    summary: str
    shown: tuple[FoundAt, ...]
    folded: tuple[FoundAt, ...]
    more: str
    dismissed: tuple[FoundAt, ...]


def checks_page(
    application_id: int, checked: Checked, report: StrengthReport, box_id: str = ""
) -> ChecksPage:
    """Return the page, of one box where it is named."""
    application = checked.application
    to_text = (links.box(application_id, box_id), "Back to the text")
    to_all = (links.application(application_id), "Back to the application")
    title = heading(box_of(application.scheme, box_id)) if box_id else application.scheme.title
    return ChecksPage(
        caption=title,
        back=to_text if box_id else to_all,
        sent_from="box" if box_id else "all",
        summary=_summary(checked.findings.open),
        parts=tuple(_parts(application_id, application, checked.findings.open)),
        dismissed=places(application_id, application, checked.findings.dismissed),
        unsupported=tuple(
            spot(application_id, application, place)
            for place in unsupported_claims(application)
            if box_id in ("", place.domain)
        ),
        unused=tuple(_unused(application_id, application, report, box_id)),
    )


def checks_beside(application_id: int, checked: Checked) -> ChecksBeside:
    """Return what stands beside the text of a box: what weighs most first."""
    found = _here(application_id, checked.application, checked.findings.open)
    ordered = sorted(found, key=lambda one: one.weight)
    # What only could be better is never in the way.
    weighty = [one for one in ordered if one.weight < _COULD]
    first = len(weighty[:_SHOWN_BESIDE])
    return ChecksBeside(
        sent_from="beside",
        summary=in_short(_count(checked.findings.open)),
        shown=tuple(ordered[:first]),
        folded=tuple(ordered[first:]),
        more=_more(ordered[first:], is_weighty=len(weighty) > first),
        dismissed=_here(application_id, checked.application, checked.findings.dismissed),
    )


def _here(
    application_id: int, application: Application, findings: Sequence[Marked]
) -> tuple[FoundAt, ...]:
    found = places(application_id, application, findings)
    return tuple(replace(one, spot=replace(one.spot, where=_SHOW)) for one in found)


def check_task(application_id: int, counts: Mapping[Severity, int]) -> Task:
    """Return the line of the task list that leads to the checks."""
    return {
        "heading": "Check the text",
        "href": links.checks(application_id),
        "status": {"text": in_short(counts) or "Nothing to look at again"},
    }


def in_short(counts: Mapping[Severity, int]) -> str:
    """Return how many findings there are: "3 must, 5 should"; "" for none."""
    told = {one: f"{counts[one]} {one}" for one in SEVERITIES if counts.get(one)}
    weighty = [words for one, words in told.items() if one != "could"]
    return ", ".join(weighty) or told.get("could", "")


def _count(findings: Sequence[Marked]) -> Mapping[Severity, int]:
    return Counter(finding.severity for finding, _ in findings)


def _more(rest: Sequence[FoundAt], is_weighty: bool) -> str:
    count = filters.plural(len(rest), "place")
    return f"{count} more" if is_weighty else f"{count} that could be better"


def _summary(findings: Sequence[Marked]) -> str:
    counts = _count(findings)
    told = [f"{filters.number(counts[one])} {_TO_DO[one]}" for one in SEVERITIES if counts.get(one)]
    if not told:
        return ""
    sentence = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
    return f"{sentence}."


def _parts(
    application_id: int, application: Application, findings: Sequence[Marked]
) -> Iterator[Part]:
    for severity in SEVERITIES:
        here = [one for one in findings if one[0].severity == severity]
        if here:
            found = places(application_id, application, here)
            yield Part(
                name=severity,
                told=f"{filters.number(len(here))} {_TO_DO[severity]}",
                is_folded=severity == "could",
                shown=found[:_SHOWN],
                folded=found[_SHOWN:],
            )


def _unused(
    application_id: int, application: Application, report: StrengthReport, box_id: str
) -> Iterator[Unused]:
    for domain_id, item in unused_evidence(application, report):
        if box_id in ("", domain_id):
            yield Unused(
                title=item.title,
                href=links.evidence_item(item.id),
                domain=short_heading(application.scheme, domain_id),
                statement_href=links.box(application_id, domain_id),
            )
