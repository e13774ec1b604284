"""With whom an application is shared, as its applicant sees it."""

from __future__ import annotations

from dataclasses import dataclass

from cea_helper.dates import day_in_words
from cea_helper.review import Part, Standing
from cea_helper.schemes import Scheme
from cea_helper.web import filters
from cea_helper.web.presenters import links, review_links
from cea_helper.web.presenters.applications import Task
from cea_helper.web.presenters.statements import heading
from cea_helper.workspace.sharing import Changed, Sharing

_TAGS: dict[Standing, dict[str, str]] = {
    "asked": {"text": "Not opened yet", "colour": "blue"},
    "reading": {"text": "Being read", "colour": "aqua-green"},
    "sent": {"text": "Review sent", "colour": "green"},
    "over": {"text": "Time is up", "colour": "grey"},
    "taken_back": {"text": "Taken back", "colour": "grey"},
    "closed": {"text": "Closed", "colour": "grey"},
    "conflicted": {"text": "Cannot review", "colour": "orange"},
}
_SHOWN: dict[Part, str] = {
    "statements": "statements",
    "evidence": "evidence",
    "proof": "proof",
    "strength": "strength",
}


@dataclass(frozen=True)
class ChangedText:
    """A text that is another now; `href` leads to the comparison, where there is one."""

    title: str
    href: str


@dataclass(frozen=True)
class SharedWith:
    """One colleague with whom the application is or was shared."""

    id: int
    name: str
    email: str
    tag: dict[str, str]
    facts: tuple[tuple[str, str], ...]
    told: str
    changed: tuple[ChangedText, ...]
    advice: tuple[tuple[str, str], ...]
    again_href: str
    take_back_href: str
    close_href: str


@dataclass(frozen=True)
class SharesPage:
    """All of them."""

    scheme: str
    back: str
    share_href: str
    comments_href: str
    shared: tuple[SharedWith, ...]


def review_tasks(application_id: int, opened: int) -> tuple[Task, ...]:
    """Return what an applicant can do to have a draft read; so many comments are open."""
    share = {"heading": "Share with a colleague", "href": review_links.shares(application_id)}
    waiting = {"tag": {"text": f"{filters.number(opened)} open", "colour": "blue"}}
    read = {"heading": "Comments on your draft", "href": review_links.comments(application_id)}
    return share, ({**read, "status": waiting} if opened else read)


def shares_page(application_id: int, scheme: Scheme, shared: tuple[Sharing, ...]) -> SharesPage:
    """Return the page of an application that is shared with these."""
    return SharesPage(
        scheme=scheme.title,
        back=links.application(application_id),
        share_href=review_links.share(application_id),
        comments_href=review_links.comments(application_id),
        shared=tuple(_shared_with(application_id, scheme, one) for one in shared),
    )


def _shared_with(application_id: int, scheme: Scheme, sharing: Sharing) -> SharedWith:
    share = sharing.share
    ids = application_id, share.id
    can_share = sharing.standing != "conflicted"
    return SharedWith(
        id=share.id,
        name=share.reviewer_name,
        email=share.reviewer_email,
        tag=_TAGS[sharing.standing],
        facts=_facts(sharing),
        told=_told(sharing),
        changed=tuple(changed_text(application_id, scheme, one) for one in sharing.changed),
        advice=_advice(scheme, sharing),
        again_href=review_links.of_share("share_again", *ids) if can_share else "",
        take_back_href=review_links.of_share("take_back", *ids) if sharing.is_live else "",
        close_href=review_links.of_share("close_share", *ids) if sharing.is_live else "",
    )


def _facts(sharing: Sharing) -> tuple[tuple[str, str], ...]:
    share = sharing.share
    again = f", for the {_nth(share.draft)} time" if share.draft > 1 else ""
    told = [
        ("Shared", f"{filters.moment(share.shared_at)}{again}"),
        ("Last day", day_in_words(share.ends_on)),
        ("They see", ", ".join(_SHOWN[part] for part in share.shows)),
    ]
    if share.note:
        told.append(("Your note", share.note))
    if sharing.conflicts:
        told.append(("They declared", "\n".join(sharing.conflicts)))
    return tuple(told)


def _told(sharing: Sharing) -> str:
    share = sharing.share
    if sharing.standing == "conflicted":
        return "They have a conflict of interest and can no longer see the draft."
    if share.sent_at is None:
        return ""
    return f"Their review came on {filters.moment(share.sent_at)}."


def changed_text(application_id: int, scheme: Scheme, changed: Changed) -> ChangedText:
    """Return the name of the text, and where its two versions are compared."""
    box = scheme.box(changed.box)
    title = heading(box) if box else changed.box
    old, new = changed.then.version, changed.now.version
    href = (
        links.comparison(application_id, changed.box, old, new)
        if old
        else links.box(application_id, changed.box)
    )
    return ChangedText(title, href)


def _advice(scheme: Scheme, sharing: Sharing) -> tuple[tuple[str, str], ...]:
    """Return each domain with where the reviewer sees it."""
    steps = {step.mark: f"{step.label} ({step.mark})" for step in scheme.scale}
    marks = {domain: sharing.marks.get(domain.id) for domain in scheme.domains}
    return tuple((heading(domain), steps[mark]) for domain, mark in marks.items() if mark in steps)


def _nth(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"
