"""Made-up exports, each in the dialect of the program that it is named after."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import openpyxl
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

ZOTERO_RIS = """TY  - JOUR
TI  - A made-up pathway for pleural disease
AU  - Pretend, Huda Mae
AU  - Specimen, Jo-Ann
T2  - Journal of Invented Medicine
DA  - 2023/03/14/
PY  - 2023
VL  - 7
IS  - 2
SP  - 88
EP  - 95
DO  - 10.0000/invented.7
N1  - PMID: 30000007
ER  -

TY  - BOOK
TI  - Notional handbook
AU  - Pretend, Huda
PY  - 2021
PB  - Sample Press
ER  -
"""
ENDNOTE_RIS = """TY  - JOUR
A1  - Pretend, H. M.
T1  - A second made-up study
JF  - Invented Lancet
Y1  - 2022
DA  - Mar 15
AN  - 30000008
DB  - PubMed
M3  - doi:10.0000/S0000-0000(22)00001-2
ER  -
"""
PUBMED = """
PMID- 30000009
OWN - NLM
IS  - 0000-0000 (Print)
VI  - 12
IP  - 4
DP  - 2023 Jul-Aug
TI  - A third made-up study whose title is long enough to go on in a second
      line.
PG  - 1-9
LID - 10.0000/invented.9 [doi]
FAU - Pretend, Huda Mae
AU  - Pretend HM
AD  - Example Hospital.
FAU - Specimen, Jo
AU  - Specimen J
CN  - The Sample Group
PT  - Journal Article
JT  - Invented journal of medicine
TA  - Inv J Med
PHST- 2023/07/01 00:00 [pubmed]

PMID- 30000010
DP  - 2020 Winter
TI  - [A translated study].
AU  - Mock B
JT  - Journal of samples
"""
MENDELEY_BIB = r"""@string{jim = "Journal of Invented Medicine"}
@article{Pretend2023,
abstract = {Of 100% invented patients, all did well.},
author = {Pretend, Huda Mae and M{\"{u}}ller, J{\"o}rg and {The Sample Group}},
doi = {10.0000/invented\_7},
journal = jim,
month = {jul},
pages = {88--95},
pmid = {30000007},
title = {{A made-up pathway: 100% of na{\"{i}}ve patients}},
volume = {7},
year = {2023}
}
"""
SCHOLAR_BIB = """@article{pretend2022second,
  title={A second made-up study},
  author={Pretend, Huda and Specimen, Jo and others},
  journal={Invented Lancet},
  volume={3},
  number={1},
  pages={1--4},
  year={2022},
  publisher={Sample Press}
}
"""
ZOTERO_CSL = json.dumps(
    [
        {
            "id": "http://zotero.org/users/0/items/SAMPLE",
            "type": "article-journal",
            "container-title": "Journal of Invented Medicine",
            "DOI": "10.0000/invented.7",
            "note": "PMID: 30000007\nPMCID: PMC0000007",
            "title": "A made-up pathway",
            "author": [{"family": "Pretend", "given": "Huda Mae"}],
            "issued": {"date-parts": [["2023", 3, 14]]},
        },
        {"id": "b", "type": "book", "title": "Notional handbook", "issued": {"raw": "2021?"}},
    ]
)
SCOPUS_CSV = (
    "Authors,Author full names,Author(s) ID,Title,Year,Source title,Volume,Issue,Art. No.,"
    "Page start,Page end,Cited by,DOI,Link,PubMed ID,Document Type\n"
    '"Pretend H.M.; Specimen J.","Pretend, Huda Mae (1); Specimen, Jo (2)","1; 2",'
    '"A made-up pathway",2023,"Invented Journal",7,2,,88,95,3,10.0000/invented.7,'
    "https://example.org/7,30000007,Article\n"
)
PUBMED_CSV = (
    "PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,"
    "NIHMS ID,DOI\n"
    '30000009,"A third made-up study.","Pretend HM, Specimen J.","Inv J Med. 2023 Jul",'
    '"Pretend HM","Inv J Med",2023,2023/07/01,,,10.0000/invented.9\n'
)
WEB_OF_SCIENCE_TABS = (
    "PT\tAU\tTI\tSO\tVL\tBP\tEP\tDI\tPD\tPY\tPM\n"
    "J\tPretend, HM; Specimen, J\tA made-up pathway\tINVENTED JOURNAL\t7\t88\t95\t"
    "10.0000/invented.7\tMAR 15\t2023\t30000007\n"
)
COMMITTEES: tuple[tuple[str, ...], ...] = (
    ("Committee", "From", "To", "Role", "Level"),
    ("Invented Drugs Committee", "March 2021", "present", "Chair", "Regional"),
    ("Notional Audit Panel", "2019", "Sept 2020", "Member", "National"),
)


def workbook(fill: Callable[[Workbook, Worksheet], None]) -> bytes:
    """Return the workbook that `fill` makes of an empty one and its first sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    fill(book, sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def committees(book: Workbook, sheet: Worksheet) -> None:
    """Fill the sheet with a list of committees, as a person keeps it."""
    for row in COMMITTEES:
        sheet.append(row)


def every_format() -> dict[str, bytes]:
    """Return one good file of each format and dialect."""
    texts = {
        "ris": ZOTERO_RIS,
        "ris of EndNote": ENDNOTE_RIS,
        "nbib": PUBMED,
        "bibtex": MENDELEY_BIB,
        "bibtex of Google Scholar": SCHOLAR_BIB,
        "csl-json": ZOTERO_CSL,
        "csv": SCOPUS_CSV,
        "csv of PubMed": PUBMED_CSV,
        "csv with tabs": WEB_OF_SCIENCE_TABS,
    }
    files = {name: text.encode() for name, text in texts.items()}
    return files | {"xlsx": workbook(committees)}
