"""Comments as pages show them: cards beside a text whose words are marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cea_helper.review import Comment, Placed
from cea_helper.web import filters
from cea_helper.web.presenters.statements import Stretch

_LONGEST_QUOTE = 200
OPEN = {"text": "Open", "colour": "blue"}
ANSWERED = {"text": "Answered", "colour": "aqua-green"}
DONE = {"text": "Done", "colour": "grey"}


@dataclass(frozen=True)
class Answer:
    """One answer to a comment."""

    author: str
    text: str
    written: str


@dataclass(frozen=True)
class Card:
    """One comment. `quote` is empty where it is on the whole box, `note` says what became of it."""

    id: int
    author: str
    written: str
    quote: str
    note: str
    text: str
    tag: dict[str, str]
    is_done: bool
    answers: tuple[Answer, ...]
    href: str = ""
    delete_href: str = ""
    state_href: str = ""
    words_href: str = ""


def card(
    placed: Placed, quote: str, href: str = "", delete_href: str = "", state_href: str = ""
) -> Card:
    """Return the card of a comment, with the words that it is on now and what can be done."""
    comment = placed.comment
    return Card(
        id=comment.id,
        author=comment.author,
        written=filters.moment(comment.created_at),
        quote=_short(quote),
        note="These words are no longer in your text." if placed.is_gone else "",
        text=comment.text,
        tag=_tag(comment),
        is_done=comment.state == "done",
        answers=tuple(
            Answer(one.author, one.text, filters.moment(one.written_at)) for one in comment.replies
        ),
        href=href,
        delete_href=delete_href,
        state_href=state_href,
    )


def quote_of(placed: Placed, text: str) -> str:
    """Return the words that a comment is on in the text of now, or those that it was on."""
    if placed.start is None:
        return placed.comment.anchor.quote
    return text[placed.start : placed.end]


def marked(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Stretch, ...]:
    """Return the text in stretches, marked where any of these is."""
    told: list[Stretch] = []
    at = 0
    for start, end in _together(sorted(spans)):
        told += [Stretch(text[at:start], False), Stretch(text[start:end], True)]
        at = end
    return tuple(one for one in [*told, Stretch(text[at:], False)] if one.words)


def spans_of(placed: Iterable[Placed]) -> list[tuple[int, int]]:
    """Return where the comments stand that have a place."""
    return [(one.start, one.end) for one in placed if one.start is not None and one.end is not None]


def as_read(comment: Comment) -> Placed:
    """Return the comment on the words on which it was made."""
    return Placed(comment, comment.anchor.start, comment.anchor.end)


def _together(spans: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Yield the spans with those that overlap or touch as one."""
    last: tuple[int, int] | None = None
    for start, end in spans:
        if last and start <= last[1]:
            last = last[0], max(last[1], end)
            continue
        if last:
            yield last
        last = start, end
    if last:
        yield last


def _tag(comment: Comment) -> dict[str, str]:
    if comment.state == "done":
        return DONE
    return ANSWERED if comment.replies else OPEN


def _short(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= _LONGEST_QUOTE else f"{line[: _LONGEST_QUOTE - 4]} ..."
