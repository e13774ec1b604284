"""What a draft still lacks before it is published, each with where it is entered."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for

from cea_helper.schemes import Scheme
from cea_helper.web import filters
from cea_helper.web.presenters.round_page import Link
from cea_helper.web.presenters.schemes_facts import unsure_words
from cea_helper.workspace.schemes import OpenRound

_OF_DOMAINS = "domain has", "domains have"


def missing(opened: OpenRound) -> tuple[Link, ...]:
    """Return what the round does not say yet. None of it stops anybody."""
    scheme, unsure = opened.scheme, unsure_words(opened)
    confirm = Link(unsure, url_for("schemes.confirm_facts", round_id=scheme.id))
    return (*_of_domains(scheme), *_of_the_round(scheme), *((confirm,) if unsure else ()))


def _of_domains(scheme: Scheme) -> Iterator[Link]:
    if not scheme.domains:
        yield Link("There are no domains", _add(scheme, "domains"))
        return
    without = [one for one in scheme.domains if one.limit.maximum is None]
    if without:
        number = filters.plural(len(without), *_OF_DOMAINS)
        yield Link(f"{number} no limit", _part(scheme, "lengths"))
    for domain in scheme.domains:
        if not (domain.shows and domain.fits):
            words = f"Domain {domain.number} does not say what counts"
            yield Link(words, _change(scheme, "domains", domain.id))


def _of_the_round(scheme: Scheme) -> Iterator[Link]:
    for is_there, words, href in (
        (scheme.opens_on, "There is no opening day", _part(scheme, "opens")),
        (scheme.closes_at, "There is no closing date", _part(scheme, "closes")),
        (
            scheme.look_back_years or scheme.look_back_from,
            "There is no look-back, so nothing counts as too old",
            _part(scheme, "look-back"),
        ),
        (scheme.scale, "How assessors mark is not said", _part(scheme, "scale")),
        (scheme.eligibility, "Who can apply is not said", _add(scheme, "eligibility")),
        (scheme.guides, "There is no link to guidance", _add(scheme, "guides")),
    ):
        if not is_there:
            yield Link(words, href)


def _part(scheme: Scheme, part: str) -> str:
    return url_for("schemes.edit_part", round_id=scheme.id, part=part)


def _add(scheme: Scheme, kind: str) -> str:
    return url_for("schemes.add_member", round_id=scheme.id, kind=kind)


def _change(scheme: Scheme, kind: str, member: str) -> str:
    return url_for(
        "schemes.edit_member", round_id=scheme.id, kind=kind, member=member, page="change"
    )
