"""What each job role should think of where a domain is not strong yet.

Roles decide which questions are put and in which order, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from cea_helper.evidence import AREAS, Area
from cea_helper.people import JobRole
from cea_helper.schemes import Domain
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

    Each area is decided by the foremost role for which anything is usual there.
    """
    return _notes(domain.areas, _ordered(roles))


@cache
def _notes(areas: tuple[Area, ...], roles: tuple[JobRole, ...]) -> tuple[RoleNote, ...]:
    facts = [_facts()[role] for role in roles]
    foremost = ((area, _foremost(facts, area)) for area in areas)
    return tuple(_note(fact, area) for area, fact in foremost if fact and area in fact.thin)


def find_question(key: str) -> Question | None:
    """Return the question that `RolePrompt.key` names, or None."""
    return _by_key().get(key)


def _foremost(facts: Sequence[RoleFacts], area: Area) -> RoleFacts | None:
    return next((fact for fact in facts if area in (*fact.strong, *fact.thin)), None)


def _note(fact: RoleFacts, area: Area) -> RoleNote:
    text = (
        f"{AREAS[area]} is often thin for {fact.name}. That is usual, but every domain is marked. "
    )
    return RoleNote(fact.role, text + fact.look[area], fact.source)


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
