"""The page of one round: all its rules, each with how sure it is and where it was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cea_helper.application import StoredApplication
from cea_helper.dates import day_in_words, uk_day
from cea_helper.schemes import Catalogue, Domain, Fact, Field, Level, Scheme
from cea_helper.schemes.timetable import is_over, state
from cea_helper.web import filters
from cea_helper.web.presenters import links, rounds
from cea_helper.web.presenters.guides import GuideLine, guide_line
from cea_helper.web.presenters.rounds import KnownFact
from cea_helper.web.presenters.sources import SourceRow, source_row, sources

_LENGTH_NOT_KNOWN = "Length not known"


@dataclass(frozen=True)
class BoxRow:
    """A box of the form: how long its text may be, and a sentence or two about it."""

    title: str
    length: str
    needs_checking: bool
    about: str
    fits: str = ""


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere."""

    words: str
    href: str


@dataclass(frozen=True)
class RoundPage:
    """All that is known about a round, and what one can do with it."""

    id: str
    title: str
    state: str
    notice: str
    guide: GuideLine | None
    can_start: bool
    asks: bool
    is_ahead: bool
    started_href: str
    take_over: Link | None
    instead: tuple[Link, ...]
    facts: tuple[KnownFact, ...]
    domains: tuple[BoxRow, ...]
    others: tuple[BoxRow, ...]
    common_length: BoxRow | None
    scale: tuple[tuple[int, str], ...]
    scale_needs_checking: bool
    levels: tuple[KnownFact, ...]
    notes: tuple[SourceRow, ...]
    guides: tuple[Link, ...]
    sources: tuple[SourceRow, ...]


def round_page(
    scheme: Scheme, schemes: Catalogue, own: Iterable[StoredApplication], now: datetime
) -> RoundPage:
    """Return the page of a round for somebody with these applications, the latest first."""
    boxes = scheme.boxes_in_order()
    return RoundPage(
        id=scheme.id,
        title=scheme.title,
        state=rounds.round_state(scheme, now),
        notice=_notice(scheme, schemes, now),
        guide=guide_line(scheme, _is_unsure(scheme)),
        can_start=scheme.takes_applications,
        asks=bool(scheme.eligibility) and scheme.takes_applications,
        is_ahead=rounds.closes_ahead(scheme, now),
        started_href=_newest(scheme, own),
        take_over=_take_over(scheme, own),
        instead=_instead(scheme, schemes),
        facts=_facts(scheme),
        domains=tuple(_domain_row(box) for box in boxes if isinstance(box, Domain)),
        others=tuple(_field_row(box) for box in boxes if isinstance(box, Field)),
        common_length=_common_length(scheme),
        scale=tuple((step.mark, step.label) for step in scheme.scale),
        scale_needs_checking=scheme.fact("scale").needs_checking,
        levels=tuple(_levels(scheme.levels)),
        notes=tuple(source_row(note.text, note.fact, scheme) for note in scheme.notes),
        guides=tuple(Link(guide.title, guide.url) for guide in scheme.guides),
        sources=tuple(sources(scheme)),
    )


def _notice(scheme: Scheme, schemes: Catalogue, now: datetime) -> str:
    """Return what one must know before anything else; nothing for a round as any other."""
    now_is = state(scheme, now)
    if now_is in ("paused", "gone"):
        return scheme.became
    if now_is == "over":
        return "You can still start an application, to practise on this form."
    if scheme.status == "provisional" and scheme.carried_forward_from:
        before = schemes.award_title(scheme.carried_forward_from) or "round before"
        return f"All of this is carried forward from the {before}. Anything may change."
    return ""


def no_closing_time(scheme: Scheme, now: datetime) -> str:
    """Return why there is nothing to put into a calendar; nothing where there is."""
    if rounds.closes_ahead(scheme, now):
        return ""
    if not scheme.takes_applications:
        return "Nobody can apply in this scheme, so it has no closing time."
    if is_over(scheme, now):
        ended = f" on {day_in_words(uk_day(scheme.closes_at))}" if scheme.closes_at else ""
        return f"This round closed{ended}, so there is nothing to put into a calendar."
    return (
        "When this round closes is not known yet. Once it is announced, an administrator "
        "can enter it in CEA Helper."
    )


def _newest(scheme: Scheme, own: Iterable[StoredApplication]) -> str:
    """Return where the person's latest application in this round is, if there is one."""
    started = (stored.id for stored in own if stored.scheme.id == scheme.id)
    newest = next(started, None)
    return "" if newest is None else links.application(newest)


