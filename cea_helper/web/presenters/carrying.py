"""What the pages print on which an application is taken into another round."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cea_helper import counting
from cea_helper.application import Application
from cea_helper.carrying import FilledBox, Piece, Proposal
from cea_helper.schemes import Limit, Scheme
from cea_helper.web import filters
from cea_helper.web.forms.carrying import goes_field
from cea_helper.web.presenters import links, rounds
from cea_helper.web.presenters.statements import heading
from cea_helper.web.presenters.tags import Tag
from cea_helper.workspace.corrections import KeptText


@dataclass(frozen=True)
class RoundChoice:
    """A round that an application can be taken into."""

    title: str
    href: str
    state: str


@dataclass(frozen=True)
class OldText:
    """A text of the old application, and the name of the field that says where it goes."""

    field: str
    summary: str
    text: str


@dataclass(frozen=True)
class NewBox:
    """A box of the new form, what comes into it, and by how much that is too long."""

    heading: str
    length: str
    over: Tag | None
    texts: tuple[OldText, ...]


@dataclass(frozen=True)
class CarryPage:
    """Where each text goes, if the old application has any."""

    old: str
    new: str
    has_texts: bool
    boxes: tuple[NewBox, ...]
    stays: tuple[OldText, ...]
    kept: tuple[str, ...]
    too_long: str
    evidence: str


def round_choices(
    application_id: int, own: Scheme, known: Iterable[Scheme], now: datetime
) -> tuple[RoundChoice, ...]:
    """Return the other rounds that one can apply in."""
    return tuple(
        RoundChoice(
            title=scheme.title,
            href=links.carry(application_id, scheme.id),
            state=rounds.round_state(scheme, now),
        )
        for scheme in known
        if scheme.takes_applications and scheme.id != own.id
    )


def carry_page(
    application: Application, proposal: Proposal, kept: tuple[KeptText, ...]
) -> CarryPage:
    """Return the page of a proposal; `kept` are texts that the old form no longer has."""
    over = sum(filled.is_too_long for filled in proposal.boxes)
    return CarryPage(
        old=application.scheme.title,
        new=proposal.target.title,
        has_texts=bool(proposal.texts or proposal.stays),
        boxes=tuple(_new_box(filled) for filled in proposal.boxes),
        stays=tuple(_old_text(piece, piece.box.limit) for piece in proposal.stays),
        kept=tuple(text.title for text in kept),
        too_long=_too_long(over),
        evidence=_evidence(len(proposal.follows_areas)),
    )


def _new_box(filled: FilledBox) -> NewBox:
    limit = filled.box.limit
    return NewBox(
        heading=heading(filled.box),
        length=_length(filled.count, limit) if filled.pieces else "Starts empty",
        over=_over(filled.count, limit),
        texts=tuple(_old_text(piece, limit) for piece in filled.pieces),
    )


def _length(count: int, limit: Limit) -> str:
    # By how much it is too long stands in the tag beside it.
    against, _, _ = counting.in_words(count, limit.counting_rule, limit.maximum).partition(":")
    return against


def _over(count: int, limit: Limit) -> Tag | None:
    if limit.maximum is None or count <= limit.maximum:
        return None
    unit = counting.unit(limit.counting_rule)
    words = filters.plural(count - limit.maximum, unit.removesuffix("s"))
    return {"text": f"{words} over", "colour": "orange"}


def _old_text(piece: Piece, limit: Limit) -> OldText:
    count = counting.length(piece.text, limit.counting_rule)
    return OldText(
        field=goes_field(piece.box.id),
        summary=f"Read it ({counting.in_words(count, limit.counting_rule, None)})",
        text=piece.text,
    )


def _too_long(count: int) -> str:
    if not count:
        return ""
    texts = "1 text is" if count == 1 else f"{filters.number(count)} texts are"
    return f"{texts} too long for the new form. Nothing is cut: you can shorten it later."


def _evidence(moved: int) -> str:
    usual = "Your evidence comes along by its areas."
    if not moved:
        return usual
    items = filters.plural(moved, "item")
    stand = "follows its" if moved == 1 else "follow their"
    return (
        f"{usual} {items} for which you chose a domain that the new round does not have {stand} "
        "areas again."
    )
