"""Names of authors and numbers of papers, as exports write them."""

from __future__ import annotations

import pytest

from cea_helper.interchange.evidence_files import identifiers, people_names

PRETEND, MOCK = {"family": "Pretend", "given": "HM"}, {"family": "Mock", "given": "B"}


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Pretend HM, Mock B.", (PRETEND, MOCK)),
        ("Pretend, HM; Mock, B; ", (PRETEND, MOCK)),
        ("Pretend, HM and Mock, B", (PRETEND, MOCK)),
        ("Mock, B", (MOCK,)),
        ("The Sample Group", ({"literal": "The Sample Group"},)),
        ("Mock, B, Jr.;", ({"family": "Mock", "given": "B", "suffix": "Jr."},)),
        ("", ()),
    ],
)
def test_a_cell_of_names_is_parted(cell: str, names: tuple[dict[str, str], ...]) -> None:
    assert people_names.split_names(cell) == names


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("https://doi.org/10.0000/ABC.1", "10.0000/ABC.1"),
        ("(doi: 10.0000/S0(22)1)", "10.0000/S0(22)1"),
        ("see 10.0000/abc.", "10.0000/abc"),
        ("none", ""),
    ],
)
def test_a_doi_is_found_in_what_stands_round_it(written: str, doi: str) -> None:
    assert identifiers.doi(written) == doi


@pytest.mark.parametrize(
    ("written", "pmid"),
    [
        ("30000007", "30000007"),
        ("PMID: 30000007; PMCID: PMC7", "30000007"),
        ("https://pubmed.ncbi.nlm.nih.gov/30000007/", "30000007"),
        ("30000007.0", "30000007"),
        ("PMC30000007", ""),
        ("n/a", ""),
    ],
)
def test_a_pubmed_number_is_told_from_others(written: str, pmid: str) -> None:
    assert identifiers.pmid(written) == pmid
