"""The comments on a person's own texts, all of them or beside one text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cea_helper.application import Application, BoxVersion
from cea_helper.review import Placed
from cea_helper.schemes import Box, Scheme
from cea_helper.web import filters
from cea_helper.web.presenters import links, review_links
from cea_helper.web.presenters.remarks import Card, card, marked, quote_of, spans_of
from cea_helper.web.presenters.statements import Stretch, heading


@dataclass(frozen=True)
class BoxComments:
    """The comments on one text, those that are done apart."""

    title: str
    href: str
    open: tuple[Card, ...]
    done: tuple[Card, ...]


@dataclass(frozen=True)
class CommentsPage:
    """All comments on an application."""

    scheme: str
    back: str
    shares_href: str
    told: str
    boxes: tuple[BoxComments, ...]


@dataclass(frozen=True)
class BesidePage:
    """A text as it was last saved, with the words marked that open comments are on."""

    scheme: str
    heading: str
    write_href: str
    all_href: str
    stretches: tuple[Stretch, ...]
    comments: BoxComments


@dataclass(frozen=True)
class BesideWriting:
    """The open comments beside a text while it is written."""

    told: str
    href: str
    cards: tuple[Card, ...]


def comments_page(
    application_id: int, application: Application, placed: Sequence[Placed]
) -> CommentsPage:
    """Return the page of all comments, in the order of the form."""
    scheme = application.scheme
    texts = {**application.statements, **application.fields}
    opened = sum(1 for one in placed if one.comment.state == "open")
    grouped = [
        (box, [one for one in placed if one.comment.anchor.box == box.id])
        for box in scheme.boxes_in_order()
    ]
    return CommentsPage(
        scheme=scheme.title,
        back=links.application(application_id),
        shares_href=review_links.shares(application_id),
        told=_told(opened, len(placed)),
        boxes=tuple(
            _of_box(application_id, box, those, texts.get(box.id, ""))
            for box, those in grouped
            if those
        ),
    )


def beside_page(
    application_id: int, scheme: Scheme, box: Box, newest: BoxVersion, placed: Sequence[Placed]
) -> BesidePage:
    """Return the page of the comments beside one text."""
    opened = [one for one in placed if one.comment.state == "open"]
    return BesidePage(
        scheme=scheme.title,
        heading=heading(box),
        write_href=links.box(application_id, box.id),
        all_href=review_links.comments(application_id),
        stretches=marked(newest.text, spans_of(opened)),
        comments=_of_box(application_id, box, placed, newest.text),
    )


def one_card(application_id: int, placed: Placed, text: str) -> Card:
    """Return a comment on its words in this text, and what its applicant can do with it."""
    told = card(
        placed,
        quote_of(placed, text),
        href=review_links.comment(application_id, placed.comment.id),
        state_href=review_links.comment_state(application_id, placed.comment.id),
    )
    if placed.start is None or placed.end is None:
        return told
    words = links.words_in_box(application_id, placed.comment.anchor.box, placed.start, placed.end)
    return replace(told, words_href=words)


def beside_writing(
    application_id: int, box_id: str, placed: Sequence[Placed], text: str
) -> BesideWriting:
    """Return the open comments on a text that is being written, and how many there are."""
    cards = tuple(
        one_card(application_id, one, text) for one in placed if one.comment.state == "open"
    )
    told = filters.plural(len(cards), "open comment") if cards else ""
    return BesideWriting(told, review_links.comments(application_id, box_id), cards)


def _of_box(application_id: int, box: Box, placed: Sequence[Placed], text: str) -> BoxComments:
    told = [one_card(application_id, one, text) for one in placed]
    return BoxComments(
        title=heading(box),
        href=review_links.comments(application_id, box.id),
        open=tuple(one for one in told if not one.is_done),
        done=tuple(one for one in told if one.is_done),
    )


def _told(opened: int, number: int) -> str:
    if not number:
        return "Nobody has commented yet."
    of_all = filters.plural(number, "comment")
    return f"{filters.number(opened)} of {of_all} {'is' if opened == 1 else 'are'} open."
