"""What differs between two states of the rules of a round, in sentences for an applicant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cea_helper.schemes.box_changes import box_sentences
from cea_helper.schemes.in_words import day, marks, moment, quoted, years
from cea_helper.schemes.model import Level, Scheme


def changes(then: Scheme, now: Scheme) -> tuple[str, ...]:
    """Return what an applicant who knew the round as it was then has to know.

    What is only a matter of where a fact was read is no change of the rules.
    """
    return (
        *_value_sentences(then, now),
        *_sentence_of_rule(then, now),
        *box_sentences(then, now),
        *_scale_sentences(then, now),
        *_level_sentences(then, now),
        *_eligibility_sentences(then, now),
        *_guide_sentences(then, now),
        *_note_sentences(then, now),
    )


def _value_sentences(then: Scheme, now: Scheme) -> Iterator[str]:
    """Yield a sentence for each plain value that is another one now."""
    values: tuple[tuple[str, Callable[[Scheme], str]], ...] = (
        ("The title", lambda one: quoted(one.title)),
        ("The body that runs it", lambda one: one.awarding_body),
        ("The nations it is for", lambda one: ", ".join(one.nations)),
        ("The kind of award", lambda one: one.kind or "local and national"),
        ("The day it opens", lambda one: day(one.opens_on)),
        ("The closing time", lambda one: moment(one.closes_at)),
        ("The look-back", lambda one: years(one.look_back_years)),
        ("The first day of the look-back", lambda one: day(one.look_back_from)),
        ("What your employer does", lambda one: quoted(one.employer_part)),
        ("Who may write the text", lambda one: quoted(one.authorship)),
    )
    for name, said in values:
        if said(then) != said(now):
            yield f"{name} was {said(then)} and is now {said(now)}."


def _sentence_of_rule(then: Scheme, now: Scheme) -> Iterator[str]:
    """Yield a sentence for each rule that holds or does not, and holds otherwise now."""
    rules: tuple[tuple[bool, bool, str, str], ...] = (
        (
            then.takes_applications,
            now.takes_applications,
            "One can apply in this round.",
            "Nobody can apply in this round any more.",
        ),
        (
            then.status == "provisional",
            now.status == "provisional",
            "The rules are provisional again.",
            "The rules are no longer provisional.",
        ),
        (
            then.level_chosen_by_applicant,
            now.level_chosen_by_applicant,
            "You choose the level of the award yourself.",
            "Assessors decide the level of the award.",
        ),
        (
            then.own_words_only,
            now.own_words_only,
            "The text must be in your own words.",
            "The rule that the text must be in your own words is gone.",
        ),
        (
            then.employer_before_submission,
            now.employer_before_submission,
            "Your employer has to do its part before you submit.",
            "Your employer no longer has to do its part before you submit.",
        ),
    )
    for before, after, if_now, if_not in rules:
        if before != after:
            yield if_now if after else if_not


def _scale_sentences(then: Scheme, now: Scheme) -> Iterator[str]:
    if then.scale != now.scale:
        yield f"Assessors marked with {marks(then.scale)}, and mark now with {marks(now.scale)}."


def _level_sentences(then: Scheme, now: Scheme) -> Iterator[str]:
    before = {level.id: level for level in then.levels}
    after = {level.id: level for level in now.levels}
    yield from _coming_and_going("The level", _titles(then.levels), _titles(now.levels))
    for level_id, level in after.items():
        if level_id in before and before[level_id] != level:
            yield f"What is said of the level {quoted(level.title)} was corrected."


def _eligibility_sentences(then: Scheme, now: Scheme) -> Iterator[str]:
    before = {one.id: (one.ask, one.needed, one.otherwise) for one in then.eligibility}
    after = {one.id: (one.ask, one.needed, one.otherwise) for one in now.eligibility}
    if before != after:
        yield "The questions about who can apply were corrected."


def _guide_sentences(then: Scheme, now: Scheme) -> Iterator[str]:
    before = [(guide.title, guide.url) for guide in then.guides]
    if before != [(guide.title, guide.url) for guide in now.guides]:
        yield "The links to guidance were corrected."


def _note_sentences(then: Scheme, now: Scheme) -> Iterator[str]:
    before = {note.text: note.text for note in then.notes}
    after = {note.text: note.text for note in now.notes}
    yield from _coming_and_going("The note", before, after)


def _coming_and_going(what: str, before: dict[str, str], after: dict[str, str]) -> Iterator[str]:
    for one, title in after.items():
        if one not in before:
            yield f"{what} {quoted(title)} is new."
    for one, title in before.items():
        if one not in after:
            yield f"{what} {quoted(title)} is gone."


def _titles(levels: Iterable[Level]) -> dict[str, str]:
    return {level.id: level.title for level in levels}
