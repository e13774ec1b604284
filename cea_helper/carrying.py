"""What an application becomes in another round: where each text goes, and what has no place there.

Nothing here changes the application. Every text goes whole to one box or stays where it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

from cea_helper import counting
from cea_helper.application import Application, Claim
from cea_helper.schemes import Box, Domain, Field, Scheme

# Texts that come together stand apart as paragraphs do. No line says where each came from: it would
# count against the limit, and somebody would send it with the form.
BETWEEN = "\n\n"

# Words of titles that do not say what a box is about.
_LITTLE = frozenset(("and", "of", "the", "in", "for", "to", "or", "your", "form", "other"))

# To which box of the new round each text goes, by the box that it stands in; None: it stays behind.
Mapped = Mapping[str, str | None]


@dataclass(frozen=True)
class Piece:
    """The text of one box of the old form."""

    box: Box
    text: str


@dataclass(frozen=True)
class FilledBox:
    """A box of the new form with the old texts that come into it, in their old order."""

    box: Box
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """All the pieces, untouched, with a blank line between two."""
        return BETWEEN.join(piece.text for piece in self.pieces)

    @property
    def count(self) -> int:
        """How long the text is under the rule of the new box."""
        return counting.length(self.text, self.box.limit.counting_rule)

    @property
    def is_too_long(self) -> bool:
        """Whether the text does not fit; where the limit is not known, every text does."""
        maximum = self.box.limit.maximum
        return maximum is not None and self.count > maximum


@dataclass(frozen=True)
class Proposal:
    """The application as it would be in the new round.

    `boxes` are those of the new form in its order, `stays` the texts that come into none of them.
    `placed` names the domain chosen for an item where the new round has it too; the items of
    `follows_areas` had another, and stand where their areas say.
    """

    target: Scheme
    boxes: tuple[FilledBox, ...]
    stays: tuple[Piece, ...]
    claims: tuple[Claim, ...]
    placed: Mapping[str, str]
    follows_areas: tuple[str, ...]

    @property
    def texts(self) -> dict[str, str]:
        """The text of each box of the new form that has one."""
        return {filled.box.id: filled.text for filled in self.boxes if filled.pieces}


def usual_mapping(application: Application, target: Scheme) -> dict[str, str | None]:
    """Return where each text goes if nobody says otherwise.

    To the box of the same name where there is one. Else a domain's text goes to the domain that
    draws on most of its areas, the one with the lowest number if several do. The text of another
    box goes to one that is called alike, or where the domain of its own form goes that is called
    alike: a form that continues a domain goes with it.
    """
    old = application.scheme
    return {piece.box.id: _usual_place(piece.box, old, target) for piece in pieces(application)}


def propose(application: Application, target: Scheme, mapped: Mapped) -> Proposal:
    """Return what the application becomes in the round if each text goes where `mapped` says.

    A text that `mapped` does not name stays behind, as does one for a box that is not there.
    """
    boxes = target.boxes_in_order()
    known = {box.id for box in boxes}
    written = tuple(pieces(application))
    filled = tuple(
        FilledBox(box, tuple(piece for piece in written if mapped.get(piece.box.id) == box.id))
        for box in boxes
    )
    chosen = {item.id: item.domain for item in application.evidence if item.domain is not None}
    return Proposal(
        target=target,
        boxes=filled,
        stays=tuple(piece for piece in written if mapped.get(piece.box.id) not in known),
        claims=_moved(application.claims, filled),
        placed={one: domain for one, domain in chosen.items() if target.domain(domain)},
        follows_areas=tuple(one for one, domain in chosen.items() if not target.domain(domain)),
    )


def pieces(application: Application) -> Iterator[Piece]:
    """Yield every text of the application, in the order of its form."""
    texts = {**application.fields, **application.statements}
    for box in application.scheme.boxes_in_order():
        if texts.get(box.id):
            yield Piece(box, texts[box.id])


def _usual_place(box: Box, old: Scheme, target: Scheme) -> str | None:
    same = target.box(box.id)
    if same is not None and type(same) is type(box):
        return same.id
    if isinstance(box, Domain):
        return _by_areas(box, target)
    if alike := _called_alike(box, target.boxes_in_order()):
        return alike.id
    continued = _called_alike(box, old.domains)
    return _usual_place(continued, old, target) if continued else None


def _called_alike(box: Box, others: Iterable[Box]) -> Box | None:
    """Return the box whose title has all the words of this one's, or the other way round."""
    words = _words(box.title)
    alike = {
        other: len(shared)
        for other in others
        if not (isinstance(other, Field) and other.filled_in_by_others)
        if (shared := words & _words(other.title)) in (words, _words(other.title)) and shared
    }
    return max(alike, key=lambda other: alike[other], default=None)


def _words(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w{2,}", title.lower())) - _LITTLE


def _by_areas(box: Domain, target: Scheme) -> str | None:
    shared = {domain.id: len({*box.areas} & {*domain.areas}) for domain in target.domains}
    drawing = [domain for domain in target.domains if shared[domain.id]]
    best = min(drawing, key=lambda domain: (-shared[domain.id], domain.number), default=None)
    return best.id if best else None


def _moved(claims: tuple[Claim, ...], boxes: tuple[FilledBox, ...]) -> tuple[Claim, ...]:
    """Return the claims of the texts that come into a domain, each over the same words as before.

    Only the statement of a domain can rest on evidence.
    """
    moves = {
        piece.box.id: (filled.box.id, start)
        for filled in boxes
        if isinstance(filled.box, Domain)
        for piece, start in zip(filled.pieces, _starts(filled.pieces), strict=True)
    }
    return tuple(_shifted(claim, *moves[claim.domain]) for claim in claims if claim.domain in moves)


def _shifted(claim: Claim, domain: str, by: int) -> Claim:
    return replace(claim, domain=domain, start=claim.start + by, end=claim.end + by)


def _starts(pieces: tuple[Piece, ...]) -> list[int]:
    """Return where each piece begins in the text of them all."""
    lengths = [len(piece.text) + len(BETWEEN) for piece in pieces]
    return list(accumulate(lengths, initial=0))[: len(pieces)]
