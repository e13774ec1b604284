"""Publications from the exports of reference managers and PubMed."""

from __future__ import annotations

import json

import pytest

from cea_helper.dates import PartialDate
from cea_helper.errors import UnreadableEvidenceFile
from cea_helper.evidence import EvidenceItem, Proof
from cea_helper.interchange.evidence_files import read_evidence
from tests.interchange.evidence_files import samples


def first(written: str) -> EvidenceItem:
    return read_evidence(written.encode()).items[0]


@pytest.mark.parametrize("name", samples.every_format())
def test_the_format_is_told_from_the_content(name: str) -> None:
    found = read_evidence(samples.every_format()[name])
    assert found.format == name.split()[0]
    assert found.items
    assert not found.skipped


def test_zotero_ris_keeps_what_it_says() -> None:
    item = first(samples.ZOTERO_RIS)
    assert (item.title, item.areas) == ("A made-up pathway for pleural disease", ("research",))
    assert item.start == PartialDate(2023, 3, 14)
    assert item.proof == (Proof("doi", "10.0000/invented.7"), Proof("pmid", "30000007"))
    assert item.citation is not None
    assert item.citation["author"][1] == {"family": "Specimen", "given": "Jo-Ann"}
    assert item.citation["page"] == "88-95"


def test_a_book_is_a_book() -> None:
    book = read_evidence(samples.ZOTERO_RIS.encode()).items[1]
    assert book.citation == {
        "id": "e2",
        "type": "book",
        "title": "Notional handbook",
        "author": [{"family": "Pretend", "given": "Huda"}],
        "issued": {"date-parts": [[2021]]},
        "publisher": "Sample Press",
    }


def test_endnote_ris_has_its_date_and_numbers_elsewhere() -> None:
    item = first(samples.ENDNOTE_RIS)
    assert item.start == PartialDate(2022, 3, 15)
    assert item.proof == (
        Proof("doi", "10.0000/S0000-0000(22)00001-2"),
        Proof("pmid", "30000008"),
    )


def test_a_record_without_its_end_is_not_joined_with_the_next() -> None:
    cut = samples.ZOTERO_RIS.replace("ER  -", "")
    assert len(read_evidence(cut.encode()).items) == 2


def test_a_byte_order_mark_does_not_cost_the_first_record() -> None:
    marked = samples.ZOTERO_RIS.encode("utf-8-sig")
    assert read_evidence(marked).items == read_evidence(samples.ZOTERO_RIS.encode()).items


def test_pubmed_gives_dates_titles_and_groups_as_far_as_known() -> None:
    one, other = read_evidence(samples.PUBMED.encode()).items
    assert one.title.endswith("go on in a second line")
    assert one.start == PartialDate(2023, 7)
    assert one.proof[0] == Proof("doi", "10.0000/invented.9")
    assert one.citation is not None
    assert one.citation["author"][-1] == {"literal": "The Sample Group"}
    assert (other.title, other.start) == ("A translated study", PartialDate(2020))


def test_bibtex_loses_its_latex_and_nothing_else() -> None:
    item = first(samples.MENDELEY_BIB)
    assert item.title == "A made-up pathway: 100% of na\u00efve patients"
    assert item.proof == (Proof("doi", "10.0000/invented_7"), Proof("pmid", "30000007"))
    assert item.citation is not None
    assert item.citation["author"][1:] == [
        {"family": "M\u00fcller", "given": "J\u00f6rg"},
        {"literal": "The Sample Group"},
    ]
    assert item.citation["container-title"] == "Journal of Invented Medicine"
    assert (item.start, item.citation["page"]) == (PartialDate(2023, 7), "88-95")


def test_authors_whom_bibtex_leaves_out_are_not_forgotten() -> None:
    item = first("@article{x, title={T}, year=2020, author={Pretend, Huda and others}}")
    assert item.citation is not None
    assert item.citation["author"] == [{"family": "Pretend", "given": "Huda"}, {"literal": "et al"}]


def test_two_entries_of_one_key_are_both_read() -> None:
    other = samples.SCHOLAR_BIB.replace("A second", "Another")
    assert len(read_evidence((samples.SCHOLAR_BIB + other).encode()).items) == 2


def test_a_publication_as_csl_json_stays_as_it_is() -> None:
    item = first(samples.ZOTERO_CSL)
    assert item.citation == json.loads(samples.ZOTERO_CSL)[0]
    assert item.proof == (Proof("doi", "10.0000/invented.7"), Proof("pmid", "30000007"))
    assert item.start == PartialDate(2023, 3, 14)


