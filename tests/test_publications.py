"""The publications of an application, and a list of some of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cea_helper.application import Application
from cea_helper.dates import PartialDate
from cea_helper.evidence import EvidenceItem
from cea_helper.people import Applicant
from cea_helper.publications import box_for, numbered, publications_in
from cea_helper.schemes import shipped

TODAY = date(2026, 11, 21)
SCHEME = shipped().get("ncia-2026")
AUTHORS = ({"family": "Pretend", "given": "H"}, {"family": "Sample", "given": "B"})


def paper(name: str, start: PartialDate | None, *people: dict[str, str]) -> EvidenceItem:
    citation = {"type": "article", "title": f"On {name}", "author": list(people or AUTHORS)}
    return EvidenceItem(name, f"On {name}", ("research",), start=start, citation=citation)


def application(*items: EvidenceItem) -> Application:
    return Application(SCHEME, Applicant("Dr Huda Pretend"), items)


@pytest.mark.parametrize(
    ("scheme", "box"), [("cea-national-2021", "publications"), ("cea-national-2019", "research")]
)
def test_the_box_is_one_of_their_own_else_that_of_research(scheme: str, box: str) -> None:
    found = box_for(shipped().get(scheme))
    assert found is not None and found.id == box


def test_publications_inside_the_look_back_are_listed_newest_first() -> None:
    other = replace(paper("x", PartialDate(2026)), id="other", citation=None)
    items = (
        paper("old", PartialDate(2012)),
        paper("second", PartialDate(2024)),
        other,
        paper("newest", PartialDate(2025, 3)),
        paper("undated", None),
    )
    found = publications_in(application(*items), TODAY)
    assert [one.item.id for one in found] == ["newest", "second", "undated"]


def test_a_reference_ends_with_the_place_of_the_applicant() -> None:
    others = ({"family": "Sample", "given": "B"}, {"family": "Notional", "given": "C"})
    alone = ({"family": "Pretend", "given": "H"},)
    papers = [paper("a", PartialDate(2026)), paper("b", PartialDate(2025), *others)]
    papers.append(paper("c", PartialDate(2024), *alone))
    references = [one.reference for one in publications_in(application(*papers), TODAY)]
    assert references == [
        "Pretend H, Sample B. On a. (first of 2 authors)",
        "Sample B, Notional C. On b.",
        "Pretend H. On c. (only author)",
    ]


def test_each_reference_of_the_list_claims_its_evidence() -> None:
    papers = (paper("a", PartialDate(2026)), paper("b", PartialDate(2025)))
    box = SCHEME.domains[0]
    written, claims = numbered(publications_in(application(*papers), TODAY), box)
    lines = [written[claim.start : claim.end] for claim in claims]
    assert lines == written.split("\n")
    assert [line[:3] for line in lines] == ["1. ", "2. "]
    assert [claim.evidence for claim in claims] == [("a",), ("b",)]
