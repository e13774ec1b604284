"""What to do next in a domain that is not strong: what would help most comes first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from cea_helper.dates import day_in_words
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
    return (*_completing(contents), *_renewing(contents), adding)


# A trust may reword what fits, so not every wording is kept for ever.
@lru_cache(maxsize=128)
def _adding(case: str, fits: str) -> NextAction:
    """Return the action to add something, with what fits where the scheme says that."""
    action = _action(words_for(case))
    if not fits.strip():
        return action
    listed = words_for("fits")["after"].format(fits=_inside_a_sentence(fits))
    return replace(action, text=f"{action.text} {listed}")


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
    item = contents.outside[0].quoted_title
    return [_action(words_for("outside"), item=item, look_back_from=day)]


def _inside_a_sentence(words: str) -> str:
    """Return the words as they go on after a colon; what begins in capitals (NHS) keeps them."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _action(words: Mapping[str, str], **details: str) -> NextAction:
    return NextAction(words["action"].format(**details), words["why"], source(words["source"]))