@pytest.mark.parametrize(
    ("whole", "broken", "record"),
    [
        (samples.ZOTERO_RIS, "TY  - JOUR\nAU  - Pretend, Huda\nER  - \n", 3),
        (samples.PUBMED, "\n\nPMID- none\nTI  - A study\n", 3),
        (samples.PUBMED, "\n\nPMID- 5\nTI  - A study\nno tag here\n", 3),
        (samples.MENDELEY_BIB, "\n@article{open, title={Never closed\n", 2),
        (samples.SCHOLAR_BIB, "\n@article{bare, year=2020}\n", 2),
    ],
)
def test_one_broken_record_is_named_and_stops_no_other(
    whole: str, broken: str, record: int
) -> None:
    found = read_evidence((whole + broken).encode())
    assert [skip.record for skip in found.skipped] == [record]
    assert found.items == read_evidence(whole.encode()).items


def test_a_broken_record_in_the_middle_is_named_by_its_number() -> None:
    tree = json.loads(samples.ZOTERO_CSL)
    tree.insert(1, {"id": "x", "type": "book"})
    tree.insert(2, "no record")
    found = read_evidence(json.dumps(tree).encode())
    assert [(skip.record, skip.why) for skip in found.skipped] == [
        (2, "it has no title"),
        (3, "it is not a group of names and values"),
    ]
    assert found.records == (1, 4)


def test_progress_ends_with_all_records() -> None:
    many = "".join(f"TY  - JOUR\nTI  - Study number {n}\nER  - \n" for n in range(250))
    told: list[tuple[int, int]] = []
    read_evidence(many.encode(), progress=lambda done, total: told.append((done, total)))
    assert told == [(100, 250), (200, 250), (250, 250)]


def test_a_format_that_the_file_is_not_is_refused() -> None:
    for wanted in ("xlsx", "application"):
        with pytest.raises(UnreadableEvidenceFile, match="not"):
            read_evidence(samples.ZOTERO_CSL.encode(), wanted)
    with pytest.raises(UnreadableEvidenceFile, match="no record"):
        read_evidence(samples.ZOTERO_RIS.encode(), "bibtex")


def test_one_blank_for_two_in_ris_is_read_too() -> None:
    loose = samples.ZOTERO_RIS.replace("  - ", " - ").replace("  -\n", " -\n")
    assert read_evidence(loose.encode()).items == read_evidence(samples.ZOTERO_RIS.encode()).items


BIBTEX = r"""
@string{press = "Invented Press"}
@article{a, title={Sepsis {p \textless 0.05} in H$_2$O}, subtitle={A trial}, year=2020, month=10}
@article{b, title="A tale " # {of wards}, journal=press # " Journal", year=2021, month={3}}
@article{c, title={A span}, date={2020-05-01/2020-06}}
@article{d, title={No comma} year=2020, journal={X}}
@inproceedings{e, title={A talk}, crossref={p}}
@proceedings{p, title={A meeting}, year=2019, month=mar}
"""


def test_bibtex_is_read_as_it_is_meant() -> None:
    found = read_evidence(BIBTEX.encode())
    assert [(item.title, str(item.start)) for item in found.items] == [
        ("Sepsis p < 0.05 in H\u2082O: A trial", "2020-10"),
        ("A tale of wards", "2021-03"),
        ("A span", "2020-05-01"),
        ("A talk", "2019-03"),
        ("A meeting", "2019-03"),
    ]
    citations = [item.citation or {} for item in found.items]
    assert citations[1]["container-title"] == "Invented Press Journal"
    assert citations[3]["container-title"] == "A meeting"
    assert [(skip.record, skip.why) for skip in found.skipped] == [
        (4, 'a comma is missing after its field "title"')
    ]


def test_ris_names_a_chapter_its_book_and_a_second_date() -> None:
    chapter = "TY  - CHAP\nCT  - A chapter\nBT  - A book\nY2  - 2022/05//\nER  - \n"
    looked_at = "TY  - BOOK\nBT  - A book\nY2  - 2022\nUR  - https://example.org/b\nER  - \n"
    items = read_evidence((chapter + looked_at).encode()).items
    assert [item.title for item in items] == ["A chapter", "A book"]
    assert (items[0].citation or {})["container-title"] == "A book"
    assert [str(item.start) for item in items] == ["2022-05", "None"]
