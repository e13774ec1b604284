"""What is the same publication or achievement, and what only looks like it."""

from __future__ import annotations

from time import process_time

import pytest

from cea_helper.dates import PartialDate
from cea_helper.evidence import EvidenceItem, Proof
from cea_helper.interchange.evidence_files import Duplicate, already_held, read_evidence

TITLE = "A randomised trial of an invented bundle in adults"


def paper(title: str = TITLE, year: int = 2023, doi: str = "", author: str = "") -> EvidenceItem:
    citation = {"author": [{"family": author}]} if author else {"type": "article-journal"}
    proof = (Proof("doi", doi),) if doi else ()
    start = PartialDate(year)
    return EvidenceItem("x", title, ("research",), start=start, proof=proof, citation=citation)


def are_same(one: EvidenceItem, other: EvidenceItem) -> bool:
    return already_held([one], [other]) == already_held([other], [one]) == {"x": "x"}


@pytest.mark.parametrize(
    "other",
    [
        paper(TITLE.upper() + "."),
        paper("A randomized trial of an invented bundle in adults"),
        paper("A <i>randomised</i> trial of an invented bundle in adults"),
        paper("A randomised trial of an in-vented bundle in adults"),
        paper(author="Pretend"),
    ],
)
def test_nearly_equal_titles_of_a_year_are_one_paper(other: EvidenceItem) -> None:
    assert are_same(paper(), other)


@pytest.mark.parametrize(
    "other",
    [
        paper(f"{TITLE}: part 2"),
        paper(f"Reply to: {TITLE}"),
        paper(f"Erratum: {TITLE}"),
        paper("A randomised trial of an invented bundle in children"),
        paper("A randomised trial of an invented bundle on adults"),
        paper(year=2022),
    ],
)
def test_other_papers_are_not_merged(other: EvidenceItem) -> None:
    assert not already_held([paper()], [other])


@pytest.mark.parametrize(("one", "other"), [("Part 1", "Part 2"), ("Part I", "Part II")])
def test_parts_are_papers_of_their_own(one: str, other: str) -> None:
    assert not already_held([paper(f"{TITLE}. {one}")], [paper(f"{TITLE}. {other}")])


def test_identifiers_decide_before_titles() -> None:
    written = paper("Quite another title", doi="https://doi.org/10.0000/INVENTED.7")
    assert are_same(written, paper(doi="10.0000/invented.7"))
    assert not already_held([paper(doi="10.0000/a")], [paper(doi="10.0000/b")])
    assert not already_held([paper(author="Pretend")], [paper(author="Mock")])


def test_each_term_on_a_committee_counts() -> None:
    first = EvidenceItem("x", "Invented Panel", ("leading",), start=PartialDate(2023, 1))
    assert are_same(first, first)
    assert not already_held([first], [EvidenceItem("x", "Invented Panel", ("leading",))])
    chair = EvidenceItem(
        "x", "Invented Panel", ("leading",), start=PartialDate(2023, 1), role="Chair"
    )
    assert not already_held([first], [chair])


def test_a_file_names_the_record_that_was_kept() -> None:
    record = "TY  - JOUR\nTI  - {}\nPY  - 2023\nDO  - {}\nER  - \n"
    rows = [(TITLE, "10.0000/a"), ("Another", "10.0000/b"), ("Third", "doi:10.0000/A")]
    found = read_evidence("".join(record.format(*row) for row in rows).encode())
    assert found.duplicates == (Duplicate(record=3, of=1),)
    assert found.records == (1, 2)


def test_a_title_that_stands_thousands_of_times_takes_no_longer() -> None:
    header = "Committee,Role,Start\n"
    terms = [f"Drugs and therapeutics committee,Pretend member {n},2021\n" for n in range(4000)]
    begun = process_time()
    found = read_evidence((header + "".join(terms) + terms[3999]).encode())
    assert (len(found.items), found.duplicates) == (4000, (Duplicate(record=4002, of=4001),))
    assert process_time() - begun < 6
