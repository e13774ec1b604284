"""Builders and strategies for the tests of strength: small pools, so that edges are met often."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

from hypothesis import strategies as st

from cea_helper.application import Application
from cea_helper.dates import PartialDate, parse_partial
from cea_helper.evidence import (
    AREAS,
    BASES,
    CONTRIBUTIONS,
    REACHES,
    EvidenceItem,
    Impact,
    Proof,
)
from cea_helper.people import JOB_ROLES, Applicant, CurrentAward
from cea_helper.schemes import shipped
from cea_helper.strength.qualities import Conditions

AS_OF = date(2026, 11, 21)
LOOK_BACK = date(2021, 11, 21)
NATIONAL = Conditions("national", LOOK_BACK, AS_OF)
LOCAL = Conditions("local", LOOK_BACK, AS_OF)

TITLES = (
    "Sepsis pathway",
    "The SEPSIS pathway.",
    "Ward rounds",
    "Rounds of the ward",
    "Frailty unit",
    "New pathway for sepsis",
)
_WRITTEN = "2018 2021 2021-10 2021-11 2021-11-20 2021-11-21 2023-04 2026 2027"
DATES = tuple(parse_partial(written) for written in _WRITTEN.split(" "))
ROLES = ("I wrote the pathway and trained 40 nurses.", "Member of the group.", "n/a")
EXCESSES = ("Two unpaid evenings a week.", "none")
RESULTS = (
    "Improved care.",
    "Deaths fell from 12 to 4 a year.",
    "Six other trusts have adopted it.",
)
PROOFS = (
    Proof("person", "The chief nurse"),
    Proof("audit", "Sepsis audit 2025"),
    Proof("doi", "10.1000/1"),
)


def make_item(identity: str = "e1", title: str = "Sepsis pathway", **fields: Any) -> EvidenceItem:
    """An item of the developing area with nothing but a title, unless `fields` say more."""
    return EvidenceItem(identity, title, fields.pop("areas", ("developing",)), **fields)


def make_strong_item(
    identity: str = "e1", title: str = "Sepsis pathway", **fields: Any
) -> EvidenceItem:
    """An item with all six qualities, unless `fields` say less."""
    full: dict[str, Any] = {
        "start": parse_partial("2023-02"),
        "end": parse_partial("2025-06"),
        "contribution": "led",
        "role": "I wrote the pathway and trained 40 nurses.",
        "basis": "over_and_above",
        "excess": "Two unpaid evenings a week.",
        "reach": "national",
        "impact": Impact("Fewer people die.", "deaths a year", 12, 4, "deaths", "median 9"),
        "proof": (Proof("audit", "Sepsis audit 2025"),),
    }
    return make_item(identity, title, **(full | fields))


def make_application(*items: EvidenceItem, **fields: Any) -> Application:
    """An application of a medical director for the 2019 round, judged on 21 November 2026."""
    applicant = fields.pop("applicant", Applicant("Dr Test Sample", roles=("medical_director",)))
    return Application(shipped().get("cea-national-2019"), applicant, items, AS_OF, **fields)


def dates() -> st.SearchStrategy[PartialDate]:
    """Dates round the edge of the look-back and round the day of judging."""
    return st.sampled_from(DATES)


def items(domains: tuple[str, ...] = ()) -> st.SearchStrategy[EvidenceItem]:
    """Items of which many share a title, a date or a domain; some are put into one of `domains`.

    They come from a large pool made beforehand: drawing each field by itself takes too long.
    """
    placed = st.sampled_from((None, None, *domains))
    return st.builds(lambda item, domain: replace(item, domain=domain), _pooled(), placed)


def _pooled() -> st.SearchStrategy[EvidenceItem]:
    return st.integers(0, len(_POOL) - 1).map(_POOL.__getitem__)


def _any_item(random: Random) -> EvidenceItem:
    pick = random.choice
    start_strong = random.random() < 0.3
    fields: dict[str, tuple[Any, ...]] = {
        "start": (None, *DATES),
        "end": (None, "present", *DATES),
        "contribution": (None, *CONTRIBUTIONS),
        "role": (None, *ROLES),
        "basis": (None, *BASES),
        "excess": (None, *EXCESSES),
        "reach": (None, *REACHES),
        "impact": (None, _any_impact(random)),
        "proof": ((), PROOFS[:1], PROOFS[1:]),
        "citation": (None, None, None, {"type": "article-journal"}),
    }
    changed = random.sample(sorted(fields), 1) if start_strong else sorted(fields)
    make = make_strong_item if start_strong else make_item
    areas = tuple(random.sample(list(AREAS), pick((1, 1, 2))))
    chosen = {name: pick(fields[name]) for name in changed}
    return make("new", pick(TITLES), areas=areas, **chosen)


def _any_impact(random: Random) -> Impact:
    return Impact(
        text=random.choice((None, *RESULTS)),
        measure=random.choice((None, "deaths a year")),
        before=random.choice((None, 4, 9.5)),
        after=random.choice((None, 4, 9.5)),
        benchmark=random.choice((None, "national median 9")),
    )


_POOL = tuple(_any_item(Random(seed)) for seed in range(3000))


@st.composite
def applications(draw: st.DrawFn, max_items: int = 7) -> Application:
    """An application for either scheme, with roles and awards of all kinds."""
    scheme = shipped().get(draw(st.sampled_from(("cea-national-2019", "ncia-2026"))))
    drawn = draw(st.lists(items(tuple(d.id for d in scheme.domains)), max_size=max_items))
    evidence = tuple(replace(item, id=f"e{number}") for number, item in enumerate(drawn))
    roles = draw(st.lists(st.sampled_from(list(JOB_ROLES)), max_size=3, unique=True).map(tuple))
    schemes = st.sampled_from((None, "cea-local", "ncia-2022", "elsewhere"))
    award = draw(st.none() | st.builds(CurrentAward, st.just("bronze"), dates(), schemes))
    applicant = Applicant("Dr Test Sample", roles=roles, current_award=award)
    return Application(scheme, applicant, evidence, AS_OF)
