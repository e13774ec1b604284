"""Applications by the thousand, the same in every run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import resources
from random import Random
from typing import Any

from cea_helper.application import Application
from cea_helper.evidence import BASES, CONTRIBUTIONS, REACHES, EvidenceItem
from cea_helper.interchange import read_application
from cea_helper.people import JOB_ROLES, Applicant, CurrentAward
from cea_helper.schemes import shipped

_SCHEMES = ("cea-national-2019", "ncia-2026")
_SAME_TITLE = 0.1
_CHANGED = 0.4


def varied(count: int, items: int, seed: int = 2026) -> Iterator[Application]:
    """Yield applications with so many items each, for all schemes, roles and awards.

    Their items have the words of the made-up people, with some fields changed or left out. One
    title in ten is that of an earlier item of the application.
    """
    random = Random(seed)
    for _ in range(count):
        yield _application(random, items)


def _application(random: Random, items: int) -> Application:
    scheme = shipped().get(random.choice(_SCHEMES))
    domains = [domain.id for domain in scheme.domains]
    evidence: list[EvidenceItem] = []
    for number in range(items):
        title = f"{random.choice(_words()).title} ({number})"
        if evidence and random.random() < _SAME_TITLE:
            title = random.choice(evidence).title
        domain = random.choice((None, None, *domains))
        evidence.append(_item(random, id=f"e{number}", title=title, domain=domain))
    roles = tuple(random.sample(sorted(JOB_ROLES), random.randint(0, 3)))
    applicant = Applicant("Dr Made Up", roles=roles, current_award=random.choice(_awards()))
    return Application(scheme, applicant, tuple(evidence))


def _item(random: Random, **given: Any) -> EvidenceItem:
    item = random.choice(_words())
    other = random.choice(_words())
    changes: dict[str, Any] = {
        "areas": other.areas,
        "start": random.choice((None, other.start)),
        "end": random.choice((None, "present", other.end)),
        "contribution": random.choice((None, *CONTRIBUTIONS)),
        "role": random.choice((None, other.role)),
        "basis": random.choice((None, *BASES)),
        "excess": random.choice((None, other.excess)),
        "reach": random.choice((None, *REACHES)),
        "impact": random.choice((None, other.impact)),
        "proof": random.choice(((), other.proof)),
    }
    changed = {name: value for name, value in changes.items() if random.random() < _CHANGED}
    return replace(item, **changed, **given)


@cache
def _words() -> tuple[EvidenceItem, ...]:
    return tuple(item for person in _people() for item in person.evidence)


@cache
def _awards() -> tuple[CurrentAward | None, ...]:
    return tuple(person.applicant.current_award for person in _people())


@cache
def _people() -> tuple[Application, ...]:
    files = (resources.files("cea_helper") / "demo_people").iterdir()
    named = sorted((file for file in files if file.name.endswith(".json")), key=lambda f: f.name)
    return tuple(read_application(file.read_bytes()) for file in named)
