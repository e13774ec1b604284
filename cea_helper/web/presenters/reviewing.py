"""A shared draft as its reviewer reads it and comments on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cea_helper import comparing
from cea_helper.checks.reading import Statement
from cea_helper.dates import day_in_words
from cea_helper.evidence import EvidenceItem
from cea_helper.schemes import Box, Domain
from cea_helper.web import filters
from cea_helper.web.presenters import review_links
from cea_helper.web.presenters.applications import length_of
from cea_helper.web.presenters.evidence_item import details
from cea_helper.web.presenters.remarks import Card, as_read, card, marked, spans_of
from cea_helper.web.presenters.statements import Stretch, heading
from cea_helper.web.presenters.tags import Tag, domain_tag
from cea_helper.workspace.reviewing import Draft


@dataclass(frozen=True)
class SharedFile:
    """A file that is proof."""

    name: str
    href: str


@dataclass(frozen=True)
class SharedItem:
    """One item of evidence."""

    title: str
    details: tuple[tuple[str, str], ...]
    files: tuple[SharedFile, ...]


@dataclass(frozen=True)
class PaperBox:
    """One text on paper, with what was said about it so far."""

    id: str
    title: str
    length: str
    stretches: tuple[Stretch, ...]
    tag: Tag | None
    reasons: tuple[str, ...]
    mark: str
    count: str
    is_changed: bool
    href: str


@dataclass(frozen=True)
class Paper:
    """A whole draft as on paper."""

    scheme: str
    name: str
    until: str
    shared: str
    note: str
    is_sent: bool
    boxes: tuple[PaperBox, ...]
    items: tuple[SharedItem, ...]
    written: str
    send_href: str
    conflicts_href: str
    word_href: str
    shows_texts: bool


@dataclass(frozen=True)
class BoxReview:
    """One text and its comments."""

    scheme: str
    name: str
    heading: str
    back: str
    length: str
    text: str
    stretches: tuple[Stretch, ...]
    changes: tuple[comparing.Stretch, ...]
    tag: Tag | None
    reasons: tuple[str, ...]
    own: tuple[Card, ...]
    others: tuple[Card, ...]
    is_domain: bool
    is_sent: bool
    mark: str
    autosave_href: str
    mark_href: str
    previous: tuple[str, str] | None
    following: tuple[str, str] | None


def paper(draft: Draft) -> Paper:
    """Return the whole draft."""
    share = draft.share
    own = draft.own_comments()
    unsent = sum(1 for one in own if one.sent_at is None)
    return Paper(
        scheme=draft.scheme.title,
        name=share.owner_name,
        until=day_in_words(share.ends_on),
        shared=filters.moment(share.shared_at),
        note=share.note,
        is_sent=draft.is_sent,
        boxes=tuple(_paper_box(draft, box) for box in _boxes(draft)),
        items=tuple(_item(share.id, one) for one in draft.frozen.evidence),
        written=filters.plural(unsent, "comment"),
        send_href=review_links.send_review(share.id),
        conflicts_href=review_links.conflicts(share.id),
        word_href=review_links.review_word(share.id),
        shows_texts="statements" in share.shows,
    )


def _boxes(draft: Draft) -> list[Box]:
    """Return the boxes that have something to read or to judge: each domain, and what is filled."""
    return [
        box
        for box in draft.scheme.boxes_in_order()
        if isinstance(box, Domain) or box.id in draft.frozen.texts
    ]


def _paper_box(draft: Draft, box: Box) -> PaperBox:
    version = draft.text_of(box.id)
    here = draft.own_comments(box.id)
    tag, reasons = _strength(draft, box)
    spans = spans_of(as_read(one) for one in here if one.anchor.version == version.version)
    return PaperBox(
        id=box.id,
        title=heading(box),
        length=length_of(box, version.text) if version.text else "",
        stretches=marked(version.text, spans),
        tag=tag,
        reasons=reasons,
        mark=_mark(draft, box),
        count=filters.plural(len(here), "comment") if here else "",
        is_changed=_was(draft, box) is not None,
        href=review_links.review_box(draft.share.id, box.id),
    )


def _was(draft: Draft, box: Box) -> str | None:
    """Return how the text was in the draft before, where it was another."""
    if draft.share.draft == 1:
        return None
    before = draft.frozen.before.get(box.id)
    was = before.text if before else ""
    return None if was == draft.text_of(box.id).text else was


def _changes(draft: Draft, box: Box) -> tuple[comparing.Stretch, ...]:
    """Return the text of the draft before and that of now as one; nothing where they are equal."""
    was = _was(draft, box)
    return () if was is None else comparing.compare(was, draft.text_of(box.id).text)


def _strength(draft: Draft, box: Box) -> tuple[Tag | None, tuple[str, ...]]:
    found = next((one for one in draft.frozen.strength if one.domain == box.id), None)
    return (domain_tag(found.strength), found.reasons) if found else (None, ())


def _mark(draft: Draft, box: Box) -> str:
    mark = draft.frozen.marks.get(box.id)
    step = next((one for one in draft.scheme.scale if one.mark == mark), None)
    return f"{step.label} ({step.mark})" if step else ""


def _item(share_id: int, item: EvidenceItem) -> SharedItem:
    files = tuple(
        SharedFile(proof.value, review_links.review_file(share_id, item.id, proof.file))
        for proof in item.proof
        if proof.file is not None
    )
    return SharedItem(item.title, details(item), files)


def box_review(draft: Draft, box: Box) -> BoxReview:
    """Return the page of one text, with what its reviewer wrote and what others sent."""
    version = draft.text_of(box.id)
    seen = [one for one in draft.comments if one.anchor.box == box.id]
    own = draft.own_comments(box.id)
    tag, reasons = _strength(draft, box)
    in_order = _boxes(draft)
    at = next((n for n, one in enumerate(in_order) if one.id == box.id), 0)
    spans = spans_of(as_read(one) for one in seen if one.anchor.version == version.version)
    return BoxReview(
        scheme=draft.scheme.title,
        name=draft.share.owner_name,
        heading=heading(box),
        back=review_links.review(draft.share.id),
        length=length_of(box, version.text) if version.text else "",
        text=version.text,
        stretches=marked(version.text, spans),
        changes=_changes(draft, box),
        tag=tag,
        reasons=reasons,
        own=tuple(_own_card(draft, one.id, card(as_read(one), one.anchor.quote)) for one in own),
        others=tuple(card(as_read(one), one.anchor.quote) for one in seen if one not in own),
        is_domain=isinstance(box, Domain),
        is_sent=draft.is_sent,
        mark=_mark(draft, box),
        autosave_href=review_links.review_autosave(draft.share.id, box.id),
        mark_href=review_links.review_mark(draft.share.id, box.id),
        previous=_step(draft, in_order, at - 1),
        following=_step(draft, in_order, at + 1),
    )


def _own_card(draft: Draft, comment_id: int, told: Card) -> Card:
    """Return the card with where the comment is changed and deleted, until it is sent."""
    comment = next(one for one in draft.comments if one.id == comment_id)
    if comment.sent_at is not None or draft.is_sent:
        return told
    return replace(
        told,
        href=review_links.own_comment(draft.share.id, comment_id),
        delete_href=review_links.delete_own_comment(draft.share.id, comment_id),
    )


def _step(draft: Draft, in_order: list[Box], at: int) -> tuple[str, str] | None:
    """Return the name of the text at this place and its address; None past either end."""
    if not 0 <= at < len(in_order):
        return None
    box = in_order[at]
    return heading(box), review_links.review_box(draft.share.id, box.id)


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a text stand."""
    return [(one.start, one.end) for one in Statement("", text).sentences]


def whole(box: Box) -> str:
    """Return what a comment on all of a text is about, in words."""
    return "The whole domain" if isinstance(box, Domain) else "The whole text"
