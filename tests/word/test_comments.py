"""Comments: read from their file, and written on the right words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from cea_helper.application import Application
from cea_helper.errors import InvalidComments
from cea_helper.word import WordComment, read_comments, write_document
from tests.strategies import filled_texts
from tests.word.by_bookmark import box_texts
from tests.word.examples import EVERYTHING, NOW, make_application, make_report, opened

STATEMENT = "I led the audit.\nWe cut waits by 10%. We cut costs."


def application() -> Application:
    return make_application(statements={"research": STATEMENT})


def read(*entries: Mapping[str, Any]) -> tuple[WordComment, ...]:
    return read_comments(json.dumps({"comments": entries}).encode(), application())


def entry(**changes: object) -> dict[str, object]:
    return {"domain": "research", "author": "Dr Reader", "text": "Why?", **changes}


def faults(document: bytes) -> tuple[str, ...]:
    with pytest.raises(InvalidComments) as caught:
        read_comments(document, application())
    return caught.value.faults


def test_comment_on_a_stretch_is_read() -> None:
    (comment,) = read(
        entry(start=2, end=5, anchor="led", initials="DR", date="2026-02-01T10:00:00Z")
    )
    made_at = datetime(2026, 2, 1, 10, tzinfo=UTC)
    assert comment == WordComment("research", "Dr Reader", "Why?", 2, 5, "DR", made_at)


def test_comment_on_a_whole_box_has_no_stretch() -> None:
    (comment,) = read({"field": "job_plan", "author": "A", "text": "See\r\nthis"})
    assert comment == WordComment("job_plan", "A", "See\nthis")


@pytest.mark.parametrize("written", ["2026-02-01t10:00:00.000000000z", "2026-02-01 11:00:00+01:00"])
def test_date_is_taken_in_every_form_of_rfc_3339(written: str) -> None:
    (comment,) = read(entry(date=written))
    assert comment.written_at == datetime(2026, 2, 1, 10, tzinfo=UTC)


def test_anchor_alone_is_at_its_first_place() -> None:
    (comment,) = read(entry(anchor="We cut"))
    assert (comment.start, comment.end) == (17, 23)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"domain": "biology"}, '.domain: "biology" is not a domain of cea-national-2019'),
        ({"field": "job_plan"}, ": names both a domain and a field"),
        ({"start": 3}, ": has start but no end"),
        ({"end": 3}, ": has end but no start"),
        ({"start": 5, "end": 3}, ".end: 3 is before the start, 5"),
        ({"start": 0, "end": 99}, ".end: 99 is past the end of the text, 51"),
        ({"start": -1, "end": 3}, ".start: is less than 0"),
        ({"start": "1", "end": 3}, ".start: is not a whole number"),
        (
            {"start": 2, "end": 5, "anchor": "the"},
            '.anchor: "the" is not what stands from 2 to 5',
        ),
        ({"anchor": "absent"}, '.anchor: "absent" is not in the text'),
        ({"author": ""}, ".author: is empty"),
        ({"author": " \t"}, ".author: is empty"),
        ({"text": "\n"}, ".text: is empty"),
        ({"author": "x" * 256}, ".author: is longer than 255 characters, the most Word takes"),
        ({"initials": "x" * 10}, ".initials: is longer than 9 characters, the most Word takes"),
        (
            {"date": "20240101T000000Z"},
            '.date: "20240101T000000Z" is not a date and time such as 2026-03-01T09:30:00Z',
        ),
        ({"domain": "\u202elacol"}, '.domain: "\\u202elacol" is not a domain of cea-national-2019'),
        ({"colour": "red"}, ': "colour" is not a name that is known here'),
        (
            {"date": "yesterday"},
            '.date: "yesterday" is not a date and time such as 2026-03-01T09:30:00Z',
        ),
        (
            {"date": "0001-01-01T00:00:00+14:00"},
            '.date: "0001-01-01T00:00:00+14:00" is not a date and time such as'
            " 2026-03-01T09:30:00Z",
        ),
    ],
)
def test_fault_is_one_sentence_with_its_place(changes: dict[str, object], sentence: str) -> None:
    document = json.dumps({"comments": [entry(), entry(**changes)]}).encode()
    assert faults(document) == (f"comments[1]{sentence}",)


def test_comment_on_nothing_is_a_fault() -> None:
    document = b'{"comments": [{"author": "A", "text": "B"}, {"field": "x"}, 7]}'
    assert faults(document) == (
        "comments[0]: names no domain and no field",
        "comments[1]: has no author, text",
        "comments[2]: is not an object",
    )


def test_unknown_field_is_a_fault() -> None:
    document = b'{"comments": [{"field": "hobbies", "author": "A", "text": "B"}]}'
    assert faults(document) == ('comments[0].field: "hobbies" is not a box of cea-national-2019',)


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (b"not json", "The file is not JSON: see line 1, column 1"),
        (b"\xff\xfe{}", "The file is not text in UTF-8"),
        (b"[" * 200_000, "The file is not JSON that can be read"),
        (b'{"comments": ' + b"9" * 5000 + b"}", "The file is not JSON that can be read"),
        (b" " * (10 * 1024 * 1024 + 1), "The file is larger than 10 MiB"),
        (b'{"comments": [], "comments": []}', 'The file names "comments" twice in one place'),
        (b"[]", "The file: is not an object"),
        (b"{}", "The file: has no comments"),
        (b'{"comments": 3}', "comments: is not a list"),
    ],
)
def test_file_that_is_no_list_of_comments_is_refused(document: bytes, sentence: str) -> None:
    assert faults(document) == (sentence,)


def test_file_with_a_byte_order_mark_is_read() -> None:
    assert read_comments(b'\xef\xbb\xbf{"comments": []}', application()) == ()


@given(st.recursive(st.none() | st.integers() | st.text(), st.lists) | st.binary())
def test_any_file_is_read_or_refused(content: object) -> None:
    document = content if isinstance(content, bytes) else json.dumps({"comments": content}).encode()
    try:
        read_comments(document, application())
    except InvalidComments as error:
        assert error.faults and all(error.faults)


def write(*comments: WordComment, person: Application | None = None) -> bytes:
    written = person or application()
    return write_document(written, make_report(written), EVERYTHING, NOW, comments)


def words_under_comments(docx: bytes) -> list[str]:
    """Return the words inside the range of each comment, in the order of the comments' numbers."""
    open_ranges: set[str] = set()
    words: dict[str, str] = {}
    for paragraph in opened(docx).element.body.iter(qn("w:p")):
        for number in open_ranges:
            words[number] += "\n"
        for element in paragraph.iter():
            number = str(element.get(qn("w:id")))
            if element.tag == qn("w:commentRangeStart"):
                open_ranges.add(number)
                words[number] = ""
            elif element.tag == qn("w:commentRangeEnd"):
                open_ranges.remove(number)
            elif element.tag in (qn("w:t"), qn("w:tab")):
                for inside in open_ranges:
                    words[inside] += element.text or "\t"
    return [words[number] for number in sorted(words, key=int)]


