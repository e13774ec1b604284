"""What the pages show from which boxes are copied to the portal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cea_helper import comparing, counting
from cea_helper.application import Application
from cea_helper.comparing import Stretch
from cea_helper.drafting.portal import as_taken, digest, unusual
from cea_helper.schemes import Box, Domain, Portal
from cea_helper.web import filters
from cea_helper.web.presenters import links
from cea_helper.web.presenters.statements import heading

# More signs than this need no list: the text is written in another script.
_MOST_SIGNS = 12
_ONE_ROW = 140
_FEW_ROWS, _MANY_ROWS = 2, 8
_PLAIN_WAY = {
    "hyphens": 'lists begin with "- "',
    "plain": "quotes, dashes and blanks are plain",
    "blanks": "line ends are blanks",
}


@dataclass(frozen=True)
class Copied:
    """One box as it is copied; `state` says whether the person has ticked it."""

    id: str
    heading: str
    text: str
    rows: int
    length: str
    is_too_long: bool
    signs: str
    digest: str
    state: Literal["open", "done", "stale"]
    edit_href: str
    tick_href: str
    check_href: str


@dataclass(frozen=True)
class PortalPage:
    """Every box that has a text, in the order of the form."""

    told: str
    way: str
    is_confirmed: bool
    guide: str
    boxes: tuple[Copied, ...]


def portal_page(
    application_id: int, application: Application, ticks: Mapping[str, str]
) -> PortalPage:
    """Return the page of all boxes; `ticks` has the digest of each that was ticked."""
    scheme = application.scheme
    texts = {**application.statements, **application.fields}
    boxes = tuple(
        copied(application_id, box, as_taken(texts[box.id], scheme.portal), ticks.get(box.id, ""))
        for box in scheme.boxes_in_order()
        if texts.get(box.id)
    )
    done = sum(1 for box in boxes if box.state == "done")
    return PortalPage(
        told=f"{filters.number(done)} of {filters.plural(len(boxes), 'box', 'boxes')} copied.",
        way=_way(scheme.portal),
        is_confirmed=not scheme.portal.fact.needs_checking,
        guide=scheme.guide_url,
        boxes=boxes,
    )


def copied(application_id: int, box: Box, taken: str, ticked: str) -> Copied:
    """Return one box with its text as the portal takes it."""
    rule, maximum = box.limit.counting_rule, box.limit.maximum
    count = counting.length(taken, rule)
    mark = digest(taken)
    return Copied(
        id=box.id,
        heading=heading(box) if isinstance(box, Domain) else box.title,
        text=taken,
        rows=_MANY_ROWS if len(taken) > _ONE_ROW else _FEW_ROWS,
        length=counting.in_words(count, rule, maximum),
        is_too_long=maximum is not None and count > maximum,
        signs=_signs(taken),
        digest=mark,
        state="open" if not ticked else "done" if ticked == mark else "stale",
        edit_href=links.box(application_id, box.id),
        tick_href=links.portal_tick(application_id, box.id),
        check_href=links.portal_check(application_id, box.id),
    )


def _signs(taken: str) -> str:
    signs = unusual(taken)
    if not signs:
        return ""
    shown = " ".join(signs[:_MOST_SIGNS])
    return shown if len(signs) <= _MOST_SIGNS else f"{shown} and others"


def _way(portal: Portal) -> str:
    told = [_PLAIN_WAY[one] for one in (portal.bullets, portal.signs) if one != "kept"]
    told += [_PLAIN_WAY["blanks"]] if portal.line_ends == "blanks" else []
    if not told:
        return "It is copied as you wrote it."
    return f"It is copied as plain text: {', and '.join(told)}."


def differences(taken: str, pasted: str) -> tuple[Stretch, ...]:
    """Return how what the portal shows differs from what was copied; none where they are equal.

    Blanks and line ends at either end are no difference.
    """
    ours, theirs = taken.strip(), pasted.strip()
    return () if ours == theirs else comparing.compare(ours, theirs)
