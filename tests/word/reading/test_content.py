"""Everything that can stand in a paragraph is in the text, or told once."""

from __future__ import annotations

import pytest

from tests.word.reading.building import element, heading, p, package, read, research, run, texts

BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
    "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r>"
    "<w:t>In a box</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc"),
        ('<w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>', "a\nb\nc"),
        ("<w:r><w:t>a</w:t><w:lastRenderedPageBreak/><w:t>b</w:t></w:r>", "ab"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>b</w:t></w:r>", "a\u2011\u00adb"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t></w:r>', "\u22655"),
        ('<w:smartTag w:element="place">' + run("Leeds") + "</w:smartTag>", "Leeds"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("held") + "</w:sdtContent></w:sdt>", "held"),
        ('<w:fldSimple w:instr="AUTHOR">' + run("Dr A") + "</w:fldSimple>", "Dr A"),
        (run("a") + '<w:proofErr w:type="spellStart"/>' + run("b") + run("c"), "abc"),
        (
            '<w:dir w:val="rtl">' + run("x") + "</w:dir><w:unknown>" + run("y") + "</w:unknown>",
            "xy",
        ),
    ],
)
def test_all_kinds_of_inline_content_are_text(inside: str, words: str) -> None:
    assert texts(research(p(inside))) == {"research": words}


def test_field_shows_its_result_and_not_its_code() -> None:
    code = '<w:r><w:instrText xml:space="preserve"> REF x </w:instrText></w:r>'
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate")]
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = p(marks[0] + code + marks[1] + run("Table 2") + end)
    assert texts(research(body)) == {"research": "Table 2"}


def test_block_content_controls_are_read_and_prompts_are_not() -> None:
    held = f"<w:sdt><w:sdtContent>{p(run('Held.'))}</w:sdtContent></w:sdt>"
    asked = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
    body = held + asked + p(run("Click here")) + "</w:sdtContent></w:sdt>"
    assert texts(research(body)) == {"research": "Held."}


def test_table_in_a_box_is_read_by_rows() -> None:
    rows = "".join(
        f"<w:tr><w:tc>{p(run(a))}</w:tc><w:tc>{p(run(b))}</w:tc></w:tr>"
        for a, b in (("Year", "Trials"), ("2025", "3"))
    )
    body = p(run("Trials:")) + f"<w:tbl>{rows}</w:tbl>" + p(run("End."))
    assert texts(research(body)) == {"research": "Trials:\nYear\tTrials\n2025\t3\nEnd."}


@pytest.mark.parametrize(
    ("inside", "code", "words"),
    [
        (BOX, "text-box", "In a box"),
        ("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>", "equation", "x=2"),
        ("<w:r><w:object><o:OLEObject/></w:object></w:r>", "object", "left out"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>", "hidden-text", "secret"),
        ('<w:r><w:drawing><w:docPr descr="A curve"/></w:drawing></w:r>', "picture", "A curve"),
        ('<w:r><w:sym w:font="Webdings" w:char="F041"/></w:r>', "symbol", "Webdings"),
    ],
)
def test_what_is_no_text_is_told_once_with_its_box(inside: str, code: str, words: str) -> None:
    found = read(research(p(run("Text.") + inside)))
    told = [notice for notice in found.notices if words in notice.text]
    assert [(notice.code, notice.box) for notice in told] == [(code, "research")]
    assert found.boxes["research"].text.rstrip("\ufffd") == "Text."


def test_footnote_is_told_with_its_words() -> None:
    notes = '<w:footnote w:id="2">' + p(run("See the audit.")) + "</w:footnote>"
    separator = f'<w:footnote w:id="-1" w:type="separator">{p(run("-"))}</w:footnote>'
    body = heading("Research and innovation") + p(
        run("Text.") + '<w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    parts = {"word/footnotes.xml": element("footnotes", separator + notes)}
    found = read(package(body, parts, ("footnotes footnotes.xml",)))
    assert found.boxes["research"].text == "Text."
    (notice,) = (notice for notice in found.notices if notice.code == "footnote")
    assert notice.text == "A footnote is not part of the text: See the audit."


def test_link_keeps_its_words_and_tells_its_address() -> None:
    link = f'<w:hyperlink r:id="rId2">{run("our report")}</w:hyperlink>'
    body = heading("Research and innovation") + p(link)
    found = read(package(body, {}, ("hyperlink https://example.org/report",)))
    assert found.boxes["research"].text == "our report"
    assert [n.text for n in found.notices if n.code == "link"] == [
        "The address of a link was left out: https://example.org/report"
    ]


def test_header_and_footer_are_told_once() -> None:
    parts = {f"word/header{n}.xml": element("hdr", p(run("Confidential"))) for n in (1, 2)} | {
        "word/footer1.xml": element("ftr", p(run("Page 3 of 9")))
    }
    links = ("header header1.xml", "header header2.xml", "footer footer1.xml")
    found = read(package(heading("Research and innovation") + p(run("x")), parts, links))
    told = [notice.text for notice in found.notices if notice.code in ("header", "footer")]
    assert told == ["A header is not part of the text: Confidential"]


def test_external_targets_are_left_out_with_a_warning() -> None:
    links = ("attachedTemplate http://example.org/t.dotm", "hyperlink http://example.org/")
    found = read(package(p(run("x")), {}, links))
    told = [notice.text for notice in found.notices if notice.code == "external"]
    assert told == ["Something outside the file was left out: http://example.org/t.dotm"]


def test_bullets_of_a_list_are_told_and_not_typed() -> None:
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    found = read(research(p(run("One"), item) + p(run("Two"), item)))
    assert found.boxes["research"].text == "One\nTwo"
    assert [n.box for n in found.notices if n.code == "list"] == ["research"]