def test_comment_is_on_its_words() -> None:
    docx = write(
        WordComment("research", "A", "x", 6, 15), WordComment("research", "A", "y", 10, 23)
    )
    assert words_under_comments(docx) == ["the audit", "audit.\nWe cut"]
    assert box_texts(docx)["research"] == STATEMENT


def test_comment_without_a_stretch_is_on_the_whole_box() -> None:
    assert words_under_comments(write(WordComment("research", "A", "x"))) == [STATEMENT]


def test_comment_on_an_empty_box_is_on_the_words_of_its_heading() -> None:
    docx = write(WordComment("teaching", "A", "x", 0, 0))
    assert words_under_comments(docx) == ["Domain 5: Teaching and training"]


def test_comment_keeps_author_initials_time_and_lines() -> None:
    made_at = datetime(2026, 2, 1, 10, tzinfo=UTC)
    docx = write(
        WordComment("research", "Dr Reader", "One\nTwo <b>&", initials="X", written_at=made_at),
        WordComment("research", "Dr Other Reader", "No date"),
    )
    first, second = opened(docx).comments
    assert (first.author, first.initials, first.timestamp) == ("Dr Reader", "X", made_at)
    assert first.text == "One\nTwo <b>&"
    assert (second.initials, second.timestamp) == ("DOR", None)


def test_initials_made_of_many_names_are_cut_to_what_word_takes() -> None:
    docx = write(WordComment("research", "a b c d e f g h i j k l", "x"))
    assert [comment.initials for comment in opened(docx).comments] == ["abcdefghi"]


def test_equal_comments_are_each_written() -> None:
    comment = WordComment("research", "A", "x", 0, 1)
    assert len(opened(write(comment, comment)).comments) == 2


@st.composite
def commented(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """A text and some stretches of it, which may overlap, touch or be empty."""
    written = draw(filled_texts(max_size=30))
    position = st.integers(min_value=0, max_value=len(written))
    pairs = st.lists(st.tuples(position, position), max_size=5)
    return written, [(min(pair), max(pair)) for pair in draw(pairs)]


@given(commented())
def test_any_comments_leave_the_text_as_it_was(case: tuple[str, list[tuple[int, int]]]) -> None:
    written, stretches = case
    comments = [WordComment("research", "A", "x", start, end) for start, end in stretches]
    docx = write(*comments, person=make_application(statements={"research": written}))
    assert box_texts(docx) == {"research": written}
    expected = sorted(written[start:end] for start, end in stretches)
    assert sorted(words_under_comments(docx)) == expected
