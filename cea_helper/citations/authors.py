"""Who of the authors of a publication is the applicant, and at which place they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cea_helper.citations.names import Name, name_on_paper, names_of_person
from cea_helper.citations.plain import CUT, people_of

# CSL-JSON has a place for what a program adds, so that the choice travels with the publication.
_CUSTOM = "custom"
_CHOSEN = "applicant-is-author"


@dataclass(frozen=True)
class Authors:
    """The authors, as they are shown, and the applicant's place among them, counted from 1.

    `place` is 0 where the applicant said that they are none of these, and None where nobody knows.
    `is_cut` where the file left authors out; `suggested` is a place to ask about.
    """

    shown: tuple[str, ...]
    place: int | None
    is_cut: bool
    is_chosen: bool
    suggested: int | None

    @property
    def in_words(self) -> str:
        """The place, such as "2nd of 7"; "" where there is none."""
        if not self.place:
            return ""
        count = len(self.shown)
        if count == 1 and not self.is_cut:
            return "only author"
        of = f"of {count} or more" if self.is_cut else f"of {count}"
        if self.place == 1:
            return f"first {of}"
        is_last = self.place == count and not self.is_cut
        return f"last {of}" if is_last else f"{_ordinal(self.place)} {of}"


def authors_of(citation: Mapping[str, Any], known_as: Sequence[Name]) -> Authors:
    """Return the authors and, as far as it can be told, which of them has one of these names.

    What the person chose holds before what the names say. Of two who may both be the person,
    neither is taken.
    """
    people = list(people_of(citation.get("author")))
    is_cut = bool(people) and people[-1].get("literal") == CUT
    people = people[:-1] if is_cut else people
    shown = tuple(map(_shown, people))
    chosen = chosen_author(citation)
    if chosen is not None and chosen <= len(people):
        return Authors(shown, chosen, is_cut, True, None)
    names = [name_on_paper(person) for person in people]
    certain = _places(names, known_as, Name.may_be)
    likely = _places(names, known_as, Name.resembles)
    place = certain[0] if len(certain) == 1 else None
    suggested = likely[0] if place is None and len(likely) == 1 else None
    return Authors(shown, place, is_cut, False, suggested)


def known_names(applicant: str, citations: Iterable[Mapping[str, Any]]) -> tuple[Name, ...]:
    """Return the names of a person: their own, and each under which they said they published."""
    names = dict.fromkeys(names_of_person(applicant))
    for citation in citations:
        chosen = chosen_author(citation)
        people = list(people_of(citation.get("author"))) if chosen else []
        if chosen and chosen <= len(people):
            names[name_on_paper(people[chosen - 1])] = None
    return tuple(names)


def chosen_author(citation: Mapping[str, Any]) -> int | None:
    """Return the place that the person chose as theirs, 0 for none, or None where they did not."""
    custom = citation.get(_CUSTOM)
    chosen = custom.get(_CHOSEN) if isinstance(custom, Mapping) else None
    is_place = isinstance(chosen, int) and not isinstance(chosen, bool) and chosen >= 0
    return chosen if is_place else None


def with_author(citation: Mapping[str, Any], place: int | None) -> dict[str, Any]:
    """Return the publication with this place as the person's choice; None takes the choice away."""
    custom = citation.get(_CUSTOM)
    kept = dict(custom) if isinstance(custom, Mapping) else {}
    kept.pop(_CHOSEN, None)
    if place is not None:
        kept[_CHOSEN] = place
    rest = {name: value for name, value in citation.items() if name != _CUSTOM}
    return {**rest, _CUSTOM: kept} if kept else rest


def _places(
    names: Sequence[Name], known_as: Sequence[Name], is_like: Callable[[Name, Name], bool]
) -> list[int]:
    return [
        place for place, name in enumerate(names, 1) if any(is_like(own, name) for own in known_as)
    ]


def _shown(person: Mapping[str, str]) -> str:
    return person.get("literal") or f"{person['family']}, {person['given']}"


def _ordinal(number: int) -> str:
    is_teen = 10 < number % 100 < 14
    ending = "th" if is_teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
