"""What else differs between two states of a round, for those who look after it.

What applicants are told of the rules stands in `changes`. This is the rest: whether the round is a
draft, where it stands, its links and questions one by one, and how sure each fact is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cea_helper.schemes.facts import RoundFact, round_facts
from cea_helper.schemes.in_words import day, quoted
from cea_helper.schemes.model import Fact, Scheme
from cea_helper.schemes.sources import source_address

_STATUSES = {
    "open_each_year": "a round is expected every year",
    "closed": "it is over",
    "paused": "nobody new is admitted",
    "abolished": "the award is gone",
    "provisional": "it is not announced yet",
    "trust_defined": "the employer decides whether there is a round",
}
_SURE = {
    "verified": "stated",
    "secondary": "reported by somebody else",
    "unconfirmed": "not confirmed",
}


def record_changes(
    then: Scheme, now: Scheme, tree_then: Mapping[str, Any], tree_now: Mapping[str, Any]
) -> tuple[str, ...]:
    """Return in sentences what no applicant is told; the trees are all that holds for the round."""
    return (
        *_of_the_round(then, now),
        *_one_by_one("The question", _asked(then), _asked(now)),
        *_one_by_one("The link", _linked(then), _linked(now)),
        *_evidence(round_facts(then, tree_then), round_facts(now, tree_now)),
    )


def _of_the_round(then: Scheme, now: Scheme) -> Iterator[str]:
    if then.is_draft != now.is_draft:
        yield "The round is a draft again." if now.is_draft else "The round was published."
    if then.status != now.status:
        yield f"Where it stands: {_STATUSES[now.status]}."
    if then.became != now.became:
        yield f"What became of it: {quoted(now.became)}."
    if then.replaced_by != now.replaced_by:
        yield f"Rounds to look at instead: {', '.join(now.replaced_by) or 'none'}."


def _asked(scheme: Scheme) -> dict[str, tuple[str, str]]:
    return {one.ask: (one.needed, one.otherwise) for one in scheme.eligibility}


def _linked(scheme: Scheme) -> dict[str, tuple[str, str]]:
    return {guide.title: (guide.url, str(guide.year)) for guide in scheme.guides}


def _one_by_one(
    what: str, then: Mapping[str, tuple[str, str]], now: Mapping[str, tuple[str, str]]
) -> Iterator[str]:
    for title, said in now.items():
        if title not in then:
            yield f"{what} {quoted(title)} is new."
        elif then[title] != said:
            yield f"{what} {quoted(title)} was corrected."
    yield from (f"{what} {quoted(title)} is gone." for title in then if title not in now)


def _evidence(then: Iterable[RoundFact], now: Iterable[RoundFact]) -> Iterator[str]:
    before = {fact.place: fact.fact for fact in then}
    for fact in now:
        if fact.place in before and before[fact.place] != fact.fact:
            yield f"{fact.name}: {_how_sure(fact.fact)}."


def _how_sure(fact: Fact) -> str:
    where = f" at {source_address(fact.source)}" if fact.source else ""
    when = f", read on {day(fact.checked_on)}" if fact.checked_on else ""
    return f"{_SURE[fact.status]}{where}{when}"
