"""What to do next in a domain that is not strong: what would help most comes first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from cea_helper.dates import day_in_words
from cea_helper.schemes import Fact, source_address
from cea_helper.strength.domains import Contents, domain_level, first_area, source, words_for
from cea_helper.strength.gaps import weightiest_first
from cea_helper.strength.model import NextAction


def next_actions(contents: Contents) -> tuple[NextAction, ...]:
    """Return what would help most, first the items that are nearest to strong."""
    level = domain_level(contents.counting)
    if level == "strong":
        return ()
    case = "add_first" if level == "empty" else "add_another"
    adding = _adding(case, contents.domain.fits)
    return (*_choosing(contents), *_completing(contents), *_renewing(contents), adding)


# A trust may reword what fits, so not every wording is kept for ever.
@lru_cache(maxsize=128)
def _adding(case: str, fits: str) -> NextAction:
    """Return the action to add something, with what fits where the scheme says that."""
    action = _action(words_for(case))
    if not fits.strip():
        return action
    listed = words_for("fits")["after"].format(fits=_inside_a_sentence(fits))
    return replace(action, text=f"{action.text} {listed}")


def _choosing(contents: Contents) -> list[NextAction]:
    """Return the choice where something counts that is entered here and counts elsewhere."""
    elsewhere = [pair for pair in contents.repeated if pair[1].domain is not contents.domain]
    return [
        _action(
            words_for("choose"),
            item=judged.quoted_title,
            number=str(kept.domain.number),
            domain=kept.domain.title,
        )
        for judged, kept in elsewhere[:1]
    ]


def _completing(contents: Contents) -> list[NextAction]:
    area = first_area(contents.domain)
    unfinished = [judged for judged in contents.counting if judged.verdict.level != "strong"][:2]
    wanted = [
        (judged, gap)
        for judged, most in zip(unfinished, (2, 1), strict=False)
        for gap in weightiest_first(judged.gaps, area)[:most]
    ]
    return [_action(gap.words, item=judged.quoted_title) for judged, gap in wanted]


def _renewing(contents: Contents) -> list[NextAction]:
    if not contents.outside or contents.look_back_from is None:
        return []
    day = day_in_words(contents.look_back_from)
    item, words = contents.outside[0].quoted_title, words_for("outside")
    text = words["action"].format(item=item, look_back_from=day)
    why = words["why_unsure" if contents.look_back_fact.needs_checking else "why"]
    return [NextAction(text, why, _where_read(contents.look_back_fact))]


def _where_read(fact: Fact) -> str:
    """Return where a fact of the round was read, and that it is to be checked where it is not sure.

    A page that this project has a title for is named by it, any other by its address.
    """
    words = words_for("rounds")
    if fact.source is None:
        return str(words["unknown" if fact.needs_checking else "guide"])
    known = words_for("sources").get(fact.source) or source_address(fact.source)
    return str(words["unsure"]).format(source=known) if fact.needs_checking else str(known)


def _inside_a_sentence(words: str) -> str:
    """Return the words as they go on after a colon; what begins in capitals (NHS) keeps them."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _action(words: Mapping[str, str], **details: str) -> NextAction:
    return NextAction(words["action"].format(**details), words["why"], source(words["source"]))
