"""Documents that the program did not write: last year's form, a CV, what other programs save."""

from __future__ import annotations

import pytest

from cea_helper.schemes import shipped
from cea_helper.word.reading.titles import Titles
from tests.word.examples import make_application, write
from tests.word.reading.building import (
    WORD_STYLES,
    edited,
    element,
    heading,
    p,
    package,
    read,
    run,
    texts,
)

CEA, NCIA = (Titles(shipped().get(scheme)) for scheme in ("cea-national-2019", "ncia-2027"))
BOLD = "<w:b/>"


def box_for(titles: Titles, words: str) -> str | None:
    match = titles.match(words)
    return match.box if match else None


@pytest.mark.parametrize(
    ("words", "box"),
    [
        ("Domain 1: Delivering a high quality service", "delivering"),
        ("1. DELIVERING A HIGH QUALITY SERVICE", "delivering"),
        ("Domain 2 \u2013 Developing a High-Quality Service:", "developing"),
        ("Domain two: developing a high quality service", "developing"),
        ("Delivring a high quality servce", "delivering"),
        ("4) Research & Innovation", "research"),
        ("Domain 3", "leading"),
        ("Domain 3: Leadership", "leading"),
        ("Teaching", "teaching"),
        ("Personal Statement", "personal_statement"),
    ],
)
def test_heading_is_known_as_people_write_it(words: str, box: str) -> None:
    assert box_for(CEA, words) == box


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Hobbies",
        "Develvering a high quality service",
        "A high quality service",
        "Service delivery and development",
        "Domain 9",
        "Domain 4: Hobbies",
        "Evidence for domain 2: Developing a high quality service",
        "Quality improvement and teaching",
        "Domain 4: Research and innovation " * 9,
    ],
)
def test_heading_that_is_not_sure_is_nobodys(words: str) -> None:
    assert box_for(CEA, words) is None


def test_titles_of_another_round_stand_for_the_same_areas() -> None:
    assert box_for(NCIA, "Research and innovation") == "innovation"
    assert box_for(NCIA, "Delivering a high quality service") == "service"
    assert box_for(CEA, "Education, training and people development") == "teaching"


def test_cv_gives_what_its_headings_name_and_tells_the_rest() -> None:
    body = heading("Dr Sample Consultant") + p(run("Born in Leeds."))
    body += heading("Teaching") + p(run("I teach.")) + heading("Courses", "H2") + p(run("Two."))
    body += heading("Hobbies") + p(run("Chess."))
    found = read(package(body))
    assert found.boxes["teaching"].text == "I teach.\nCourses\nTwo."
    told = [notice.text for notice in found.notices if notice.code == "unplaced-text"]
    start = "This text is in no box of the form: "
    assert told == [f"{start}Dr Sample Consultant\nBorn in Leeds.", f"{start}Hobbies\nChess."]
    missing = {notice.box for notice in found.notices if notice.code == "not-found"}
    assert missing == {"delivering", "developing", "leading", "research"}


def test_form_made_of_a_table_is_read() -> None:
    def row(*cells: str) -> str:
        inside = "".join(f"<w:tc>{p(run(words))}</w:tc>" for words in cells)
        return f"<w:tr>{inside}</w:tr>"

    rows = row("Domain 4: Research and innovation") + row("One trial.")
    rows += row("Domain 5: Teaching and training", "I taught.")
    found = read(package(f"<w:tbl>{rows}</w:tbl>" + p(run("Signed: Dr Sample"))))
    assert found.boxes["research"].text == "One trial."
    assert found.boxes["teaching"].text == "I taught."
    assert [n.text for n in found.notices if n.code == "unplaced-text"] == [
        "This text is in no box of the form: Signed: Dr Sample"
    ]


def test_headings_that_are_only_bold_are_read() -> None:
    def bold(words: str) -> str:
        return p(run(words, BOLD))

    body = bold("4. Research and innovation") + p(run("One trial.")) + p("")
    body += bold("Signature") + p(run("Dr Sample"))
    assert texts(package(body)) == {"research": "One trial."}


def test_heading_that_stands_twice_is_read_twice_and_told() -> None:
    body = heading("Teaching") + p(run("I teach.")) + heading("Hobbies") + p(run("Chess."))
    found = read(package(body + heading("Teaching") + p(run("Much."))))
    assert found.boxes["teaching"].text == "I teach.\nMuch."
    assert "found-twice" in [notice.code for notice in found.notices]


def test_word_in_another_language_names_its_styles_otherwise() -> None:
    german = WORD_STYLES.replace('"H1"', '"berschrift1"')
    body = heading("Research and innovation", "berschrift1") + p(run("Text."))
    document = package(body, {"word/styles.xml": element("styles", german)})
    assert texts(document) == {"research": "Text."}


def test_google_docs_loses_marks_styles_and_list() -> None:
    document = write(make_application(statements={"research": "One trial.\nTwo papers."}))

    def as_google_writes(xml: str) -> str:
        note = '<w:pStyle w:val="Normal"/><w:ind w:left="227" w:right="227" w:firstLine="0"/>'
        for style in ("BoxNoteHeading", "BoxNote"):
            xml = xml.replace(f'<w:pStyle w:val="{style}"/>', note)
        for style in ("OwnWords", "NotWritten", "Length"):
            xml = xml.replace(f'<w:pStyle w:val="{style}"/>', '<w:pStyle w:val="Normal"/>')
        return xml.replace("cea_head", "kix.a").replace("cea_text", "kix.b")

    saved = edited(document, as_google_writes)
    saved = edited(saved, lambda _: "<x/>", "customXml/item1.xml")
    assert texts(saved) == {"research": "One trial.\nTwo papers."}


def test_pages_writes_headings_by_their_level_and_lists_by_number() -> None:
    title = p(run("Research and innovation"), '<w:pStyle w:val="Body"/><w:outlineLvl w:val="0"/>')
    item = p(run("One trial."), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>')
    found = read(package(title + item))
    assert found.boxes["research"].text == "One trial."
    assert "list" in [notice.code for notice in found.notices]


def test_replies_and_resolved_comments_of_word_are_read() -> None:
    def comment(number: int, author: str, words: str) -> str:
        return (
            f'<w:comment w:id="{number}" w:author="{author}" w:date="2026-03-02T10:00:00Z">'
            f'<w:p w14:paraId="0000000{number}"><w:r><w:annotationRef/></w:r>{run(words)}</w:p>'
            "</w:comment>"
        )

    threads = (
        '<w15:commentEx w15:paraId="00000001" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="1"/>'
    )
    marked = '<w:commentRangeStart w:id="1"/>' + run("trial") + '<w:commentRangeEnd w:id="1"/>'
    body = heading("Research and innovation") + p(run("One ") + marked + run("."))
    parts = {
        "word/comments.xml": element("comments", comment(1, "A", "Which?") + comment(2, "B", "X.")),
        "word/commentsExtended.xml": element("x", threads),
    }
    links = ("comments comments.xml", "commentsExtended commentsExtended.xml")
    first, reply = read(package(body, parts, links)).remarks
    assert (first.anchor, first.start, first.end, first.is_resolved) == ("trial", 4, 9, True)
    assert (reply.reply_to, reply.author, reply.anchor) == (0, "B", "trial")
