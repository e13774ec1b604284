"""The schemes as an administrator finds them: whose each round is, and who changed it last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for

from cea_helper.schemes import Scheme
from cea_helper.storage.schemes import Revision
from cea_helper.web import filters
from cea_helper.web.presenters.rounds import round_state
from cea_helper.workspace.scheme_history import RoundChange, ToldRevision
from cea_helper.workspace.schemes import KnownFamily, Origin
from cea_helper.workspace.schemes_import import ImportEffect

_ORIGINS: dict[Origin, str] = {
    "shipped": "As supplied",
    "corrected": "Corrected here",
    "added": "Your trust's own",
}
_COLOURS: dict[Origin, str] = {"shipped": "grey", "corrected": "yellow", "added": "blue"}
_DRAFT = {"text": "Draft", "colour": "orange"}
# So many sentences stand open for a round in the history.
_MOST_SHOWN = 4
_SEEN_BY_FEW = "Only administrators see it"


@dataclass(frozen=True)
class RoundLine:
    """One round in a list: where it stands, whose it is, how many applications it has here."""

    id: str
    title: str
    href: str
    words: str
    tag: dict[str, Any]
    used: str


@dataclass(frozen=True)
class FamilyPage:
    """A scheme with its rounds, the newest first."""

    id: str
    title: str
    href: str
    last: str
    rounds: tuple[RoundLine, ...]
    can_add: bool


@dataclass(frozen=True)
class ToldRound:
    """A round that a revision changed. What is `folded` is too much to stand open."""

    title: str
    told: tuple[str, ...]
    folded: tuple[str, ...]
    summary: str


@dataclass(frozen=True)
class RevisionLine:
    """One change to a scheme. `take_back_href` leads to where it is taken back, if it can be."""

    who_and_when: str
    note: str
    sentences: tuple[str, ...]
    rounds: tuple[ToldRound, ...]
    take_back_href: str


@dataclass(frozen=True)
class ChangedRound:
    """A round and what changes in it, in sentences for an applicant."""

    title: str
    sentences: tuple[str, ...]


def family_page(known: KnownFamily, now: datetime) -> FamilyPage:
    """Return what is told of a scheme."""
    rounds = sorted(known.family.rounds, key=_newest_first, reverse=True)
    return FamilyPage(
        id=known.family.id,
        title=known.family.title,
        href=url_for("schemes.show_scheme", family_id=known.family.id),
        last=f"Changed by {who_and_when(known.last)}" if known.last else "Never changed here",
        rounds=tuple(_line(scheme, known, now) for scheme in rounds),
        can_add=any(scheme.domains for scheme in rounds),
    )


def who_and_when(revision: Revision) -> str:
    """Return who made a change and when: Ada Example on 21 November 2026 at 9:30am."""
    return f"{revision.saved_by} on {filters.moment(revision.saved_at)}"


def revision_lines(
    known: KnownFamily, told: Iterable[ToldRevision], first: int
) -> tuple[RevisionLine, ...]:
    """Return the changes; the `first`, with which a trust's own scheme began, stays for ever."""
    return tuple(_revision_line(known, one, first) for one in told)


def _revision_line(known: KnownFamily, told: ToldRevision, first: int) -> RevisionLine:
    number = told.revision.number
    is_beginning = number == first and not known.is_shipped
    return RevisionLine(
        who_and_when=who_and_when(told.revision),
        note=told.revision.note,
        sentences=tuple(_of_the_scheme(told)),
        rounds=tuple(_told_round(one) for one in told.rounds),
        take_back_href="" if is_beginning else _take_back(known.family.id, number),
    )


def _of_the_scheme(told: ToldRevision) -> Iterator[str]:
    if not told.is_readable:
        yield "This version of CEA Helper cannot read the scheme as it stood then."
    if told.renamed_to:
        yield f'The name of the scheme became "{told.renamed_to}".'
    yield from (f'The round "{title}" is new.' for title in told.added)
    yield from (f'The round "{title}" is gone.' for title in told.gone)


def _told_round(change: RoundChange) -> ToldRound:
    """Return the sentences about a round; those past the first few are folded."""
    sentences = (*change.told, *change.rest)
    shown = len(sentences) if len(sentences) <= _MOST_SHOWN else _MOST_SHOWN - 1
    folded = sentences[shown:]
    return ToldRound(change.title, sentences[:shown], folded, f"{len(folded)} more changes")


def changed_rounds(
    changed: Iterable[tuple[Scheme, tuple[str, ...]]],
) -> tuple[ChangedRound, ...]:
    """Return the rounds that change; one in which only evidence does says that."""
    return tuple(
        ChangedRound(scheme.title, sentences or ("Only where it was read, or how sure it is.",))
        for scheme, sentences in changed
    )


def import_words(effect: ImportEffect) -> str:
    """Return what an import would do, in a sentence or two."""
    if effect.is_new:
        rounds = filters.plural(len(effect.added), "round")
        return f"This scheme is not known here. It would be added as a draft with {rounds}."
    if effect.is_the_same:
        return "This scheme is known here, and the file says nothing else of it."
    if effect.corrects:
        return (
            f"The file has the identifier of a scheme that CEA Helper brings: {effect.corrects}. "
            "Say how you mean it."
        )
    return (
        "This scheme is known here already. The file would replace what is said of it. "
        "Every revision of it is kept, and the import can be taken back."
    )


def used_words(number: int) -> str:
    """Return how many applications a round has, and what becomes of them."""
    if number == 0:
        return "No application uses this round yet."
    uses = "1 application uses" if number == 1 else f"{filters.number(number)} applications use"
    will = "It will" if number == 1 else "Each will"
    return f"{uses} this round. {will} show its applicant what changed, and keeps its texts."


def _line(scheme: Scheme, known: KnownFamily, now: datetime) -> RoundLine:
    origin = known.origins[scheme.id]
    tag = {"text": _ORIGINS[origin], "colour": _COLOURS[origin]}
    number = known.applications.get(scheme.id, 0)
    return RoundLine(
        id=scheme.id,
        title=scheme.title,
        href=url_for("schemes.show_rules", round_id=scheme.id),
        words=_SEEN_BY_FEW if scheme.is_draft else round_state(scheme, now),
        tag=_DRAFT if scheme.is_draft else tag,
        used=filters.plural(number, "application") if number else "",
    )


def _take_back(family_id: str, number: int) -> str:
    return url_for("schemes.take_back", family_id=family_id, number=number)


def _newest_first(scheme: Scheme) -> tuple[str, str]:
    opened = scheme.opens_on.isoformat() if scheme.opens_on else "9"
    return opened, scheme.id
