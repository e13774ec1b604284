"""The facts of a round that nobody has vouched for yet, to be ticked one by one."""

from __future__ import annotations

from collections.abc import Iterator

from cea_helper.schemes import Scheme
from cea_helper.schemes.facts import RoundFact
from cea_helper.web import filters
from cea_helper.web.choice_fields import Choice
from cea_helper.web.presenters.sources import source_row
from cea_helper.workspace.schemes import OpenRound


def facts_to_check(opened: OpenRound) -> tuple[Choice, ...]:
    """Return a choice for each fact that can be confirmed, with where it was read so far."""
    return tuple(_choice(fact, opened.scheme) for fact in _open_ones(opened))


def unsure_words(opened: OpenRound) -> str:
    """Return how many facts can be confirmed; nothing where all are."""
    number = sum(1 for _ in _open_ones(opened))
    return (
        filters.plural(number, "fact is not confirmed", "facts are not confirmed") if number else ""
    )


def _open_ones(opened: OpenRound) -> Iterator[RoundFact]:
    return (fact for fact in opened.facts if fact.can_be_confirmed)


def _choice(fact: RoundFact, scheme: Scheme) -> Choice:
    return Choice(fact.place, f"{fact.name}: {fact.said}", _read_so_far(fact, scheme), True)


def _read_so_far(fact: RoundFact, scheme: Scheme) -> str:
    """Return where the fact was read and what is noted of it; the page says that none is sure."""
    told = source_row("", fact.fact, scheme)
    if not told.host:
        return told.note
    on = f", read on {told.read_on}" if told.read_on else ""
    return f"{told.how_sure}: {told.host}{on}. {told.note}".strip()