def _take_over(scheme: Scheme, own: Iterable[StoredApplication]) -> Link | None:
    """Return where the person's latest application in another round is taken into this one."""
    others = (stored for stored in own if stored.scheme.id != scheme.id)
    latest = next(others, None) if scheme.takes_applications else None
    return Link(latest.scheme.title, links.carry(latest.id, scheme.id)) if latest else None


def _instead(scheme: Scheme, schemes: Catalogue) -> tuple[Link, ...]:
    """Return the rounds that replaced this one. A trust's file may name some not known here."""
    known = {other.id: other.title for other in schemes}
    named = (other for other in scheme.replaced_by if other in known)
    return tuple(Link(known[other], links.round_page(other)) for other in named)


def _facts(scheme: Scheme) -> tuple[KnownFact, ...]:
    always = (KnownFact("Where", rounds.nations(scheme), False),)
    run_by = KnownFact("Run by", scheme.awarding_body, False)
    if not scheme.domains:
        return (*always, run_by)
    return (
        *always,
        run_by,
        rounds.opening(scheme),
        rounds.closes(scheme),
        rounds.look_back_rule(scheme),
        _level_choice(scheme),
        *_said("Your employer's part", scheme.employer_part, scheme.fact("employer_part")),
        *_said("Who may write it", scheme.authorship, scheme.fact("own_words_only")),
    )


def _is_unsure(scheme: Scheme) -> bool:
    """Whether the page says of anything that it must be checked."""
    boxes = any(box.limit.fact.needs_checking for box in scheme.boxes())
    notes = any(note.fact.needs_checking for note in scheme.notes)
    levels = any(fact.needs_checking for fact in _levels(scheme.levels))
    scale = bool(scheme.scale) and scheme.fact("scale").needs_checking
    return boxes or notes or levels or scale or any(one.needs_checking for one in _facts(scheme))


def _said(name: str, words: str, fact: Fact) -> tuple[KnownFact, ...]:
    return (KnownFact(name, words, fact.needs_checking),) if words else ()


def _level_choice(scheme: Scheme) -> KnownFact:
    chosen = "You choose it" if scheme.level_chosen_by_applicant else "Assessors decide it"
    return KnownFact("Level", chosen, scheme.fact("level_chosen_by_applicant").needs_checking)


def _levels(levels: Iterable[Level]) -> Iterator[KnownFact]:
    """Yield what each level is worth; those of which that is not known together."""
    without = []
    for level in levels:
        if level.values:
            yield _level(level)
        else:
            without.append(level.title)
    if without:
        yield KnownFact(", ".join(without), "Value not known", True)


def _level(level: Level) -> KnownFact:
    newest = level.values[-1]
    worth = f"£{filters.number(newest['gbp'])} a year{_worth_since(newest)}"
    return KnownFact(level.title, worth, newest["status"] != "verified")


def _worth_since(value: Mapping[str, Any]) -> str:
    since = f"from {day_in_words(value['from'])}" if "from" in value else None
    told = (since or value.get("years") or value.get("guidance_of"), value.get("nation"))
    words = ", ".join(part for part in told if part)
    return f" ({words})" if words else ""


def _domain_row(domain: Domain) -> BoxRow:
    return BoxRow(
        title=f"{domain.number}. {domain.title}",
        length=rounds.limit_in_words(domain.limit),
        needs_checking=domain.limit.fact.needs_checking,
        about=domain.shows,
        fits=domain.fits,
    )


def _field_row(field: Field) -> BoxRow:
    limit = field.limit
    length = rounds.limit_in_words(limit) if limit.maximum else _LENGTH_NOT_KNOWN
    return BoxRow(field.title, length, limit.fact.needs_checking, _who_fills(field))


def _common_length(scheme: Scheme) -> BoxRow | None:
    """Return how long each statement may be, where that is the same for all."""
    limits = {(one.limit.maximum, one.limit.counting_rule) for one in scheme.domains}
    if len(limits) != 1:
        return None
    known = rounds.lengths(scheme)
    is_known = scheme.domains[0].limit.maximum is not None
    length = f"{known.value} for each" if is_known else _LENGTH_NOT_KNOWN
    return BoxRow("a statement", length, known.needs_checking, about="")


def _who_fills(field: Field) -> str:
    if field.filled_in_by_others:
        return "Somebody else fills it in."
    return "You may leave it empty." if field.optional else ""
