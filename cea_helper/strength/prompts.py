"""What each job role should think of where a domain is not strong yet.

Roles decide which questions are put and in which order, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cea_helper.evidence import Area
from cea_helper.people import JobRole
from cea_helper.schemes import Domain, shipped
from cea_helper.strength.domains import source
from cea_helper.strength.model import RoleNote, RolePrompt, question_key
from cea_helper.strength.tables import table


@dataclass(frozen=True)
class RoleFacts:
    """What is usual for people in a role, and where they find what is thin."""

    role: JobRole
    name: str
    strong: tuple[Area, ...]
    thin: tuple[Area, ...]
    source: str
    look: Mapping[Area, str]


@dataclass(frozen=True)
class Question:
    """A question, the roles it is for and the areas it could fill, the likeliest first."""

    roles: tuple[JobRole, ...]
    areas: tuple[Area, ...]
    text: str
    source: str


def role_prompts(domain: Domain, roles: tuple[JobRole, ...]) -> tuple[RolePrompt, ...]:
    """Return the questions for these roles in this domain, the most useful first.

    First come those whose likeliest area the domain draws on, and of these the ones for the
    foremost role. Somebody without a role is asked what a consultant is asked.
    """
    return _prompts(domain.areas, _ordered(roles))


def role_notes(domain: Domain, roles: tuple[JobRole, ...]) -> tuple[RoleNote, ...]:
    """Return that this domain is often thin for people in these roles, where that is so.

    The domain's first area decides, and there is one note at most, for the foremost role. There is
    none where another of the roles is usually strong in that area. Nearly everybody is a
    consultant too, so what is usual for a consultant takes no note from another role. Of a domain
    that only one trust has, nobody knows what is usual, so nothing is said.
    """
    if not domain.areas or (domain.id, domain.areas[0]) not in _usual_domains():
        return ()
    return _notes(domain.title, domain.areas[0], _ordered(roles))


@cache
def _notes(title: str, area: Area, roles: tuple[JobRole, ...]) -> tuple[RoleNote, ...]:
    facts = [_facts()[role] for role in roles]
    thin = next((fact for fact in facts if area in fact.thin), None)
    if thin is None or any(_takes_away(fact, area) for fact in facts):
        return ()
    text = f"{title} is often thin for {thin.name}. That is usual, but every domain is marked. "
    return (RoleNote(thin.role, text + thin.look[area], thin.source),)


@cache
def _usual_domains() -> frozenset[tuple[str, Area]]:
    """Return the domains that the awards of the program have, each with its first area."""
    domains = (domain for scheme in shipped() for domain in scheme.domains)
    return frozenset((domain.id, domain.areas[0]) for domain in domains if domain.areas)


def _takes_away(fact: RoleFacts, area: Area) -> bool:
    return area in fact.strong and fact.role != "consultant"


def find_question(key: str) -> Question | None:
    """Return the question that `RolePrompt.key` names, or None."""
    return _by_key().get(key)


def _ordered(roles: tuple[JobRole, ...]) -> tuple[JobRole, ...]:
    return tuple([role for role in _facts() if role in (roles or ("consultant",))])


@cache
def _prompts(areas: tuple[Area, ...], roles: tuple[JobRole, ...]) -> tuple[RolePrompt, ...]:
    found = [
        (question.areas[0] not in areas, roles.index(role), _prompt(question, areas, role))
        for question in _questions()
        for role in _asked(question, roles)
        if set(question.areas) & set(areas)
    ]
    return tuple(prompt for *_, prompt in sorted(found, key=lambda one: one[:2]))


def _asked(question: Question, roles: tuple[JobRole, ...]) -> tuple[JobRole, ...]:
    return tuple(role for role in roles if role in question.roles)[:1]


def _prompt(question: Question, areas: tuple[Area, ...], role: JobRole) -> RolePrompt:
    area = next(area for area in question.areas if area in areas)
    return RolePrompt(role, question.text, question.source, area)


@cache
def _facts() -> dict[JobRole, RoleFacts]:
    return {
        words["role"]: RoleFacts(
            words["role"],
            words["name"],
            tuple(words["strong"]),
            tuple(words["thin"]),
            source(words["source"]),
            words["look"],
        )
        for words in table("roles.toml")["roles"]
    }


@cache
def _questions() -> tuple[Question, ...]:
    return tuple(
        Question(
            tuple(words["roles"]), tuple(words["areas"]), words["text"], source(words["source"])
        )
        for words in table("roles.toml")["questions"]
    )


@cache
def _by_key() -> dict[str, Question]:
    return {question_key(question.text): question for question in _questions()}
