"""What the answers to the questions of a round mean: never a lock, and nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from cea_helper.schemes import Question, Scheme
from cea_helper.web import filters
from cea_helper.web.presenters.sources import SourceRow, source_row
from cea_helper.web.presenters.tags import Tag

Given = Literal["yes", "no", "not_sure"]

GIVEN: Mapping[Given, str] = {"yes": "Yes", "no": "No", "not_sure": "Not sure"}

_GOOD: Tag = {"text": "As it should be", "colour": "green"}
_ASK: Tag = {"text": "Ask first", "colour": "orange"}
_FIND_OUT: Tag = {"text": "Find out", "colour": "yellow"}


@dataclass(frozen=True)
class Meaning:
    """What one answer means, and where that was read."""

    ask: str
    given: str
    tag: Tag
    words: str
    source: SourceRow


@dataclass(frozen=True)
class EligibilityAnswer:
    """What all answers together mean, and each for itself, those to act on first."""

    heading: str
    words: str
    meanings: tuple[Meaning, ...]


def eligibility_answer(scheme: Scheme, given: Mapping[str, Given]) -> EligibilityAnswer:
    """Return what the answers mean, given by the identifiers of the questions."""
    answered = [question for question in scheme.eligibility if question.id in given]
    against = [one for one in answered if given[one.id] not in (one.needed, "not_sure")]
    open_ones = [one for one in scheme.eligibility if given.get(one.id, "not_sure") == "not_sure"]
    heading, words = _together(against, open_ones)
    in_order = sorted(answered, key=lambda one: (one not in against, one not in open_ones))
    meanings = tuple(_meaning(scheme, one, given[one.id]) for one in in_order)
    return EligibilityAnswer(heading, words, meanings)


def is_any_unsure(scheme: Scheme, given: Mapping[str, Given]) -> bool:
    """Whether any question that was answered rests on something that is not confirmed."""
    return any(one.fact.needs_checking for one in scheme.eligibility if one.id in given)


def _together(against: Sequence[Question], open_ones: Sequence[Question]) -> tuple[str, str]:
    if against:
        points = filters.plural(len(against), "answer is", "answers are")
        return (
            "Ask before you put work in",
            f"{points} not what the round asks for. The guide decides, not this page.",
        )
    if open_ones:
        points = filters.plural(len(open_ones), "point")
        return "Find out first", f"Nothing you said stands against it. {points} still to find out."
    return "You can apply", "You meet all that is known about who can apply. The guide decides."


def _meaning(scheme: Scheme, question: Question, given: Given) -> Meaning:
    tag, words = _one(question, given)
    return Meaning(
        ask=question.ask,
        given=GIVEN[given],
        tag=tag,
        words=words,
        source=source_row(question.ask, question.fact, scheme),
    )


def _one(question: Question, given: Given) -> tuple[Tag, str]:
    if given == question.needed:
        return _GOOD, "This is what the round asks for."
    if given == "not_sure":
        other = "no" if question.needed == "yes" else "yes"
        return _FIND_OUT, f"If it turns out to be {other}: {question.otherwise}"
    return _ASK, question.otherwise
