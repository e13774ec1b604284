"""Our own document after people have worked on it: each text stays with its own box."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from cea_helper.word import Parts
from tests.word.examples import make_application, write
from tests.word.reading.building import edited, heading, p, read, run, swap, texts, tracked

WRITTEN = {
    "developing": "I made the clinic anew.",
    "research": "One trial.\nTwo papers.",
    "teaching": "I taught.",
}
DRAFT = write(make_application(statements=WRITTEN))
PLAIN = write(make_application(statements=WRITTEN), Parts(False, False, False))

Change = Callable[[str], str]


def without_bookmarks(markup: str) -> str:
    return re.sub("<w:bookmark(Start|End)[^>]*/>", "", markup)


def without_list(document: bytes) -> bytes:
    return edited(document, lambda _: '<x xmlns="urn:other"/>', "customXml/item1.xml")


def paragraph_with(words: str) -> str:
    return f"<w:p>(?:(?!</w:p>).)*{re.escape(words)}(?:(?!</w:p>).)*</w:p>"


def without_paragraph(words: str) -> Change:
    return lambda markup: re.sub(paragraph_with(words), "", markup, count=1)


def last(old: str, new: str) -> Change:
    """Return a change of the last place where something stands: headings come after the cover."""

    def change(markup: str) -> str:
        before, _, after = markup.rpartition(old)
        return before + new + after

    return change


RESEARCH = "Domain 4: Research and innovation"
BODY_RESEARCH = f">{RESEARCH}</w:t></w:r><w:bookmarkEnd"


@pytest.mark.parametrize(
    "heading_words",
    ["Research", "4. Research & Innovation", "RESEARCH AND INNOVATION", "What I found out"],
)
def test_renamed_heading_is_found_by_its_mark(heading_words: str) -> None:
    escaped = heading_words.replace("&", "&amp;")
    document = edited(DRAFT, swap(BODY_RESEARCH, BODY_RESEARCH.replace(RESEARCH, escaped)))
    assert texts(document) == WRITTEN
    assert [notice.code for notice in read(document).notices] == ["renamed-heading"]


@pytest.mark.parametrize("document", [DRAFT, without_list(DRAFT)])
def test_deleted_heading_loses_no_text(document: bytes) -> None:
    changed = edited(document, without_paragraph('"cea_head_6_research"'))
    assert texts(changed) == WRITTEN


def test_headings_do_without_marks() -> None:
    assert texts(without_list(edited(DRAFT, without_bookmarks))) == WRITTEN
    renamed = last(RESEARCH, "4) Reserch and innovation")
    assert texts(without_list(edited(edited(PLAIN, without_bookmarks), renamed))) == WRITTEN


def test_text_without_heading_and_mark_never_goes_to_its_neighbour() -> None:
    document = without_list(edited(PLAIN, without_bookmarks))
    document = edited(document, lambda xml: re.sub(heading_paragraph(RESEARCH), "", xml))
    found = read(document)
    assert {b: v.text for b, v in found.boxes.items() if v.text} == {
        box: words for box, words in WRITTEN.items() if box != "research"
    }
    assert "not-found" in [n.code for n in found.notices if n.box == "research"]
    assert len([n for n in found.notices if "Two papers." in n.text]) == 1


def heading_paragraph(words: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>(?:(?!</w:p>).)*{words}.*?</w:p>'


def test_boxes_in_another_order_keep_their_texts() -> None:
    def swap_boxes(xml: str) -> str:
        first, second = (
            xml.index(f'w:name="cea_head_{box}"') for box in ("6_research", "7_teaching")
        )
        starts = [xml.rindex("<w:p>", 0, place) for place in (first, second)]
        end = xml.index("<w:p>", xml.index('w:val="Length"', second) + 400)
        return xml[: starts[0]] + xml[starts[1] : end] + xml[starts[0] : starts[1]] + xml[end:]

    document = edited(DRAFT, swap_boxes)
    assert texts(document) == WRITTEN
    assert read(document).notices == ()


def test_text_split_over_many_runs_is_one() -> None:
    pieces = "".join(
        f'<w:r w:rsidR="00{n}"><w:t xml:space="preserve">{letter}</w:t></w:r><w:proofErr/>'
        for n, letter in enumerate("One trial.")
    )
    before = '<w:r><w:t xml:space="preserve">One trial.</w:t></w:r>'
    assert texts(edited(DRAFT, swap(before, pieces))) == WRITTEN


def test_paragraphs_added_inside_and_below_are_part_of_the_text() -> None:
    more = p(run("Between.")) + "<w:p/>"
    inside = edited(
        DRAFT,
        swap(
            '</w:p><w:p><w:pPr><w:pStyle w:val="OwnWords"/><w:keepNext/>'
            '</w:pPr><w:r><w:t xml:space="preserve">Two papers.',
            "</w:p>" + more + '<w:p><w:pPr><w:pStyle w:val="OwnWords"/><w:keepNext/></w:pPr><w:r>'
            '<w:t xml:space="preserve">Two papers.',
        ),
    )
    assert texts(inside)["research"] == "One trial.\nBetween.\n\nTwo papers."


def test_words_typed_after_the_mark_are_part_of_the_text() -> None:
    def type_more(xml: str) -> str:
        return re.sub(
            r"(Two papers\.</w:t></w:r><w:bookmarkEnd[^>]*/>)", r"\1" + run(" More."), xml
        )

    assert texts(edited(DRAFT, type_more))["research"] == "One trial.\nTwo papers. More."


def test_emptied_box_is_empty_and_found() -> None:
    document = edited(DRAFT, swap(run_of("I taught."), ""))
    assert read(document).boxes["teaching"].text == ""
    assert "teaching" not in texts(document)
    assert read(document).notices == ()


def run_of(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def test_words_in_place_of_nothing_written_are_the_text() -> None:
    place = r'("cea_text_5_leading"/><w:r><w:t xml:space="preserve">)Nothing written yet'
    document = edited(DRAFT, lambda xml: re.sub(place, r"\1I led.", xml))
    assert texts(document) == WRITTEN | {"leading": "I led."}


def test_tracked_words_in_an_empty_box_are_the_text() -> None:
    asked = run_of("Nothing written yet")
    changes = tracked("del", asked.replace("w:t", "w:delText")) + tracked("ins", run("I led."))
    place = "(?<=" + re.escape('w:name="cea_text_5_leading"/>') + ")" + re.escape(asked)
    document = edited(DRAFT, lambda xml: re.sub(place, changes, xml))
    assert texts(document)["leading"] == "I led."
    assert [change.kind for change in read(document).changes] == ["deletion", "insertion"]


def test_words_added_outside_the_boxes_are_told_once() -> None:
    annex = '<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:pageBreakBefore/></w:pPr><w:r>' + (
        '<w:t xml:space="preserve">Annex: strength'
    )
    document = edited(DRAFT, swap(annex, heading("Thanks", "Heading1") + p(run("To all.")) + annex))
    assert texts(document) == WRITTEN
    (notice,) = read(document).notices
    assert (notice.code, notice.box) == ("unplaced-text", None)
    assert notice.text == "This text is in no box of the form: Thanks\nTo all."


def test_heading_joined_to_its_text_is_taken_apart() -> None:
    seam = r'(cea_head_7_teaching".*?)</w:p>.*?(<w:bookmarkStart w:id="15")'
    document = edited(PLAIN, lambda xml: re.sub(seam, r"\1\2", xml))
    assert texts(document) == WRITTEN


def test_length_joined_to_its_text_is_taken_off() -> None:
    seam = r'(I taught\.</w:t></w:r><w:bookmarkEnd w:id="15"/>)</w:p><w:p><w:pPr>.*?</w:pPr>'
    document = edited(PLAIN, lambda xml: re.sub(seam, r"\1", xml))
    assert texts(document) == WRITTEN


def test_smart_quotes_stay_as_they_were_typed() -> None:
    document = edited(DRAFT, swap("I taught.", "I \u2018taught\u2019\u2026"))
    assert texts(document)["teaching"] == "I \u2018taught\u2019\u2026"


def test_misplaced_mark_does_not_move_a_text() -> None:
    def move(xml: str) -> str:
        mark = re.search(r'<w:bookmarkStart w:id="15"[^>]*/>', xml)
        assert mark
        return xml.replace(mark[0], "").replace(
            '<w:r><w:t xml:space="preserve">I made',
            mark[0] + '<w:r><w:t xml:space="preserve">I made',
        )

    assert texts(edited(DRAFT, move)) == WRITTEN
