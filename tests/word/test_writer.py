"""The written file: what Word, LibreOffice and a screen reader find in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cea_helper import text
from cea_helper.application import Application
from cea_helper.people import Applicant
from cea_helper.schemes import shipped
from tests.strategies import applications, texts
from tests.word.by_bookmark import box_texts, boxes_listed, part, texts_by_bookmark
from tests.word.examples import example, make_application, make_item, opened, write

SNIPPETS = (
    "R&D <10% <script>alert('x')</script> ]]> &amp; \"quoted\"",
    "\U0001f469\u200d\u2695\ufe0f\U0001f600",
    "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd",
    "\u202eturned\u202c",
    "e\u0301 a\u0327\u0302",
    "\t\ttabs\t",
    "\n\n\n",
    "   ",
    "\u00a0\u2007\u202f",
    "\u2028\u2029\u0085",
    "\u00ad\u200b\ufeff",
    "Nothing written yet",
    "1,204 of 1,350 characters",
    "Domain 2: Developing a high quality service",
)


def hostile_texts() -> st.SearchStrategy[str]:
    """Texts put together from what has broken documents before."""
    pieces = st.lists(st.sampled_from(SNIPPETS) | texts(), min_size=1, max_size=6)
    return pieces.map("".join).map(text.normalise).filter(bool)


@st.composite
def written_applications(draw: st.DrawFn) -> Application:
    """An application with hostile text in some of its boxes."""
    scheme = shipped().get("cea-national-2019")
    statements = st.sampled_from([domain.id for domain in scheme.domains])
    fields = st.sampled_from([field.id for field in scheme.fields])
    return make_application(
        statements=draw(st.dictionaries(statements, hostile_texts(), max_size=3)),
        fields=draw(st.dictionaries(fields, hostile_texts(), max_size=2)),
    )


@given(written_applications())
def test_each_text_is_read_back_to_the_character(application: Application) -> None:
    written = {**application.statements, **application.fields}
    assert box_texts(write(application)) == written


@given(applications())
def test_any_application_can_be_written(application: Application) -> None:
    written = {**application.statements, **application.fields}
    assert box_texts(write(application)) == {box: words for box, words in written.items() if words}


def test_text_that_was_not_normalised_is_written_normalised() -> None:
    application = make_application(
        applicant=Applicant("Dr\x0b Example", post="a\x00b"),
        statements={"research": "one\r\ntwo\x0c\ud800 e\u0301"},
        evidence=(make_item(title="\x1fSepsis\ufffe"),),
    )
    assert box_texts(write(application))["research"] == "one\ntwo \u00e9"


def test_heading_of_each_box_has_its_bookmark() -> None:
    docx = write(make_application(fields={"form_d": "More."}))
    texts = texts_by_bookmark(docx)
    headings = {box: texts[place["heading"]] for box, place in boxes_listed(docx).items()}
    assert headings["research"] == "Domain 4: Research and innovation"
    assert headings["form_d"] == "Form D: research and innovation"


def test_bookmarks_have_names_that_word_takes() -> None:
    for scheme_id in ("cea-national-2019", "ncia-2026"):
        names = list(texts_by_bookmark(write(make_application(scheme=shipped().get(scheme_id)))))
        assert len(names) == len(set(names))
        assert all(len(name) <= 40 and name.replace("_", "").isalnum() for name in names)


def test_empty_box_says_so_and_is_listed_as_empty() -> None:
    docx = write(make_application())
    place = boxes_listed(docx)["research"]
    assert place["written"] == "no"
    assert texts_by_bookmark(docx)[place["text"]] == "Nothing written yet"


def test_box_that_is_left_out_is_not_listed() -> None:
    docx = write(make_application(fields={"form_e": "More teaching."}))
    assert boxes_listed(docx).keys() & {"form_d", "form_e", "form_f"} == {"form_e"}
    assert {place["text"] for place in boxes_listed(docx).values()} <= set(texts_by_bookmark(docx))


def marked_words(docx: bytes) -> str:
    """Return all words that are marked as over the limit, with their line ends left out."""
    runs = opened(docx).element.body.iter(qn("w:r"))
    marked = [run for run in runs if value_of(run, "w:rStyle") == "OverTheLimit"]
    return "".join(t.text or "" for run in marked for t in run.iter(qn("w:t")))


def test_only_the_excess_is_marked_and_all_is_read_back() -> None:
    words = "a" * 1000 + "\n" + "b" * 400 + "\nthe end"
    docx = write(make_application(statements={"research": words, "teaching": "c" * 1350}))
    assert marked_words(docx) == "b" * (400 - 348) + "the end"
    assert box_texts(docx)["research"] == words


@given(st.integers(1300, 1360), hostile_texts())
def test_marked_text_is_read_back_to_the_character(length: int, tail: str) -> None:
    words = text.normalise("a" * length + tail)
    assert box_texts(write(make_application(statements={"research": words}))) == {"research": words}


def test_list_of_boxes_names_the_scheme() -> None:
    listed = part(write(make_application(scheme=shipped().get("ncia-2026"))), "customXml/item1.xml")
    assert listed.get("scheme") == "ncia-2026"


def test_properties_are_those_of_the_application() -> None:
    properties = opened(write(make_application())).core_properties
    expected = "National Clinical Excellence Award, 2019 round: Dr Example Director"
    assert properties.title == expected
    assert properties.author == properties.last_modified_by == "Dr Example Director"
    written_at = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    assert properties.created is not None and properties.modified is not None
    assert properties.created.replace(tzinfo=UTC) == written_at
    assert properties.modified.replace(tzinfo=UTC) == written_at
    assert properties.language == "en-GB"


def test_long_name_does_not_break_the_properties() -> None:
    docx = write(make_application(applicant=Applicant("Dr " + "Long " * 100)))
    assert len(opened(docx).core_properties.author) == 255


def test_header_names_applicant_and_scheme() -> None:
    section = opened(write(make_application())).sections[0]
    (header,) = section.header.paragraphs
    assert header.text == "Dr Example Director | National Clinical Excellence Award, 2019 round"


def test_footer_has_date_and_page_fields() -> None:
    (footer,) = opened(write(make_application())).sections[0].footer.paragraphs
    fields = [field.get(qn("w:instr")).strip() for field in footer._p.iter(qn("w:fldSimple"))]
    assert footer.text.startswith("Draft of 1 March 2026 at 09:30 | Page ")
    assert fields == ["PAGE", "NUMPAGES"]


def full_body() -> etree._Element:
    """Return the body of a document that has all its parts."""
    application = example("medical-director")
    words = {"research": "One\n\nTwo", "teaching": "\u0645\u0631\u062d\u0628\u0627"}
    body: etree._Element = opened(write(replace(application, statements=words))).element.body
    return body


def has(element: etree._Element, tag: str) -> bool:
    """Return whether an element with this tag stands anywhere inside."""
    return element.find(f".//{qn(tag)}") is not None


def value_of(element: etree._Element, tag: str) -> str:
    """Return the value of the first element with this tag inside, "" where there is none."""
    found = element.find(f".//{qn(tag)}")
    return "" if found is None else str(found.get(qn("w:val")))


def test_every_table_has_a_marked_header_row_and_whole_rows() -> None:
    tables = list(full_body().iter(qn("w:tbl")))
    assert len(tables) > 4
    for table in tables:
        marked = [has(row, "w:tblHeader") for row in rows_of(table)]
        assert marked == [True] + [False] * (len(marked) - 1)
        assert all(has(row, "w:cantSplit") for row in rows_of(table))
        assert value_of(table, "w:tblDescription")


def rows_of(table: etree._Element) -> list[etree._Element]:
    return list(table.iter(qn("w:tr")))


def test_every_cell_of_a_table_has_its_column_width() -> None:
    for table in full_body().iter(qn("w:tbl")):
        grid = [column.get(qn("w:w")) for column in table.iter(qn("w:gridCol"))]
        for row in rows_of(table):
            assert [cell.get(qn("w:w")) for cell in row.iter(qn("w:tcW"))] == grid


def test_every_picture_has_alternative_text() -> None:
    described = [str(shape.get("descr")) for shape in full_body().iter(qn("wp:docPr"))]
    assert len(described) == 1 and "Research and innovation" in described[0]


def test_length_stays_on_the_page_of_a_short_last_line_of_own_words() -> None:
    paragraphs = full_body().findall(qn("w:p"))
    for before, after in zip(paragraphs, paragraphs[1:], strict=False):
        if value_of(before, "w:pStyle") == "OwnWords":
            is_short = len("".join(map(str, before.itertext()))) <= 400
            is_last = value_of(after, "w:pStyle") == "Length"
            assert has(before, "w:keepNext") == (is_last and is_short)


def test_a_long_statement_in_one_paragraph_does_not_take_its_heading_along() -> None:
    docx = write(make_application(statements={"research": "word " * 900}))
    (own,) = (
        paragraph
        for paragraph in opened(docx).element.body.findall(qn("w:p"))
        if "word word" in "".join(map(str, paragraph.itertext()))
    )
    assert not has(own, "w:keepNext")


def test_only_own_blank_lines_are_empty_paragraphs() -> None:
    body = full_body()
    paragraphs = [p for p in body.findall(qn("w:p")) if not has(p, "w:drawing")]
    empty = [p for p in paragraphs if not has(p, "w:t")]
    assert [value_of(p, "w:pStyle") for p in empty] == ["OwnWords"]


def test_looks_come_from_styles_alone() -> None:
    direct = {"rFonts", "sz", "color", "b", "i", "jc", "spacing", "ind", "pBdr", "shd"}
    tags = {etree.QName(element).localname for element in full_body().iter("{*}*")}
    assert not direct & tags


def test_every_style_in_use_is_defined() -> None:
    application = replace(example("medical-director"), statements={"research": "x" * 2000})
    document = opened(write(application))
    defined = {style.style_id for style in document.styles}
    used = {
        e.get(qn("w:val"))
        for e in document.element.body.iter(qn("w:pStyle"), qn("w:tblStyle"), qn("w:rStyle"))
    }
    assert used and used <= defined


def test_paragraph_that_begins_right_to_left_is_set_so() -> None:
    paragraphs = [p for p in full_body().iter(qn("w:p")) if value_of(p, "w:pStyle") == "OwnWords"]
    turned = [has(p, "w:bidi") for p in paragraphs]
    assert turned == [False, False, False, True]


def test_every_part_is_well_formed_and_of_a_known_type() -> None:
    docx = write(example("consultant"))
    types = {str(e.get("PartName")) for e in part(docx, "[Content_Types].xml")}
    with ZipFile(BytesIO(docx)) as archive:
        assert archive.testzip() is None
        for name in parts_in_xml(archive):
            etree.fromstring(archive.read(name))
    assert {"/word/document.xml", "/word/styles.xml", "/docProps/core.xml"} <= types


def parts_in_xml(archive: ZipFile) -> Iterator[str]:
    return (name for name in archive.namelist() if name.endswith((".xml", ".rels")))


def test_numbers_of_bookmarks_are_unique() -> None:
    numbers = [str(mark.get(qn("w:id"))) for mark in full_body().iter(qn("w:bookmarkStart"))]
    ends = [str(mark.get(qn("w:id"))) for mark in full_body().iter(qn("w:bookmarkEnd"))]
    assert len(set(numbers)) == len(numbers) and sorted(numbers) == sorted(ends)
