"""Every fact of a round: what it says, how sure that is, and where its evidence stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cea_helper.schemes.in_words import NOT_KNOWN, day, length, moment, quoted, years
from cea_helper.schemes.model import Domain, Fact, Level, Scheme

# The facts about many boxes at once, each with the ending of the places of these boxes.
FOR_ALL: Mapping[str, str] = {"facts.limits": ".limit", "facts.titles": ".fact"}


@dataclass(frozen=True)
class RoundFact:
    """One fact: its name, what is said, and the place in the round's tree that vouches for it."""

    place: str
    name: str
    said: str
    fact: Fact

    @property
    def can_be_confirmed(self) -> bool:
        """Whether something is said that nobody has vouched for yet."""
        return self.fact.needs_checking and self.said != NOT_KNOWN


def round_facts(scheme: Scheme, tree: Mapping[str, Any]) -> tuple[RoundFact, ...]:
    """Return the facts of a round in the order of its pages; `tree` is all that holds for it."""
    return (
        *_of_the_round(scheme),
        *_of_domains(scheme),
        *(_length(f"fields.{field.id}", field.title, field) for field in scheme.fields),
        *_of_questions(scheme),
        *_of_levels(scheme.levels),
        *_of_guides(scheme, tree),
        *(RoundFact(f"notes.{one.id}.fact", "Note", one.text, one.fact) for one in scheme.notes),
    )


def _of_the_round(scheme: Scheme) -> Iterator[RoundFact]:
    if not scheme.domains:
        return
    chosen = "the applicant" if scheme.level_chosen_by_applicant else "those who assess"
    for key, name, said in (
        ("opens_on", "Opening day", day(scheme.opens_on)),
        ("closes_at", "Closing time", moment(scheme.closes_at)),
        ("look_back_years", "Years that count", years(scheme.look_back_years)),
        ("look_back_from", "First day that counts", day(scheme.look_back_from)),
        ("look_back_since_award", "A later award shortens the look-back", "yes"),
        ("level_chosen_by_applicant", "Who chooses the level", chosen),
        ("own_words_only", "Who may write it", quoted(scheme.authorship)),
        ("employer_part", "The employer's part", quoted(scheme.employer_part)),
        ("scale", "How assessors mark", ", ".join(str(step.mark) for step in scheme.scale)),
        ("form_order", "Order of the form", _order(scheme)),
        ("areas", "Which evidence belongs to which domain", "as the domains say"),
    ):
        if key in scheme.facts or key not in _ONLY_IF_VOUCHED:
            yield RoundFact(f"facts.{key}", name, said, scheme.fact(key))


# What most rounds say nothing of.
_ONLY_IF_VOUCHED = ("look_back_from", "look_back_since_award", "areas")


def _order(scheme: Scheme) -> str:
    return ", ".join(
        f"domain {box.number}" if isinstance(box, Domain) else box.title
        for box in scheme.boxes_in_order()
    )


def _of_domains(scheme: Scheme) -> Iterator[RoundFact]:
    for domain in scheme.domains:
        place = f"domains.{domain.id}"
        title = f"Title of domain {domain.number}"
        yield RoundFact(f"{place}.fact", title, quoted(domain.title), domain.fact)
        yield _length(place, f"domain {domain.number}", domain)


def _length(place: str, called: str, box: Any) -> RoundFact:
    return RoundFact(f"{place}.limit", f"Length of {called}", length(box.limit), box.limit.fact)


def _of_questions(scheme: Scheme) -> Iterator[RoundFact]:
    for one in scheme.eligibility:
        said = f"{one.ask} {one.needed.title()} is needed"
        yield RoundFact(f"eligibility.{one.id}.fact", "Who can apply", said, one.fact)


def _of_levels(levels: tuple[Level, ...]) -> Iterator[RoundFact]:
    """Yield what each level is worth now; the place is the list of all its values."""
    for level in levels:
        if level.values:
            latest = level.values[-1]
            known = {key: latest.get(key) for key in ("source", "note", "checked_on")}
            fact = Fact(latest["status"], **known)
            name = f"What {level.title} is worth"
            yield RoundFact(f"levels.{level.id}.values", name, f"£{latest['gbp']:,} a year", fact)


def _of_guides(scheme: Scheme, tree: Mapping[str, Any]) -> Iterator[RoundFact]:
    for guide_id, guide in zip(tree.get("guides", ()), scheme.guides, strict=True):
        said = f"{guide.title}, {guide.url}"
        yield RoundFact(f"guides.{guide_id}", "Link to guidance", said, guide.fact)
